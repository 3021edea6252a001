"""Take a request of another State: search, decide by policy, answer at once or leave it to a person."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rastro.canonical import Conflict, InvalidInput, RastroError, digest_of
from rastro.tracing import Candidate, Group, Stage, TraceProgress, TraceRequest, read_trace_request
from rastro_node.core.actors import Actor, peer_actor
from rastro_node.core.context import this_node
from rastro_node.exchange.handlers import Received
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.hearing import pseudonym
from rastro_node.ledger.services import Act, acts_record
from rastro_node.tracing import checking
from rastro_node.tracing.answering import Composed, compose, grant_for
from rastro_node.tracing.models import IncomingRequest, Search, SentAnswer
from rastro_node.tracing.searching import Found, candidate_json, decision_json, search_register
from rastro_node.tracing.selectors.requests import request_locked
from rastro_node.tracing.services.replying import answer_message, progress_message

LINE = 80
UNNAMED = "?"


def request_receive(received: Received) -> IncomingRequest | None:
    """Keep a verified request, search for it, and answer or queue it; once, however often it came.

    Returns
    -------
    IncomingRequest or None
        None when this very message was taken before.
    """
    if IncomingRequest.objects.filter(sender=received.sender, message_id=received.id).exists():
        return None
    try:
        asked = _read(received)
    except RastroError as error:
        return _unreadable(received, error)
    earlier = _earlier(received, asked)
    again = earlier is not None and earlier.trace_number == asked.trace
    found = search_register(
        asked.description,
        recovered_on=asked.recovered.on,
        earlier_request=asked.trace if again else "",
    )
    envelope = received.envelope
    grant = grant_for(received.sender, envelope.purpose, envelope.urgency, found.category)
    row = _row(received, asked.trace, found)
    row.duplicate_of, row.automatic = earlier, grant.automatic and bool(grant.groups)
    if not row.automatic:
        row.save(force_insert=True)
        _kept_search(row, found).save(force_insert=True)
        progress_message(row, TraceProgress(asked.trace, Stage.WITH_A_PERSON), by=this_node())
        acts_record(_acts(received, row, found))
        return row
    row.state, row.answered_at = IncomingRequest.State.ANSWERED, row.received_at
    row.save(force_insert=True)
    _kept_search(row, found).save(force_insert=True)
    composed = compose(row.trace_number, found, grant, recovered_on=asked.recovered.on)
    _send(row, composed, by=this_node(), acts=_acts(received, row, found))
    return row


def _read(received: Received) -> TraceRequest:
    asked = read_trace_request(received.envelope.body)
    if not 0 < len(asked.trace) <= LINE:
        code = "tracing.body.too_long" if asked.trace else "tracing.body.missing"
        raise InvalidInput(code, field="trace", name="trace", wanted=LINE)
    return asked


def _earlier(received: Received, asked: TraceRequest) -> IncomingRequest | None:
    """An earlier request that asks the very same, under whatever number."""
    same = IncomingRequest.objects.filter(sender=received.sender, digest=_digest(received.envelope.body))
    found = list(same.order_by("received_at")[:20])
    named = [each for each in found if each.trace_number == asked.trace]
    return next(iter([*named, *found]), None)


def _digest(body: Mapping[str, Any]) -> str:
    return digest_of({name: value for name, value in body.items() if name != "trace"})


def _row(received: Received, trace: str, found: Found | None) -> IncomingRequest:
    envelope = received.envelope
    return IncomingRequest(
        sender=received.sender,
        message_id=received.id,
        trace_number=trace,
        digest=_digest(envelope.body),
        body=checking.storable(envelope.body),
        user=envelope.user.as_json(),
        purpose=envelope.purpose,
        legal_basis=envelope.legal_basis,
        urgency=envelope.urgency,
        handling=envelope.handling.as_json(),
        received_at=timezone.now(),
        due=envelope.due,
        category=found.category.value if found else "",
        outcome=found.decision.code.value if found else "",
        automatic=False,
        state=IncomingRequest.State.WAITING,
    )


def _unreadable(received: Received, error: RastroError) -> IncomingRequest:
    """A request of the wrong form: kept, and its sender told which field is wrong."""
    named = received.envelope.body.get("trace")
    trace = named if isinstance(named, str) and named.isprintable() else received.envelope.case
    row = _row(received, (trace or UNNAMED)[:LINE], None)
    row.state = IncomingRequest.State.UNREADABLE
    row.save(force_insert=True)
    progress = TraceProgress(
        row.trace_number, Stage.MORE_ASKED, error.text, asked=(error.field,) if error.field else ()
    )
    progress_message(row, progress, by=this_node())
    acts_record([_act(received, row, {"code": error.code})])
    return row


def _kept_search(row: IncomingRequest, found: Found) -> Search:
    return Search(
        request=row,
        at=timezone.now(),
        registry_size=found.registry_size,
        candidates=[candidate_json(each) for each in found.ranking.candidates],
        none_of_these=found.ranking.none_of_these,
        decision=decision_json(found.decision),
        firearm=found.firearm,
    )


def _acts(received: Received, row: IncomingRequest, found: Found) -> list[Act]:
    shown = [each.firearm.id for each in found.ranking.candidates]
    about = f"request/{row.pk}"
    return [
        _act(received, row, {"category": row.category, "automatic": row.automatic}),
        act_by(
            peer_actor(row.sender),
            "registry.search",
            about,
            purpose=row.purpose,
            legal_basis=row.legal_basis[:200],
            payload={"firearms": shown},
        ),
    ]


def _act(received: Received, row: IncomingRequest, told: Mapping[str, object]) -> Act:
    payload = {"trace": row.trace_number, "message": str(received.id), **told}
    return act_by(
        peer_actor(row.sender),
        "request.receive",
        f"request/{row.pk}",
        purpose=row.purpose,
        legal_basis=row.legal_basis[:200],
        payload=payload,
    )


@transaction.atomic
def answer_send(
    *,
    actor: Actor,
    request_id: UUID,
    withhold: Mapping[Group, str] | None = None,
    chosen: str | None = None,
    remarks: str = "",
) -> SentAnswer:
    """Answer a request that waits for a person.

    Parameters
    ----------
    withhold
        Groups that are not told although the policy would allow it, each with the reason; the asking State
        is told the reason. Nothing can be added to what the policy allows.
    chosen
        The candidate the answer is about; `""` for none of them; the search's own decision when left out.
    remarks
        Words for the asking officer.

    Raises
    ------
    Conflict
        `tracing.request.answered`.
    InvalidInput
        `tracing.answer.reason`, `tracing.answer.candidate`.
    """
    row = request_locked(request_id)
    if row.state != IncomingRequest.State.WAITING:
        raise Conflict("tracing.request.answered", number=row.trace_number)
    draft = draft_answer(row, withhold=withhold, chosen=chosen, remarks=remarks)
    row.state, row.answered_at = IncomingRequest.State.ANSWERED, timezone.now()
    row.outcome = draft.found.decision.code.value
    row.save(update_fields=["state", "answered_at", "outcome"])
    _kept_search(row, draft.found).save(force_insert=True)
    shown = [each.firearm.id for each in draft.found.ranking.candidates]
    search = act_by(
        actor,
        "registry.search",
        f"request/{row.pk}",
        purpose=row.purpose,
        legal_basis=row.legal_basis[:200],
        payload={"firearms": shown},
    )
    return _send(row, draft, by=actor, acts=[search])


def draft_answer(
    row: IncomingRequest,
    *,
    withhold: Mapping[Group, str] | None = None,
    chosen: str | None = None,
    remarks: str = "",
) -> Composed:
    """An answer as it would leave now: the preview and the sending ask the same question.

    Raises
    ------
    InvalidInput
        `tracing.answer.reason`, `tracing.answer.candidate`.
    """
    asked = read_trace_request(row.body)
    found = search_register(asked.description, recovered_on=asked.recovered.on)
    if chosen is not None:
        found = found.about(_candidate(found, chosen), asked.description, asked.recovered.on)
    grant = grant_for(row.sender, row.purpose, row.urgency, found.category)
    for group, why in (withhold or {}).items():
        if not why.strip():
            raise InvalidInput("tracing.answer.reason", field=f"withhold.{group.value}", group=group.value)
    held = grant.without({group: why.strip() for group, why in (withhold or {}).items()})
    by_hand = replace(held, automatic=False)
    return compose(row.trace_number, found, by_hand, recovered_on=asked.recovered.on, remarks=remarks)


def _candidate(found: Found, chosen: str) -> Candidate | None:
    if not chosen:
        return None
    for candidate in found.ranking.candidates:
        if chosen in {candidate.firearm.id, candidate.firearm.number}:
            return candidate
    raise InvalidInput("tracing.answer.candidate", field="chosen")


def _send(row: IncomingRequest, composed: Composed, *, by: Actor, acts: list[Act]) -> SentAnswer:
    """Put the answer in the outbox and keep it, with its ledger entries, in the caller's transaction."""
    message = answer_message(row, composed, by=by)
    answer = SentAnswer.objects.create(
        request=row,
        message_id=message,
        body=composed.body,
        policy=composed.grant.policy,
        rule=composed.grant.rule,
        withheld=composed.body.get("withheld", []),
        by=pseudonym(by),
        at=timezone.now(),
    )
    told = act_by(
        by,
        "answer.send",
        f"request/{row.pk}",
        purpose=row.purpose,
        legal_basis=row.legal_basis[:200],
        decision="allowed",
        payload={
            "to": row.sender,
            "trace": row.trace_number,
            "message": str(message),
            "policy": composed.grant.policy,
            "rule": composed.grant.rule,
            "told": sorted(composed.grant.groups),
            "firearm": str(composed.found.firearm or ""),
        },
    )
    acts_record([*acts, told])
    return answer

"""Send a trace to another State: cut by this State's own policy, in the outbox in the same transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rastro.canonical import Conflict, Forbidden, InvalidInput
from rastro.exchange import Handling, Urgency
from rastro.tracing import Description
from rastro_node.core.actors import Actor
from rastro_node.exchange.selectors import peer_states
from rastro_node.exchange.services import message_send
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.hearing import pseudonym
from rastro_node.ledger.services import Act, acts_record
from rastro_node.tracing.models import OutgoingRequest, Trace, TraceStep
from rastro_node.tracing.requesting import Leaving, leaving
from rastro_node.tracing.selectors.descriptions import description_of
from rastro_node.tracing.selectors.traces import trace_locked
from rastro_node.tracing.users import user_of

REQUEST = "trace.request"
TIME_TO_ANSWER = {
    "normal": timedelta(days=9),
    "urgent": timedelta(hours=24),
    "very_urgent": timedelta(hours=4),
}
"""When an answer is due, where the officer says nothing else."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that is in the outbox, with the rows still to be written."""

    request: OutgoingRequest
    step: TraceStep
    act: Act


@transaction.atomic
def trace_send(*, actor: Actor, trace_id: UUID, to: str, due: datetime | None = None) -> OutgoingRequest:
    """Ask another State about a trace.

    Raises
    ------
    InvalidInput
        `tracing.send.peer`.
    Conflict
        `tracing.trace.closed`, `tracing.send.already`.
    Forbidden
        `tracing.send.nothing`: this State's own policy lets nothing leave.
    """
    refuse_unknown_peer(to)
    trace = trace_locked(trace_id)
    if trace.status == Trace.Status.CLOSED:
        raise Conflict("tracing.trace.closed", number=trace.number)
    if trace.requests.filter(peer=to, answers__isnull=True).exists():
        raise Conflict("tracing.send.already", field="to", peer=to, number=trace.number)
    sent = request_send(trace, description_of(trace.recovery), actor=actor, to=to, due=due)
    sent.request.save(force_insert=True)
    sent.step.save(force_insert=True)
    trace.status, trace.due = Trace.Status.WAITING, sent.request.due
    trace.save(update_fields=["status", "due"])
    acts_record([sent.act])
    return sent.request


def refuse_unknown_peer(to: str) -> None:
    """Refuse a State that is not in the directory.

    Raises
    ------
    InvalidInput
        `tracing.send.peer`.
    """
    known = peer_states()
    if to not in known:
        raise InvalidInput("tracing.send.peer", field="to", peer=to[:40], allowed=", ".join(known) or "-")


def request_send(
    trace: Trace, description: Description, *, actor: Actor, to: str, due: datetime | None = None
) -> Sent:
    """Cut and seal the request of a trace; its rows are the caller's to write, in the same transaction.

    Raises
    ------
    Forbidden
        `tracing.send.nothing`.
    """
    left = leaving(trace, description, to)
    if not left.grant.groups:
        raise Forbidden("tracing.send.nothing", field="to", policy=left.grant.policy, peer=to)
    now = timezone.now()
    due = due or trace.due or now + TIME_TO_ANSWER[trace.urgency]
    message = message_send(
        to=to,
        type_=REQUEST,
        body=left.cut.value,
        user=user_of(actor),
        purpose=trace.purpose,
        legal_basis=trace.legal_basis,
        case=trace.number,
        urgency=cast(Urgency, trace.urgency),
        due=due,
        handling=Handling(left.grant.handling, left.grant.handling_text),
    )
    request = OutgoingRequest(
        trace=trace,
        peer=to,
        message_id=message.pk,
        body=left.cut.value,
        policy=left.grant.policy,
        rule=left.grant.rule,
        withheld=[each.as_json() for each in left.cut.withheld],
        sent_by=pseudonym(actor),
        sent_at=now,
        due=due,
    )
    return Sent(request, _step(request), _act(actor, request, left))


def _step(request: OutgoingRequest) -> TraceStep:
    return TraceStep(
        trace=request.trace,
        kind=TraceStep.Kind.SENT,
        at=request.sent_at,
        by=request.sent_by,
        peer=request.peer,
        request=request,
        data={"message": str(request.message_id), "policy": request.policy, "due": request.due.isoformat()},
    )


def _act(actor: Actor, request: OutgoingRequest, left: Leaving) -> Act:
    return act_by(
        actor,
        "trace.send",
        f"trace/{request.trace_id}",
        purpose=request.trace.purpose,
        legal_basis=request.trace.legal_basis,
        payload={
            "to": request.peer,
            "message": str(request.message_id),
            "policy": left.grant.policy,
            "rule": left.grant.rule,
            "told": sorted(left.grant.groups),
        },
    )

"""Everything the page of one incoming request shows, with the answer as it would leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rastro.canonical import RastroError
from rastro.markings import SerialMark
from rastro.tracing import (
    Group,
    TraceAnswer,
    TraceRequest,
    iti_findings,
    read_trace_answer,
    read_trace_request,
)
from rastro_node.exchange.selectors import MessageRow, peers, thread_of
from rastro_node.tracing.answering import Composed
from rastro_node.tracing.models import IncomingRequest, SentAnswer
from rastro_node.tracing.saying import name_in, say
from rastro_node.tracing.selectors.candidates import CandidateView, candidates_view
from rastro_node.tracing.selectors.labels import REQUEST_STATES, URGENCIES, label_of, purpose_label
from rastro_node.tracing.selectors.outcomes import OutcomeView, answer_sentences, outcome_views
from rastro_node.tracing.selectors.readings import Cell, cells_as_read
from rastro_node.tracing.selectors.withheld import GroupView, WithheldView, groups_view, withheld_view


@dataclass(frozen=True, slots=True)
class SentView:
    """An answer that left."""

    row: SentAnswer
    outcomes: tuple[OutcomeView, ...]
    sentences: list[str]
    withheld: tuple[WithheldView, ...]


@dataclass(frozen=True, slots=True)
class DraftView:
    """An answer before it leaves.

    Parameters
    ----------
    groups
        Every group: what it holds, whether it is told, by which rule.
    rule, policy
        What decides.
    """

    outcomes: tuple[OutcomeView, ...]
    sentences: list[str]
    groups: tuple[GroupView, ...]
    policy: str
    rule: str
    handling: str
    firearm: str


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One incoming request."""

    request: IncomingRequest
    sender: str
    state: str
    urgency: str
    purpose: str
    asked: TraceRequest | None
    cells: tuple[Cell, ...]
    findings: tuple[str, ...]
    candidates: tuple[CandidateView, ...]
    sent: tuple[SentView, ...]
    messages: list[MessageRow]
    unread: str


def request_page(request: IncomingRequest) -> RequestPage:
    """A request with everything about it; the caller puts the reading on record."""
    asked, problem = _read(request.body)
    known = {row.state: row for row in peers()}
    peer = known.get(request.sender)
    search = request.searches.order_by("at").last()
    mark: SerialMark | None = asked.description.serial if asked else None
    name = name_in(peer.names, request.sender) if peer else request.sender
    return RequestPage(
        request=request,
        sender=name,
        state=label_of(REQUEST_STATES, request.state),
        urgency=label_of(URGENCIES, request.urgency),
        purpose=purpose_label(request.purpose),
        asked=asked,
        cells=cells_as_read(mark) if mark else (),
        findings=tuple(say(each) for each in iti_findings(asked)) if asked else (),
        candidates=candidates_view(search.candidates) if search else (),
        sent=tuple(_sent(row) for row in request.answers.order_by("at")),
        messages=[row for row in thread_of(request.trace_number) if row.peer == request.sender],
        unread=problem,
    )


def _read(body: Mapping[str, Any]) -> tuple[TraceRequest | None, str]:
    try:
        return read_trace_request(body), ""
    except RastroError as error:
        return None, say(error.text)


def _sent(row: SentAnswer) -> SentView:
    answer = read_trace_answer(row.body)
    return SentView(row, _outcomes(answer), answer_sentences(answer, _own()), withheld_view(row.withheld))


def draft_view(draft: Composed) -> DraftView:
    """An answer as it would leave now, group by group."""
    candidate = draft.found.decision.candidate
    return DraftView(
        outcomes=_outcomes(draft.whole),
        sentences=answer_sentences(draft.cut, _own()),
        groups=groups_view(draft.whole.as_body(), draft.grant),
        policy=draft.grant.policy,
        rule=draft.grant.rule,
        handling=", ".join(draft.grant.handling),
        firearm=candidate.firearm.id if candidate else "",
    )


def _outcomes(answer: TraceAnswer) -> tuple[OutcomeView, ...]:
    if answer.outcome is None:
        return ()
    return outcome_views(answer.outcome.code.value, *(code.value for code in answer.outcome.also))


def _own() -> str:
    from django.conf import settings

    from rastro_node.core.keys import own_state

    return str(settings.RASTRO.text("node.name") or own_state())


def withholdable(draft: Composed) -> frozenset[Group]:
    """Groups that a person may still hold back."""
    return draft.grant.groups | frozenset(draft.grant.held_back)

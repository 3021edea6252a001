"""Everything the page of one trace shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rastro.canonical import RastroError, Text
from rastro.tracing import (
    ORDER_OF_WORK,
    OutcomeCode,
    TraceAnswer,
    iti_findings,
    next_step,
    read_trace_answer,
)
from rastro_node.exchange.selectors import MessageRow, PeerRow, peers, thread_of
from rastro_node.tracing.models import OutgoingRequest, ReceivedAnswer, Recovery, Search, Trace, TraceStep
from rastro_node.tracing.requesting import request_of
from rastro_node.tracing.saying import name_in, say, say_json, say_moment
from rastro_node.tracing.selectors import labels
from rastro_node.tracing.selectors.candidates import CandidateView, candidates_view
from rastro_node.tracing.selectors.descriptions import description_of, mark_on
from rastro_node.tracing.selectors.lives import LifeEvent, life_view
from rastro_node.tracing.selectors.names import Naming, namings
from rastro_node.tracing.selectors.outcomes import (
    OutcomeView,
    answer_sentences,
    answer_steps,
    outcome_views,
)
from rastro_node.tracing.selectors.readings import Cell, cells_as_read
from rastro_node.tracing.selectors.withheld import WithheldView, withheld_view

UNREACHABLE = "exchange.delivery.unreachable"


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the trace."""

    at: datetime
    what: str
    peer: str
    detail: str


@dataclass(frozen=True, slots=True)
class CheckView:
    """A step of the order of work; `at` is None where it is still to be done."""

    step: str
    label: str
    done: bool
    at: datetime | None


@dataclass(frozen=True, slots=True)
class AskedView:
    """A State that was asked, and what came of it.

    Parameters
    ----------
    name
        The State's name.
    answers
        What came, newest first.
    waits
        Whether no answer came yet; `peer` says how the way there is.
    """

    request: OutgoingRequest
    name: str
    peer: PeerRow | None
    waits: bool
    withheld: tuple[WithheldView, ...]

    @property
    def unreachable(self) -> bool:
        """Whether the request waits because the State's node does not answer."""
        peer = self.peer
        if not self.waits or peer is None or peer.failing_since is None:
            return False
        return peer.failure is None or peer.failure.code == UNREACHABLE

    @property
    def failing(self) -> str:
        """Why the request does not get through; empty when nothing is in its way."""
        if self.peer is None or not self.waits or self.peer.failing_since is None:
            return ""
        since = say_moment(self.peer.failing_since)
        waits = Text("tracing.send.waits", {"peer": self.request.peer, "since": since})
        return say(waits if self.unreachable else self.peer.failure or waits)


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer that decides the page."""

    state: str
    name: str
    at: datetime
    answer: TraceAnswer
    handling: str
    sentences: list[str]
    next_steps: list[str]
    candidates: tuple[CandidateView, ...]
    life: tuple[LifeEvent, ...]
    withheld: tuple[WithheldView, ...]


@dataclass(frozen=True, slots=True)
class TracePage:
    """One trace."""

    trace: Trace
    recovery: Recovery
    cells: tuple[Cell, ...]
    serial_state: str
    namings: tuple[Naming, ...]
    outcomes: tuple[OutcomeView, ...]
    asked: tuple[AskedView, ...]
    answer: AnswerView | None
    home: Search | None
    home_candidates: tuple[CandidateView, ...]
    next_steps: list[str]
    steps: tuple[StepView, ...]
    messages: list[MessageRow]
    checks: tuple[CheckView, ...]
    context: tuple[tuple[str, str], ...]
    findings: tuple[str, ...]
    earlier: tuple[Trace, ...]
    may_ask: tuple[tuple[str, str], ...]


def trace_page(trace: Trace) -> TracePage:
    """A trace with everything about it; the caller puts the reading on record."""
    recovery = trace.recovery
    known = {row.state: row for row in peers()}
    requests = list(trace.requests.prefetch_related("answers").order_by("sent_at"))
    answer = _answer(trace, requests, known)
    home = trace.searches.order_by("at").last()
    return TracePage(
        trace=trace,
        recovery=recovery,
        cells=cells_as_read(mark_on(recovery)),
        serial_state=labels.label_of(labels.SERIAL_STATES, recovery.serial_state),
        namings=namings(recovery.make, recovery.calibre, recovery.type),
        outcomes=outcome_views(trace.outcome, *trace.also),
        asked=tuple(_asked(request, known) for request in requests),
        answer=answer,
        home=home,
        home_candidates=candidates_view(home.candidates) if home else (),
        next_steps=answer.next_steps if answer else _next_steps(trace, home, known),
        steps=tuple(_step(step) for step in trace.steps.order_by("at", "id")),
        messages=thread_of(trace.number),
        checks=checks_of(recovery),
        context=_context(recovery),
        findings=tuple(say(each) for each in iti_findings(request_of(trace, description_of(recovery)))),
        earlier=tuple(lookalikes(recovery)),
        may_ask=_may_ask(requests, known),
    )


def _next_steps(trace: Trace, home: Search | None, known: dict[str, PeerRow]) -> list[str]:
    """What to do next while no answer says it: what the search at home says, and what a delay asks for."""
    late = trace.steps.filter(kind=TraceStep.Kind.NO_ANSWER).order_by("at").last()
    if late is not None:
        return [say(next_step(OutcomeCode.R14, days=late.data.get("days")))]
    if trace.status == Trace.Status.WAITING:
        return []
    return [say_json(_naming(step, known)) for step in home.decision.get("next_steps", [])] if home else []


def _naming(step: dict[str, Any], known: dict[str, PeerRow]) -> dict[str, Any]:
    """The step with a peer's name in place of its code."""
    params = step.get("params") or {}
    peer = known.get(params.get("state", ""))
    return {**step, "params": {**params, "state": name_in(peer.names, peer.state)}} if peer else step


def _may_ask(requests: Sequence[OutgoingRequest], known: dict[str, PeerRow]) -> tuple[tuple[str, str], ...]:
    waiting = {request.peer for request in requests if not list(request.answers.all())}
    free = (state for state in known if state not in waiting)
    return tuple((state, name_in(known[state].names, state)) for state in free)


def _asked(request: OutgoingRequest, known: dict[str, PeerRow]) -> AskedView:
    peer = known.get(request.peer)
    name = name_in(peer.names, request.peer) if peer else request.peer
    waits = not list(request.answers.all())
    return AskedView(request, name, peer, waits, withheld_view(request.withheld))


def _answer(
    trace: Trace, requests: Sequence[OutgoingRequest], known: dict[str, PeerRow]
) -> AnswerView | None:
    rows = [(request, answer) for request in requests for answer in request.answers.all()]
    deciding = [pair for pair in rows if pair[1].outcome == trace.outcome] or rows
    if not deciding:
        return None
    request, row = max(deciding, key=lambda pair: pair[1].at)
    peer = known.get(request.peer)
    return answer_view(row, request.peer, name_in(peer.names, request.peer) if peer else request.peer)


def answer_view(row: ReceivedAnswer, state: str, name: str) -> AnswerView | None:
    """An answer as people see it: of what came, and nothing else."""
    try:
        answer = read_trace_answer(row.body)
    except RastroError:
        return None
    recovery = row.request.trace.recovery
    return AnswerView(
        state=state,
        name=name,
        at=row.at,
        answer=answer,
        handling=", ".join(row.handling.get("codes", [])),
        sentences=answer_sentences(answer, name),
        next_steps=answer_steps(answer),
        candidates=candidates_view(row.body.get("candidates", [])),
        life=life_view(answer, recovery.recovered_on, recovery.place),
        withheld=withheld_view(row.body.get("withheld", [])),
    )


def _step(step: TraceStep) -> StepView:
    return StepView(step.at, labels.label_of(labels.STEPS, step.kind), step.peer, _detail(step.data))


def _detail(data: dict[str, Any]) -> str:
    words = [data.get("words", ""), say_json(data.get("reason")), data.get("code", ""), data.get("why", "")]
    return " · ".join(str(word) for word in words if word)


def checks_of(recovery: Recovery) -> tuple[CheckView, ...]:
    """The order of work with what is done of it."""
    last = {check.step: check for check in recovery.checks.order_by("at", "id")}
    rows = ((step, last.get(step.code)) for step in ORDER_OF_WORK)
    return tuple(
        CheckView(step.code, say(step.text), bool(check and check.done), check.at if check else None)
        for step, check in rows
    )


def _context(recovery: Recovery) -> tuple[tuple[str, str], ...]:
    told = recovery.context
    shown = ((name, str(label), str(told.get(name, ""))) for name, label in labels.SEIZURE.items())
    return tuple(
        (label, labels.label_of(labels.CONTEXTS, value) if name == "context" else value)
        for name, label, value in shown
        if value
    )


def lookalikes(recovery: Recovery, *, limit: int = 5) -> list[Trace]:
    """Other traces whose serial was read the same: perhaps the same firearm, perhaps a duplicate."""
    if not recovery.serial_key or len(recovery.serial_key.replace("?", "")) < 3:  # noqa: PLR2004 - too little
        return []
    same = Trace.objects.filter(recovery__serial_key=recovery.serial_key).exclude(recovery=recovery)
    return list(same.select_related("recovery").order_by("-opened_at")[:limit])

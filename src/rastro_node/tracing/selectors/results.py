"""What came of traces, row by row: for `rastro demo --once`, the command and the API."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rastro.canonical import NotFound, Text, text_from_json
from rastro_node.tracing.models import OutgoingRequest, ReceivedAnswer, Search, Trace

SHOWN = 3
CHUNK = 500


@dataclass(frozen=True, slots=True)
class CandidateResult:
    """A candidate as an answer showed it: its number there, its probability, and why."""

    firearm_id: str
    probability: float
    reasons: tuple[Text, ...]

    @property
    def reason(self) -> str:
        """The reasons in English, joined."""
        return "; ".join(text.say() for text in self.reasons)


@dataclass(frozen=True, slots=True)
class TraceResult:
    """What came of one trace.

    Parameters
    ----------
    external_id
        The recovery's identifier as given; empty where none was.
    number
        The trace's public number.
    status
        Where it stands.
    outcome, also
        The outcome's code, and others that hold.
    time_to_crime_days
        Days from the last sale to the recovery.
    candidates
        The likeliest of the deciding answer, or of the search at home.
    answers
        How many answers came.
    sent_at, answered_at
        When the last request left and the last answer came.
    """

    external_id: str
    number: str
    status: str
    outcome: str
    also: tuple[str, ...]
    time_to_crime_days: int | None
    candidates: tuple[CandidateResult, ...]
    answers: int
    sent_at: datetime | None
    answered_at: datetime | None


def trace_result(name: str) -> TraceResult:
    """What came of one trace, by its number or its recovery's identifier.

    Raises
    ------
    NotFound
        `tracing.trace.unknown`.
    """
    rows = Trace.objects.select_related("recovery")
    trace = rows.filter(number=name).first() or rows.filter(recovery__external_id=name).first()
    if trace is None:
        raise NotFound("tracing.trace.unknown", field="trace")
    return next(_results([trace]))


def trace_results(external_ids: Iterable[str] | None = None) -> Iterator[TraceResult]:
    """What came of traces, in the order they were opened; all of them, or those of these recoveries."""
    traces = Trace.objects.select_related("recovery").order_by("id")
    if external_ids is not None:
        traces = traces.filter(recovery__external_id__in=list(external_ids))
    chunk: list[Trace] = []
    for trace in traces.iterator(chunk_size=CHUNK):
        chunk.append(trace)
        if len(chunk) == CHUNK:
            yield from _results(chunk)
            chunk = []
    yield from _results(chunk)


def _results(traces: Sequence[Trace]) -> Iterator[TraceResult]:
    answers: dict[Any, list[ReceivedAnswer]] = {}
    found = ReceivedAnswer.objects.filter(request__trace__in=traces).select_related("request")
    for answer in found.order_by("at"):
        answers.setdefault(answer.request.trace_id, []).append(answer)
    requests = OutgoingRequest.objects.filter(trace__in=traces).order_by("sent_at")
    sent = dict(requests.values_list("trace_id", "sent_at"))
    unanswered = [trace for trace in traces if trace.pk not in answers]
    searches = dict(
        Search.objects.filter(trace__in=unanswered).order_by("at").values_list("trace_id", "candidates")
    )
    for trace in traces:
        yield _result(trace, answers.get(trace.pk, []), sent.get(trace.pk), searches.get(trace.pk, []))


def _result(
    trace: Trace, answers: list[ReceivedAnswer], sent_at: datetime | None, home: list[Any]
) -> TraceResult:
    deciding = [each for each in answers if each.outcome == trace.outcome]
    last = deciding[-1] if deciding else None
    shown = last.body.get("candidates", []) if last else home
    return TraceResult(
        external_id=trace.recovery.external_id,
        number=trace.number,
        status=trace.status,
        outcome=trace.outcome,
        also=tuple(trace.also),
        time_to_crime_days=trace.time_to_crime_days,
        candidates=tuple(_candidate(each) for each in shown[:SHOWN]),
        answers=len(answers),
        sent_at=sent_at,
        answered_at=answers[-1].at if answers else None,
    )


def _candidate(kept: Mapping[str, Any]) -> CandidateResult:
    reasons = tuple(text_from_json(each["text"]) for each in kept.get("reasons", []))
    return CandidateResult(kept.get("firearm", ""), _fraction(kept.get("probability", "")), reasons)


def _fraction(text: str) -> float:
    """A probability as told; what is no number counts for nothing."""
    try:
        return float(text)
    except ValueError:
        return 0.0


@dataclass(frozen=True, slots=True)
class Tally:
    """Requests sent and answered, and answers that came twice to one request."""

    requests: int
    answered: int
    duplicates: int

    @property
    def lost(self) -> int:
        """Requests without an answer."""
        return self.requests - self.answered


def tally() -> Tally:
    """How this node's requests stand."""
    requests = OutgoingRequest.objects.count()
    answers = ReceivedAnswer.objects.count()
    answered = ReceivedAnswer.objects.values("request").distinct().count()
    return Tally(requests, answered, answers - answered)

"""Open and send many traces: a batch is one transaction, a row that cannot be taken harms no other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched

from django.db import transaction

from rastro.canonical import RastroError, Text
from rastro.tracing import Description
from rastro_node.core.actors import Actor
from rastro_node.core.sequences import next_numbers
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.hearing import pseudonym
from rastro_node.ledger.services import Act, acts_record
from rastro_node.tracing import checking
from rastro_node.tracing.described import Described, mark_of
from rastro_node.tracing.models import OutgoingRequest, Recovery, Search, Trace, TraceStep
from rastro_node.tracing.searching import search_register
from rastro_node.tracing.services import opening, recoveries
from rastro_node.tracing.services.sending import Sent, refuse_unknown_peer, request_send

BATCH = 25


@dataclass(frozen=True, slots=True)
class OpenedAndSent:
    """What became of one row.

    Parameters
    ----------
    external_id
        As given.
    number
        The trace's public number; empty where the row was refused.
    before
        Whether it was opened by an earlier run.
    problem
        Why it was refused.
    warning
        What is doubtful in it although it was taken: a day of recovery that lies in the future, a serial
        that cannot be read and is kept among the other marks.
    """

    external_id: str
    number: str = ""
    before: bool = False
    problem: Text | None = None
    warning: Text | None = None


@dataclass(slots=True)
class _Rows:
    """What one transaction will write."""

    recoveries: list[Recovery]
    traces: list[Trace]
    steps: list[TraceStep]
    searches: list[Search]
    requests: list[OutgoingRequest]
    acts: list[Act]


def traces_open_and_send(
    rows: Iterable[Described],
    *,
    actor: Actor,
    to: str,
    purpose: str = "criminal_investigation",
    legal_basis: str = "CIFTA XIII",
    urgency: str = "normal",
    urgency_reason: str = "",
    case: str = "",
    progress: Callable[[int], None] | None = None,
) -> list[OpenedAndSent]:
    """Record, open and send a trace for each row; a run that was cut short can be run again.

    Parameters
    ----------
    rows
        Recoveries; one whose `external_id` is on record was done before and is not sent twice.
    to
        The State asked.
    progress
        Told how many rows are done.

    Raises
    ------
    InvalidInput
        `tracing.trace.*`, `tracing.send.peer`: nothing was done.
    """
    refuse_unknown_peer(to)
    asked = opening.Asked(
        purpose=purpose,
        legal_basis=legal_basis,
        urgency=urgency,
        urgency_reason=urgency_reason,
        case=case,
    ).checked()
    done: list[OpenedAndSent] = []
    for batch in batched(rows, BATCH):
        with transaction.atomic():
            done += _batch(batch, asked, actor=actor, to=to)
        if progress is not None:
            progress(len(done))
    return done


def _batch(
    batch: Sequence[Described], asked: opening.Asked, *, actor: Actor, to: str
) -> Iterator[OpenedAndSent]:
    before = _done_before(each.external_id for each in batch)
    rows = _Rows([], [], [], [], [], [])
    told: list[OpenedAndSent] = []
    kinds = (recoveries.KIND, opening.KIND)
    free = iter(list(zip(*(next_numbers(kind, len(batch)) for kind in kinds), strict=True)))
    for described in batch:
        name = described.external_id
        if name in before:
            told.append(OpenedAndSent(name, before[name], before=True))
            continue
        try:
            checked, doubt = _taken(described)
        except RastroError as error:
            told.append(OpenedAndSent(name, problem=error.text))
            continue
        number = _one(checked, asked, rows, next(free), actor=actor, to=to)
        if checked.external_id:
            before[checked.external_id] = number
        told.append(OpenedAndSent(name, number, warning=doubt))
    _write(rows)
    return iter(told)


def _taken(described: Described) -> tuple[Described, Text | None]:
    """A row as it can be kept, and what is doubtful in it: an old file must not lose a line to one field."""
    try:
        mark_of(described.serial, described.serial_state, described.removal)
    except RastroError as error:
        words = "".join(c if c.isprintable() else " " for c in described.serial)[: checking.LINE]
        marks = (*described.other_marks, words)
        return replace(described, serial="", other_marks=marks).checked(keep_days=True), error.text
    checked = described.checked(keep_days=True)
    try:
        checking.day_of_recovery(described.recovered_on)
    except RastroError as error:
        return checked, error.text
    return checked, None


def _done_before(external_ids: Iterable[str]) -> dict[str, str]:
    names = [name for name in external_ids if name]
    traces = Trace.objects.filter(recovery__external_id__in=names)
    return dict(traces.values_list("recovery__external_id", "number"))


def _one(
    described: Described,
    asked: opening.Asked,
    rows: _Rows,
    numbers: tuple[str, ...],
    *,
    actor: Actor,
    to: str,
) -> str:
    description = described.description()
    by = pseudonym(actor)
    recovery = recoveries.recovery_row(described, number=numbers[0], by=by)
    trace = opening.trace_row(asked, recovery, actor=actor, number=numbers[1])
    found = search_register(description, recovered_on=recovery.recovered_on)
    opening.note_home(trace, found)
    sent = _send(trace, description, actor=actor, to=to)
    rows.recoveries.append(recovery)
    rows.traces.append(trace)
    rows.steps += [*opening.first_steps(trace, found), sent.step]
    rows.searches.append(opening.home_search(trace, found))
    rows.requests.append(sent.request)
    recorded = act_by(
        actor,
        "recovery.record",
        f"recovery/{recovery.pk}",
        purpose=trace.purpose,
        legal_basis=trace.legal_basis,
        payload=recoveries.payload_of(recovery),
    )
    rows.acts += [recorded, *opening.acts_of_opening(actor, trace, found), sent.act]
    return trace.number


def _send(trace: Trace, description: Description, *, actor: Actor, to: str) -> Sent:
    sent = request_send(trace, description, actor=actor, to=to)
    trace.status, trace.due = Trace.Status.WAITING, sent.request.due
    return sent


def _write(rows: _Rows) -> None:
    Recovery.objects.bulk_create(rows.recoveries)
    Trace.objects.bulk_create(rows.traces)
    OutgoingRequest.objects.bulk_create(rows.requests)
    TraceStep.objects.bulk_create(rows.steps)
    Search.objects.bulk_create(rows.searches)
    recoveries.unknown_words_keep(rows.recoveries)
    acts_record(rows.acts)

"""Traces by number, and locked for a change."""

from uuid import UUID

from django.db.models import Count, QuerySet

from rastro.canonical import NotFound
from rastro_node.tracing.models import Recovery, Trace


def traces() -> QuerySet[Trace]:
    """Every trace with its recovery, newest first."""
    return Trace.objects.select_related("recovery").order_by("-opened_at")


def trace_by_id(trace_id: UUID) -> Trace:
    """One trace.

    Raises
    ------
    NotFound
        `tracing.trace.unknown`.
    """
    return _found(traces().filter(pk=trace_id).first())


def trace_by_number(number: str) -> Trace:
    """One trace by its public number.

    Raises
    ------
    NotFound
        `tracing.trace.unknown`.
    """
    return _found(traces().filter(number=number.strip().upper()).first())


def standing_of(trace_id: UUID) -> str:
    """A word that changes whenever something happened to a trace.

    Raises
    ------
    NotFound
        `tracing.trace.unknown`.
    """
    row = Trace.objects.filter(pk=trace_id).annotate(steps_so_far=Count("steps")).first()
    trace = _found(row)
    return f"{trace.status}.{getattr(trace, 'steps_so_far', 0)}"


def trace_locked(trace_id: UUID) -> Trace:
    """One trace, locked until the transaction ends."""
    rows = Trace.objects.select_related("recovery").select_for_update(of=("self",))
    return _found(rows.filter(pk=trace_id).first())


def _found(trace: Trace | None) -> Trace:
    if trace is None:
        raise NotFound("tracing.trace.unknown", field="trace")
    return trace


def recovery_by_id(recovery_id: UUID) -> Recovery:
    """One recovery.

    Raises
    ------
    NotFound
        `tracing.recovery.unknown`.
    """
    recovery = Recovery.objects.filter(pk=recovery_id).first()
    if recovery is None:
        raise NotFound("tracing.recovery.unknown", field="recovery")
    return recovery

"""Queues of work: one's own traces, and requests that wait for a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from rastro_node.core.actors import Actor
from rastro_node.exchange.selectors import peers
from rastro_node.ledger.hearing import pseudonym
from rastro_node.tracing.models import IncomingRequest, RecoveryDraft, Trace
from rastro_node.tracing.saying import name_in
from rastro_node.tracing.selectors.requests import requests
from rastro_node.tracing.selectors.traces import traces

SOON = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much waits."""

    open: int
    waiting: int
    answered: int
    late: int
    requests: int


def deadline_of(due: datetime | None, *, is_over: bool) -> str:
    """How a deadline stands: `late`, `soon`, or nothing to say."""
    if due is None or is_over:
        return ""
    left = due - timezone.now()
    return "late" if left < timedelta(0) else "soon" if left < SOON else ""


def traces_of(actor: Actor, *, show: str = "", everybody: bool = False, words: str = "") -> QuerySet[Trace]:
    """Traces, those that wait longest for their officer first.

    Parameters
    ----------
    show
        A status, `late`, or empty for all.
    everybody
        Whether to show those of colleagues too.
    words
        Part of a number, case, serial, make or place.
    """
    found = traces() if everybody else traces().filter(owner=pseudonym(actor))
    if show == "late":
        found = found.filter(status=Trace.Status.WAITING, due__lt=timezone.now())
    elif show in Trace.Status.values:
        found = found.filter(status=show)
    for word in words.split()[:5]:
        found = found.filter(
            Q(number__icontains=word)
            | Q(case__icontains=word)
            | Q(recovery__serial__icontains=word)
            | Q(recovery__make__icontains=word)
            | Q(recovery__place__icontains=word)
            | Q(recovery__external_id__icontains=word)
        )
    return found


def counts(actor: Actor) -> Counts:
    """How much waits for an officer, in one query each for traces and requests."""
    status = Trace.Status
    mine = Trace.objects.filter(owner=pseudonym(actor)).aggregate(
        open=Count("pk", filter=Q(status=status.OPEN)),
        waiting=Count("pk", filter=Q(status=status.WAITING)),
        answered=Count("pk", filter=Q(status=status.ANSWERED)),
        late=Count("pk", filter=Q(status=status.WAITING, due__lt=timezone.now())),
    )
    return Counts(requests=requests_waiting(), **mine)


def requests_waiting() -> int:
    """How many requests wait for a person."""
    return IncomingRequest.objects.filter(state=IncomingRequest.State.WAITING).count()


def traces_unfinished(actor: Actor) -> int:
    """How many of an officer's traces are not closed and have something to read or to do."""
    open_ones = (Trace.Status.OPEN, Trace.Status.ANSWERED)
    return Trace.objects.filter(owner=pseudonym(actor), status__in=open_ones).count()


def drafts_of(actor: Actor) -> QuerySet[RecoveryDraft]:
    """An officer's own drafts, newest first."""
    return RecoveryDraft.objects.filter(owner=pseudonym(actor)).order_by("-updated_at")


def requests_in(show: str = "waiting") -> QuerySet[IncomingRequest]:
    """Requests in a state, or all; those due first, first."""
    found = requests()
    return found.filter(state=show) if show in IncomingRequest.State.values else found


def peer_names() -> dict[str, str]:
    """The States' names in the reader's language."""
    return {row.state: name_in(row.names, row.state) for row in peers()}

"""Notice requests that nobody answered in time (R14)."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from rastro.tracing import OutcomeCode
from rastro_node.core.context import this_node
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.hearing import pseudonym
from rastro_node.ledger.services import act_record
from rastro_node.tracing.models import OutgoingRequest, Trace, TraceStep
from rastro_node.tracing.selectors.traces import trace_locked

BATCH = 100
EVERY = 60.0


def overdue_note() -> bool:
    """Give traces whose answer is overdue their step and code; true when more wait."""
    late = list(_overdue()[:BATCH])
    for request in late:
        with transaction.atomic():
            _note(request)
    return len(late) == BATCH


def _overdue() -> QuerySet[OutgoingRequest]:
    late = OutgoingRequest.objects.filter(due__lt=timezone.now(), answers__isnull=True)
    noted = late.filter(steps__kind=TraceStep.Kind.NO_ANSWER)
    return late.exclude(trace__status=Trace.Status.CLOSED).exclude(pk__in=noted).order_by("due")


def _note(request: OutgoingRequest) -> None:
    trace = trace_locked(request.trace_id)
    if request.answers.exists():
        return
    now = timezone.now()
    days = (now - request.sent_at).days
    node = this_node()
    TraceStep.objects.create(
        trace=trace,
        kind=TraceStep.Kind.NO_ANSWER,
        at=now,
        by=pseudonym(node),
        peer=request.peer,
        request=request,
        data={"days": days},
    )
    code = OutcomeCode.R14.value
    if not trace.outcome:
        trace.outcome = code
    elif code not in {trace.outcome, *trace.also}:
        trace.also = [*trace.also, code]
    trace.save(update_fields=["outcome", "also"])
    act_record(
        act_by(
            node,
            "trace.overdue",
            f"trace/{trace.pk}",
            purpose=trace.purpose,
            legal_basis=trace.legal_basis,
            payload={"peer": request.peer, "days": days},
        )
    )

"""Take what another State says on a request of ours: where it stands, and the answer."""

from uuid import UUID

from django.utils import timezone

from rastro.canonical import InvalidInput
from rastro.tracing import OutcomeCode, TraceAnswer, read_trace_answer, read_trace_progress
from rastro_node.core.actors import peer_actor
from rastro_node.exchange.handlers import Received
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.tracing import checking
from rastro_node.tracing.models import OutgoingRequest, ReceivedAnswer, Trace, TraceStep
from rastro_node.tracing.selectors.traces import trace_locked

FOUND = frozenset({"R1", "R2", "R7", "R8", "R9", "R11"})
"""Outcomes that stand although another State found nothing."""


def progress_receive(received: Received) -> None:
    """Note where a request of ours stands.

    Raises
    ------
    InvalidInput
        `tracing.answer.unasked` when that State was not asked.
    """
    progress = read_trace_progress(received.envelope.body)
    request = _asked(received, progress.trace)
    TraceStep.objects.create(
        trace=request.trace,
        request=request,
        kind=TraceStep.Kind.PROGRESS,
        at=timezone.now(),
        by=f"peer/{received.sender}",
        peer=received.sender,
        data={"message": str(received.id), **progress.as_body()},
    )
    _record(received, request, "progress.receive", {"stage": progress.stage.value})


def answer_receive(received: Received) -> ReceivedAnswer | None:
    """Keep an answer as it came, and give the trace its outcome.

    Returns
    -------
    ReceivedAnswer or None
        None when this very message was taken before.

    Raises
    ------
    InvalidInput
        `tracing.answer.unasked` when that State was not asked; `tracing.body.*` when it has not its form.
    """
    if ReceivedAnswer.objects.filter(message_id=received.id).exists():
        return None
    answer = read_trace_answer(received.envelope.body)
    request = _asked(received, answer.trace)
    now = timezone.now()
    code = outcome_of(answer)
    row = ReceivedAnswer.objects.create(
        request=request,
        message_id=received.id,
        body=checking.storable(received.envelope.body),
        handling=received.envelope.handling.as_json(),
        outcome=code,
        at=now,
    )
    TraceStep.objects.create(
        trace_id=request.trace_id,
        request=request,
        kind=TraceStep.Kind.ANSWERED,
        at=now,
        by=f"peer/{received.sender}",
        peer=received.sender,
        data={"message": str(received.id), "code": code, "policy": answer.policy},
    )
    _conclude(trace_locked(request.trace_id), request.pk, answer, code)
    _record(received, request, "answer.receive", {"code": code, "policy": answer.policy})
    return row


def outcome_of(answer: TraceAnswer) -> str:
    """The outcome told; R13 where the other State tells none."""
    return (answer.outcome.code if answer.outcome else OutcomeCode.R13).value


def _asked(received: Received, number: str) -> OutgoingRequest:
    about = received.envelope.in_reply_to
    sent = OutgoingRequest.objects.select_related("trace").filter(peer=received.sender)
    request = sent.filter(message_id=about).first() if about else None
    if request is None or request.trace.number != number:
        raise InvalidInput("tracing.answer.unasked", field="in_reply_to", peer=received.sender)
    return request


def _conclude(trace: Trace, request: UUID, answer: TraceAnswer, code: str) -> None:
    """Let the answer decide the trace, unless an earlier one found more."""
    others = OutgoingRequest.objects.filter(trace=trace, answers__isnull=True).exclude(pk=request)
    waiting = others.order_by("due").values_list("due", flat=True).first()
    if trace.status != Trace.Status.CLOSED:
        trace.status = Trace.Status.WAITING if waiting else Trace.Status.ANSWERED
    trace.due = waiting
    if trace.outcome not in FOUND or code in FOUND:
        trace.outcome = code
        trace.also = [each.value for each in answer.outcome.also] if answer.outcome else []
        trace.time_to_crime_days = answer.time_to_crime.days if answer.time_to_crime else None
        trace.decided_at = timezone.now()
    trace.save(update_fields=["status", "due", "outcome", "also", "time_to_crime_days", "decided_at"])


def _record(received: Received, request: OutgoingRequest, action: str, told: dict[str, str]) -> None:
    act_record(
        act_by(
            peer_actor(received.sender),
            action,
            f"trace/{request.trace_id}",
            purpose=request.trace.purpose,
            legal_basis=request.trace.legal_basis,
            payload={"message": str(received.id), "trace": request.trace.number, **told},
        )
    )

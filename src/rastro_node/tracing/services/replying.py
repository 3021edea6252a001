"""The messages that go back to the State that asked."""

from typing import cast
from uuid import UUID

from rastro.exchange import Handling, Urgency
from rastro.tracing import TraceProgress
from rastro_node.core.actors import Actor
from rastro_node.exchange.services import message_send
from rastro_node.tracing.answering import Composed
from rastro_node.tracing.models import IncomingRequest
from rastro_node.tracing.users import user_of

ANSWER = "trace.answer"
PROGRESS = "trace.progress"


def answer_message(row: IncomingRequest, composed: Composed, *, by: Actor) -> UUID:
    """Put an answer in the outbox; the message's identifier."""
    grant = composed.grant
    message = message_send(
        to=row.sender,
        type_=ANSWER,
        body=composed.body,
        user=user_of(by),
        purpose=row.purpose,
        legal_basis=row.legal_basis[:200],
        case=row.trace_number,
        in_reply_to=row.message_id,
        urgency=cast(Urgency, row.urgency),
        handling=Handling(grant.handling, grant.handling_text),
    )
    return message.pk


def progress_message(row: IncomingRequest, progress: TraceProgress, *, by: Actor) -> UUID:
    """Put a word on where the request stands in the outbox; the message's identifier."""
    message = message_send(
        to=row.sender,
        type_=PROGRESS,
        body=progress.as_body(),
        user=user_of(by),
        purpose=row.purpose,
        legal_basis=row.legal_basis[:200],
        case=row.trace_number,
        in_reply_to=row.message_id,
        urgency=cast(Urgency, row.urgency),
    )
    return message.pk

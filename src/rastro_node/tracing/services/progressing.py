"""Tell the State that asked where its request stands: what is asked of it, why it is delayed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from rastro.canonical import Conflict, InvalidInput
from rastro.tracing import Stage, TraceProgress
from rastro_node.core.actors import Actor
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.tracing import checking
from rastro_node.tracing.models import IncomingRequest
from rastro_node.tracing.selectors.requests import request_locked
from rastro_node.tracing.services.replying import progress_message

BY_PERSON = (Stage.MORE_ASKED, Stage.DELAYED)
"""What a person says; that a request came, and lies with a person, the node says itself."""


@transaction.atomic
def progress_send(
    *,
    actor: Actor,
    request_id: UUID,
    stage: str,
    words: str,
    asked: Sequence[str] = (),
    expected_on: date | None = None,
) -> UUID:
    """Send a word on a request that waits for a person.

    Raises
    ------
    InvalidInput
        `tracing.progress.stage`, or `tracing.progress.words`: the International Tracing Instrument wants
        a reason for every delay (paragraph 20).
    Conflict
        `tracing.request.answered`.
    """
    if stage not in set(BY_PERSON):
        raise InvalidInput("tracing.progress.stage", field="stage", stage=stage[:40])
    said = checking.prose(words, field="words")
    if not said:
        raise InvalidInput("tracing.progress.words", field="words")
    row = request_locked(request_id)
    if row.state != IncomingRequest.State.WAITING:
        raise Conflict("tracing.request.answered", number=row.trace_number)
    fields = checking.lines(asked, field="asked")
    progress = TraceProgress(
        row.trace_number, Stage(stage), words=said, asked=tuple(fields), expected_on=expected_on
    )
    message = progress_message(row, progress, by=actor)
    act_record(
        act_by(
            actor,
            "progress.send",
            f"request/{row.pk}",
            purpose=row.purpose,
            legal_basis=row.legal_basis[:200],
            payload={"to": row.sender, "stage": stage, "message": str(message)},
        )
    )
    return message

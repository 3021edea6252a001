"""Hand accepted messages to their domains, each once, in the order of their channel."""

import logging
from uuid import UUID

from django.db import transaction
from django.db.models import F

from rastro.canonical import InvalidInput, NotFound, RastroError
from rastro.exchange import Claim, Envelope, read_envelope
from rastro.exchange.jws import parse, strict_json
from rastro_node.core import background
from rastro_node.core.actors import Actor
from rastro_node.exchange import models
from rastro_node.exchange.handlers import Received, handler_of
from rastro_node.exchange.receiving import INBOX
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record

log = logging.getLogger(__name__)

BATCH = 16
"""Messages acted on in one transaction: more would let the first answers wait for the last."""
MAX_ATTEMPTS = 5


def envelope_of(sealed: bytes) -> Envelope:
    """The envelope inside bytes that were verified when they were stored."""
    parsed = parse(sealed)
    return read_envelope(strict_json(parsed.payload, parsed.claim), claim=Claim(parsed.claim.digest))


def waiting_messages() -> list[UUID]:
    """Messages that wait for their domain, oldest first; an operator sees those that failed too often."""
    rows = models.Unhandled.objects.filter(attempts__lt=MAX_ATTEMPTS).order_by("message_id")
    return list(rows.values_list("message_id", flat=True)[:BATCH])


def messages_handle() -> int:
    """Let the domains act on a batch in one transaction; where one fails, each by itself.

    Returns
    -------
    int
        How many were acted on now.
    """
    waiting = waiting_messages()
    if len(waiting) > 1:
        try:
            return _handle_together(waiting)
        except Exception:
            log.exception("a batch was not acted on together: each by itself now")
    return sum(message_handle(each) for each in waiting)


@transaction.atomic
def _handle_together(incoming_ids: list[UUID]) -> int:
    free = (
        models.Unhandled.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("message")
        .filter(pk__in=incoming_ids)
        .order_by("message_id")
    )
    taken = list(free)
    for waiting in taken:
        _act_on(waiting.message)
    models.Unhandled.objects.filter(pk__in=[waiting.pk for waiting in taken]).delete()
    return len(taken)


def message_handle(incoming_id: UUID) -> bool:
    """Let the domain act on one message, and forget that it waited, in one transaction.

    Returns
    -------
    bool
        Whether it was acted on now; false if somebody else has it, it failed, or it was done before.
    """
    try:
        with transaction.atomic():
            waiting = (
                models.Unhandled.objects.select_for_update(skip_locked=True, of=("self",))
                .select_related("message")
                .filter(pk=incoming_id)
                .first()
            )
            if waiting is None:
                return False
            _act_on(waiting.message)
            waiting.delete()
    except Exception as error:
        log.exception("message %s was not acted on", incoming_id)
        _note_failure(incoming_id, error)
        return False
    return True


def _act_on(message: models.Incoming) -> None:
    handler = handler_of(message.type)
    if handler is None:
        raise InvalidInput("exchange.handler.none", type=message.type)
    envelope = envelope_of(bytes(message.sealed))
    handler(Received(envelope.id, message.sender, envelope, message.digest))


def _note_failure(incoming_id: UUID, error: Exception) -> None:
    said = str(error) if isinstance(error, RastroError) else f"{type(error).__name__}: {error}"
    models.Unhandled.objects.filter(pk=incoming_id).update(attempts=F("attempts") + 1, failure=said[:2000])


@transaction.atomic
def message_retry(*, actor: Actor, message_id: UUID) -> None:
    """Let a message that failed too often be tried again, by an operator's word.

    Raises
    ------
    NotFound
        `exchange.message.not_stuck`.
    """
    revived = models.Unhandled.objects.filter(message__message_id=message_id, attempts__gt=0).update(
        attempts=0, failure=""
    )
    if not revived:
        raise NotFound("exchange.message.not_stuck", field="message")
    act_record(act_by(actor, "message.retry", f"message/{message_id}"))
    background.notify(INBOX)

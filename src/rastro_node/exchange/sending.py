"""Put a message in the outbox: sealed, numbered and recorded in the transaction of the act that sends it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rastro.canonical import NotFound, uuid7
from rastro.exchange import (
    DEFAULT_LIFE,
    Channel,
    Envelope,
    Evaluation,
    Handling,
    Urgency,
    User,
    digest_of_envelope,
    next_of,
    seal,
)
from rastro_node.core import background
from rastro_node.core.keys import signing_key
from rastro_node.exchange import models
from rastro_node.exchange.directories import own_address
from rastro_node.ledger.services import Act, act_record

OUTBOX = "rastro_outbox"
OPEN = Handling()
"""H0: for preventing and combating crime."""


@transaction.atomic
def message_send(
    *,
    to: str,
    type_: str,
    body: Mapping[str, Any],
    user: User,
    purpose: str,
    legal_basis: str,
    case: str = "",
    in_reply_to: UUID | None = None,
    urgency: Urgency = "normal",
    due: datetime | None = None,
    classification: int = 0,
    handling: Handling = OPEN,
    evaluation: Evaluation | None = None,
) -> models.Outgoing:
    """Seal a message to a peer and put it in the outbox; the worker delivers it after the commit.

    Raises
    ------
    NotFound
        `exchange.peer.unknown`.
    Refused
        What a receiver would refuse is not sealed: `exchange.field`, `exchange.too_large`.
    """
    row = models.Channel.objects.select_for_update().filter(peer_id=to, direction="out").first()
    if row is None:
        raise NotFound("exchange.peer.unknown", field="to", peer=to)
    place = next_of(Channel(own_address(), to, row.seq, row.digest))
    now = timezone.now()
    envelope = Envelope(
        id=uuid7(),
        typ=type_,
        sender=own_address(),
        recipients=(to,),
        seq=place.seq,
        prev=place.prev,
        iat=now,
        exp=now + DEFAULT_LIFE,
        user=user,
        purpose=purpose,
        legal_basis=legal_basis,
        body=body,
        case=case or None,
        in_reply_to=in_reply_to,
        classification=classification,
        handling=handling,
        evaluation=evaluation,
        urgency=urgency,
        due=due,
    )
    sealed = seal(envelope, signing_key())
    row.seq, row.digest = place.seq, digest_of_envelope(envelope)
    row.save(update_fields=["seq", "digest"])
    message = models.Outgoing.objects.create(
        id=envelope.id,
        peer_id=to,
        seq=place.seq,
        type=type_,
        case=case,
        in_reply_to=in_reply_to,
        digest=row.digest,
        sealed=sealed,
        at=now,
        due=due,
    )
    act_record(
        Act(
            action="message.send",
            object=f"message/{envelope.id}",
            actor=user.pseudonym,
            authority=own_address(),
            purpose=purpose,
            legal_basis=legal_basis,
            payload={"to": to, "type": type_, "seq": place.seq, "digest": row.digest},
        )
    )
    background.notify(OUTBOX)
    return message

"""Put a message in the outbox: sealed, numbered and recorded in the transaction of the act that sends it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
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
from rastro_node.core.keys import signing_key
from rastro_node.exchange import models
from rastro_node.exchange.directories import own_address
from rastro_node.ledger.services import Act, act_record

OUTBOX = "rastro_outbox"
LOCK = """
    SELECT seq, digest FROM exchange_channel WHERE peer_id = %s AND direction = 'out' FOR UPDATE
"""
COLUMNS = ("id", "peer_id", "seq", "type", "case", "in_reply_to", "digest", "sealed", "at", "due")
STORE = """
    WITH place AS (
        UPDATE exchange_channel SET seq = %(seq)s, digest = %(digest)s
        WHERE peer_id = %(peer_id)s AND direction = 'out'
    )
    INSERT INTO exchange_outgoing (id, peer_id, seq, type, "case", in_reply_to, digest, sealed, at, due)
    VALUES (%(id)s, %(peer_id)s, %(seq)s, %(type)s, %(case)s, %(in_reply_to)s, %(digest)s, %(sealed)s, %(at)s,
        %(due)s)
"""
"""Written out, since every message of every State waits its turn behind the one before it."""
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
    place = next_of(_channel_lock(to))
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
    message = _outbox_put(envelope)
    act_record(
        Act(
            action="message.send",
            object=f"message/{envelope.id}",
            actor=user.pseudonym,
            authority=own_address(),
            purpose=purpose,
            legal_basis=legal_basis,
            payload={"to": to, "type": type_, "seq": place.seq, "digest": message.digest},
        )
    )
    return message


def _channel_lock(to: str) -> Channel:
    """Where the channel to a peer stands; nobody else sends on it until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [to])
        row = cursor.fetchone()
    if row is None:
        raise NotFound("exchange.peer.unknown", field="to", peer=to)
    return Channel(own_address(), to, *row)


def _outbox_put(envelope: Envelope) -> models.Outgoing:
    """Seal a message, put it in the outbox and move the channel on to it, in one statement."""
    message = models.Outgoing(
        id=envelope.id,
        peer_id=envelope.recipients[0],
        seq=envelope.seq,
        type=envelope.typ,
        case=envelope.case or "",
        in_reply_to=envelope.in_reply_to,
        digest=digest_of_envelope(envelope),
        sealed=seal(envelope, signing_key()),
        at=envelope.iat,
        due=envelope.due,
    )
    values = {name: getattr(message, name) for name in COLUMNS}
    with connection.cursor() as cursor:
        cursor.execute(STORE, values)
    return message

"""Take messages from the wire: verify, find their place in the channel, store, answer with a signed receipt.

A batch is one transaction, so its messages cost one commit together; each has an outcome of its own. What
cannot be verified leaves a refusal and a ledger entry and nothing else. What is verified but can never be
acted on (expired, of an unknown schema) takes its place in the channel as refused, so that it blocks nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from django.db import transaction
from django.utils import timezone

from rastro.canonical import sha256_hex
from rastro.exchange import (
    Channel,
    Duplicate,
    Nack,
    Opened,
    Receipt,
    Refused,
    accept,
    open_sealed,
    seal_answer,
)
from rastro_node.core.keys import signing_key
from rastro_node.exchange import models
from rastro_node.exchange.directories import directory, own_address
from rastro_node.exchange.handlers import handler_of
from rastro_node.ledger.services import Act, DecisionWord, acts_record

INBOX = "rastro_inbox"
UNKNOWN = "ZZ"
"""Address in an answer to whoever cannot be told (ISO 3166 user-assigned)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one message.

    Parameters
    ----------
    outcome
        `stored`, `duplicate` (stored before; the same receipt again) or `refused`.
    answer
        The signed receipt or refusal.
    """

    outcome: Literal["stored", "duplicate", "refused"]
    answer: bytes


@dataclass(slots=True)
class _Batch:
    """What one transaction will write."""

    now: datetime
    channels: dict[str, models.Channel]
    before: dict[tuple[str, object], models.Incoming]
    incoming: list[models.Incoming] = field(default_factory=list)
    refusals: list[models.Refusal] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)


def batch_receive(messages: Sequence[bytes]) -> list[Outcome]:
    """Receive messages in order; one outcome each."""
    now = timezone.now()
    opened = [_open(data, now) for data in messages]
    good = [each for each in opened if isinstance(each, Opened)]
    with transaction.atomic():
        batch = _Batch(now, _locked_channels({each.envelope.sender for each in good}), _stored_before(good))
        outcomes = [_receive(batch, data, each) for data, each in zip(messages, opened, strict=True)]
        _write(batch)
    return outcomes


def _open(data: bytes, now: datetime) -> Opened | Refused:
    try:
        return open_sealed(data, directory=directory(), recipient=own_address(), now=now)
    except Refused as refused:
        return refused


def _locked_channels(senders: set[str]) -> dict[str, models.Channel]:
    rows = (
        models.Channel.objects.select_for_update().filter(peer__in=senders, direction="in").order_by("peer")
    )
    return {row.peer_id: row for row in rows}


def _stored_before(good: list[Opened]) -> dict[tuple[str, object], models.Incoming]:
    rows = models.Incoming.objects.filter(message_id__in=[each.envelope.id for each in good])
    return {(row.sender, row.message_id): row for row in rows}


def _receive(batch: _Batch, data: bytes, opened: Opened | Refused) -> Outcome:
    if isinstance(opened, Refused):
        if opened.opened is None:
            return _refuse(batch, data, opened)
        return _place(batch, data, opened.opened, refused=opened)
    return _place(batch, data, opened, refused=None)


def _place(batch: _Batch, data: bytes, opened: Opened, *, refused: Refused | None) -> Outcome:
    """Find the message's place in its channel, then store it as accepted or as refused."""
    envelope = opened.envelope
    row = batch.channels.get(envelope.sender)
    if row is None:
        return _refuse(batch, data, refused or Refused("exchange.peer.unknown", peer=envelope.sender))
    before = batch.before.get((envelope.sender, envelope.id))
    channel = Channel(envelope.sender, own_address(), row.seq, row.digest)
    try:
        accepted = accept(channel, opened, stored=before.digest if before else None)
    except Refused as out_of_place:
        return _refuse(batch, data, out_of_place)
    if isinstance(accepted, Duplicate):
        return _repeat(batch, opened, before)
    row.seq, row.digest = accepted.seq, accepted.digest
    if refused is None and handler_of(envelope.typ) is None:
        refused = Refused("exchange.handler.none", type=envelope.typ)
    return _store(batch, data, opened, refused)


def _store(batch: _Batch, data: bytes, opened: Opened, refused: Refused | None) -> Outcome:
    envelope, code = opened.envelope, refused.code if refused else ""
    answer = (
        _nack(batch, data, refused, opened) if refused else Receipt.of(opened, by=own_address(), at=batch.now)
    )
    sealed = seal_answer(answer, signing_key())
    stored = models.Incoming(
        sender=envelope.sender,
        message_id=envelope.id,
        seq=envelope.seq,
        type=envelope.typ,
        case=envelope.case or "",
        in_reply_to=envelope.in_reply_to,
        digest=opened.digest,
        sealed=data,
        accepted=refused is None,
        code=code,
        reply=sealed,
        at=batch.now,
    )
    batch.incoming.append(stored)
    batch.before[envelope.sender, envelope.id] = stored
    batch.acts.append(_act("message.receive", opened, decision="denied" if refused else "allowed", code=code))
    return Outcome("refused" if refused else "stored", sealed)


def _nack(batch: _Batch, data: bytes, refused: Refused, opened: Opened) -> Nack:
    nack = Nack.of(refused, data=data, by=own_address(), to=opened.envelope.sender, at=batch.now)
    return replace(nack, digest=opened.digest, in_reply_to=opened.envelope.id)


def _repeat(batch: _Batch, opened: Opened, before: models.Incoming | None) -> Outcome:
    """The very same message again: no second effect, the first answer once more, and a note of it."""
    stored = before or models.Incoming.objects.get(sender=opened.envelope.sender, seq=opened.envelope.seq)
    batch.acts.append(_act("message.repeat", opened, decision="denied", code="exchange.sequence.replayed"))
    return Outcome("duplicate", bytes(stored.reply))


def _refuse(batch: _Batch, data: bytes, refused: Refused) -> Outcome:
    claim = refused.claim
    sender = (claim.sender if claim else None) or UNKNOWN
    nack = Nack.of(refused, data=data, by=own_address(), to=sender, at=batch.now)
    batch.refusals.append(
        models.Refusal(
            at=batch.now, claimed_sender=sender, code=refused.code, digest=sha256_hex(data), size=len(data)
        )
    )
    batch.acts.append(
        Act(
            action="message.refuse",
            object=f"message/{nack.digest}",
            actor=f"peer/{sender}",
            authority=own_address(),
            decision="denied",
            payload={"code": refused.code, "signed": bool(claim and claim.signed), "size": len(data)},
        )
    )
    return Outcome("refused", seal_answer(nack, signing_key()))


def _act(action: str, opened: Opened, *, decision: DecisionWord, code: str) -> Act:
    envelope = opened.envelope
    payload = {"type": envelope.typ, "seq": envelope.seq, "digest": opened.digest, "code": code}
    return Act(
        action=action,
        object=f"message/{envelope.id}",
        actor=f"peer/{envelope.sender}",
        authority=own_address(),
        purpose=envelope.purpose,
        legal_basis=envelope.legal_basis,
        decision=decision,
        payload=payload,
    )


def _write(batch: _Batch) -> None:
    models.Incoming.objects.bulk_create(batch.incoming)
    accepted = [models.Unhandled(message=row) for row in batch.incoming if row.accepted]
    models.Unhandled.objects.bulk_create(accepted)
    models.Refusal.objects.bulk_create(batch.refusals)
    acts_record(batch.acts)
    for row in batch.channels.values():
        row.last_heard = batch.now
        row.save(update_fields=["seq", "digest", "last_heard"])

"""Bring what waits in the outbox to its peer, in order, and keep the peer's signed word on each message."""

import logging
from dataclasses import dataclass
from datetime import datetime

import httpx
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from rastro.canonical import Text, timestamp
from rastro.exchange import Nack, Receipt, Refused, open_answer
from rastro_node.core import clocks
from rastro_node.exchange import models, wire
from rastro_node.exchange.directories import directory, own_address
from rastro_node.ledger.services import Act, acts_record

log = logging.getLogger(__name__)

BATCH_BYTES = 2 * 1024 * 1024
CLOSED = frozenset({"exchange.expired", "exchange.schema", "exchange.life", "exchange.handler.none"})
"""Refusals that a later moment cannot mend: the peer keeps the message's place and does not act on it."""

_clients: dict[tuple[str, str], httpx.Client] = {}


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one batch came to.

    Parameters
    ----------
    confirmed
        Messages the peer has given its word on.
    more
        Whether others wait that can be sent at once.
    failure
        Why the channel stands still, if it does.
    """

    confirmed: int
    more: bool
    failure: Text | None = None


def peers_waiting() -> list[str]:
    """Peers for whom something waits in the outbox."""
    waiting = models.Channel.objects.filter(direction="out", seq__gt=F("confirmed"))
    return list(waiting.values_list("peer_id", flat=True))


def channel_deliver(peer_id: str) -> Delivery:
    """Send the next batch to a peer and store its answers; a failure stays on the channel to be seen."""
    channel = models.Channel.objects.select_related("peer").get(peer_id=peer_id, direction="out")
    batch = _next_batch(channel)
    if not batch:
        return Delivery(0, more=False)
    try:
        answers = _post(channel.peer, batch)
    except httpx.HTTPError as error:
        log.info("peer %s cannot be reached: %s", peer_id, type(error).__name__)
        since = channel.failing_since or timezone.now()
        return _failed(
            channel, Text("exchange.delivery.unreachable", {"peer": peer_id, "since": timestamp(since)})
        )
    except _NonsenseError as nonsense:
        status = nonsense.status
        return _failed(channel, Text("exchange.delivery.nonsense", {"peer": peer_id, "status": status}))
    return _confirm(channel, batch, answers)


def _next_batch(channel: models.Channel) -> list[models.Outgoing]:
    rows = models.Outgoing.objects.filter(peer_id=channel.peer_id, seq__gt=channel.confirmed)
    batch: list[models.Outgoing] = []
    size = 0
    for row in rows.order_by("seq")[: wire.MAX_MESSAGES]:
        size += len(row.sealed)
        if batch and size > BATCH_BYTES:
            break
        batch.append(row)
    return batch


class _NonsenseError(Exception):
    """The peer's server answered, but not as a node answers."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def _post(peer: models.Peer, batch: list[models.Outgoing]) -> list[tuple[str, bytes]]:
    client = _client(peer)
    body = wire.batch_write([bytes(row.sealed) for row in batch])
    response = client.post(wire.PATH, content=body, headers={"content-type": wire.MEDIA_TYPE})
    clocks.note(peer.state, response.headers.get("date", ""))
    if response.status_code != httpx.codes.OK:
        raise _NonsenseError(response.status_code)
    try:
        return wire.outcomes_read(response.content)
    except ValueError:
        raise _NonsenseError(response.status_code) from None


def _client(peer: models.Peer) -> httpx.Client:
    key = (peer.url, peer.certificate)
    if key not in _clients:
        _clients[key] = wire.pinned_client(peer.url, peer.certificate)
    return _clients[key]


def _confirm(
    channel: models.Channel, batch: list[models.Outgoing], answers: list[tuple[str, bytes]]
) -> Delivery:
    """Store the peer's word on each message, up to the first it did not take."""
    now = timezone.now()
    words: list[models.Acknowledgement] = []
    stopped: Text | None = None
    rewind: int | None = None
    for row, (_outcome, sealed) in zip(batch, answers, strict=False):
        answer = _open(row, sealed, now)
        if isinstance(answer, Receipt) or (isinstance(answer, Nack) and answer.code in CLOSED):
            code = answer.code if isinstance(answer, Nack) else ""
            words.append(
                models.Acknowledgement(message=row, accepted=not code, code=code, sealed=sealed, at=now)
            )
            continue
        if isinstance(answer, Nack) and answer.code == "exchange.sequence.gap" and answer.expected_seq:
            rewind = answer.expected_seq - 1
        stopped = _reason(channel.peer_id, row, answer)
        break
    return _store(channel, words, rewind=rewind, stopped=stopped, now=now)


def _open(row: models.Outgoing, sealed: bytes, now: datetime) -> Receipt | Nack | Refused:
    try:
        return open_answer(
            sealed, directory=directory(), recipient=own_address(), now=now, to_digest=row.digest
        )
    except Refused as refused:
        return refused


def _reason(peer: str, row: models.Outgoing, answer: Receipt | Nack | Refused) -> Text:
    if isinstance(answer, Nack):
        if answer.expected_seq is not None and answer.expected_seq > row.seq:
            return Text("exchange.delivery.behind", {"peer": peer})
        return Text("exchange.delivery.refused", {"peer": peer, "reason": answer.reason})
    reason = answer.text if isinstance(answer, Refused) else Text("exchange.answer.other_message")
    return Text("exchange.delivery.refused", {"peer": peer, "reason": reason})


@transaction.atomic
def _store(
    channel: models.Channel,
    words: list[models.Acknowledgement],
    *,
    rewind: int | None,
    stopped: Text | None,
    now: datetime,
) -> Delivery:
    row = models.Channel.objects.select_for_update().get(pk=channel.pk)
    known = set(
        models.Acknowledgement.objects.filter(message__in=[word.message_id for word in words]).values_list(
            "message_id", flat=True
        )
    )
    fresh = [word for word in words if word.message_id not in known]
    models.Acknowledgement.objects.bulk_create(fresh)
    acts_record([_act(word) for word in fresh])
    if words:
        row.confirmed = max(row.confirmed, words[-1].message.seq)
    resent = rewind is not None and rewind < row.confirmed
    if rewind is not None and resent:
        row.confirmed = rewind
    row.failing_since = (row.failing_since or now) if stopped and not resent else None
    row.failure = stopped.as_json() if stopped and not resent else None
    row.last_heard = now
    row.save(update_fields=["confirmed", "failing_since", "failure", "last_heard"])
    more = row.confirmed < row.seq and (resent or stopped is None)
    return Delivery(len(words), more=more, failure=stopped)


def _act(word: models.Acknowledgement) -> Act:
    return Act(
        action="message.confirm",
        object=f"message/{word.message_id}",
        actor=f"peer/{word.message.peer_id}",
        authority=own_address(),
        decision="allowed" if word.accepted else "denied",
        payload={"seq": word.message.seq, "code": word.code},
    )


def _failed(channel: models.Channel, failure: Text) -> Delivery:
    models.Channel.objects.filter(pk=channel.pk).update(
        failing_since=channel.failing_since or timezone.now(), failure=failure.as_json()
    )
    return Delivery(0, more=False, failure=failure)

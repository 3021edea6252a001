"""What may be seen of the post office: peers and their health, and a case's messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rastro.canonical import NotFound, Text, text_from_json
from rastro_node.core.keys import own_state
from rastro_node.exchange.models import Channel, Incoming, Outgoing, Peer, Refusal, Unhandled


@dataclass(frozen=True, slots=True)
class PeerRow:
    """A peer as people see it.

    Parameters
    ----------
    state, authority, names
        Who it is.
    sent, waiting, received
        Messages sent to it, of these not yet confirmed, and messages received from it.
    last_heard
        When it last answered or wrote.
    failing_since, failure
        Since when nothing gets through, and why.
    """

    state: str
    authority: str
    names: dict[str, str]
    url: str
    sent: int
    waiting: int
    received: int
    last_heard: datetime | None
    failing_since: datetime | None
    failure: Text | None


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message of a case's thread.

    Parameters
    ----------
    direction
        `out` or `in`.
    confirmed_at, accepted, code
        When and how the receiver gave its word (for `in`: this node's own).
    failure
        Why an unsent message waits, if its channel stands still.
    """

    id: UUID
    direction: str
    peer: str
    type: str
    seq: int
    at: datetime
    digest: str
    confirmed_at: datetime | None
    accepted: bool | None
    code: str
    failure: Text | None


def peers() -> list[PeerRow]:
    """Every peer of the directory."""
    rows = Peer.objects.filter(retired=False).prefetch_related("channels")
    return [_peer_row(peer) for peer in rows]


def peer_states() -> list[str]:
    """The States that can be written to."""
    return list(Peer.objects.filter(retired=False).values_list("state", flat=True))


def _peer_row(peer: Peer) -> PeerRow:
    channels = {channel.direction: channel for channel in peer.channels.all()}
    out, into = channels["out"], channels["in"]
    heard = [moment for moment in (out.last_heard, into.last_heard) if moment]
    return PeerRow(
        state=peer.state,
        authority=peer.authority,
        names=peer.names,
        url=peer.url,
        sent=out.seq,
        waiting=out.seq - out.confirmed,
        received=into.seq,
        last_heard=max(heard, default=None),
        failing_since=out.failing_since,
        failure=text_from_json(out.failure) if out.failure else None,
    )


def thread_of(case: str) -> list[MessageRow]:
    """The messages of a case, oldest first."""
    failures = {
        channel.peer_id: text_from_json(channel.failure)
        for channel in Channel.objects.filter(direction="out", failure__isnull=False)
    }
    sent = Outgoing.objects.filter(case=case).select_related("acknowledgement")
    rows = [_sent_row(row, failures) for row in sent]
    rows += [_received_row(row) for row in Incoming.objects.filter(case=case)]
    return sorted(rows, key=lambda row: row.at)


def delivery_of(message_ids: Sequence[UUID]) -> dict[UUID, MessageRow]:
    """How far some sent messages have come, by their ids."""
    sent = Outgoing.objects.filter(pk__in=message_ids).select_related("acknowledgement")
    return {row.id: _sent_row(row, {}) for row in sent}


def _sent_row(row: Outgoing, failures: dict[str, Text]) -> MessageRow:
    word = getattr(row, "acknowledgement", None)
    return MessageRow(
        id=row.id,
        direction="out",
        peer=row.peer_id,
        type=row.type,
        seq=row.seq,
        at=row.at,
        digest=row.digest,
        confirmed_at=word.at if word else None,
        accepted=word.accepted if word else None,
        code=word.code if word else "",
        failure=failures.get(row.peer_id) if word is None else None,
    )


def _received_row(row: Incoming) -> MessageRow:
    return MessageRow(
        id=row.message_id,
        direction="in",
        peer=row.sender,
        type=row.type,
        seq=row.seq,
        at=row.at,
        digest=row.digest,
        confirmed_at=row.at,
        accepted=row.accepted,
        code=row.code,
        failure=None,
    )


def recent_messages(*, limit: int = 50) -> list[MessageRow]:
    """The newest messages of every channel, both ways."""
    sent = Outgoing.objects.select_related("acknowledgement").order_by("-at")[:limit]
    received = Incoming.objects.order_by("-at")[:limit]
    rows = [_sent_row(row, {}) for row in sent] + [_received_row(row) for row in received]
    return sorted(rows, key=lambda row: row.at, reverse=True)[:limit]


@dataclass(frozen=True, slots=True)
class StuckRow:
    """An accepted message whose domain failed to act on it, to be tried again by an operator."""

    id: UUID
    message_id: UUID
    peer: str
    type: str
    at: datetime
    attempts: int
    failure: str


def stuck_messages(*, limit: int = 50) -> list[StuckRow]:
    """Accepted messages that could not be acted on, oldest first."""
    waiting = Unhandled.objects.filter(attempts__gt=0).select_related("message").order_by("message__at")
    return [
        StuckRow(
            id=row.pk,
            message_id=row.message.message_id,
            peer=row.message.sender,
            type=row.message.type,
            at=row.message.at,
            attempts=row.attempts,
            failure=row.failure,
        )
        for row in waiting[:limit]
    ]


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """Bytes that were refused: when, from whom they claimed to be, and why."""

    at: datetime
    claimed_sender: str
    code: str
    reason: Text
    digest: str
    size: int


def refusals(*, limit: int = 50) -> list[RefusalRow]:
    """The newest refused messages."""
    return [
        RefusalRow(row.at, row.claimed_sender, row.code, Text(row.code), row.digest, row.size)
        for row in Refusal.objects.order_by("-at")[:limit]
    ]


def queue_lengths() -> dict[str, int]:
    """How much waits: to be delivered, to be acted on, and failed too often."""
    channels = Channel.objects.filter(direction="out")
    return {
        "to_deliver": sum(channel.seq - channel.confirmed for channel in channels),
        "to_handle": Unhandled.objects.count(),
        "refused": Refusal.objects.count(),
    }


def own_name() -> str:
    """The State this node serves, for pages that show both ends."""
    return own_state()


def message_evidence(message_id: UUID) -> dict[str, str]:
    """A message and the word given on it, as signed: what `rastro envelope open` verifies anywhere.

    Raises
    ------
    NotFound
        `exchange.message.unknown`.
    """
    sent = Outgoing.objects.filter(pk=message_id).select_related("acknowledgement").first()
    if sent is not None:
        word = getattr(sent, "acknowledgement", None)
        answer = bytes(word.sealed).decode() if word else ""
        return {"direction": "out", "message": bytes(sent.sealed).decode(), "answer": answer}
    received = Incoming.objects.filter(message_id=message_id).first()
    if received is None:
        raise NotFound("exchange.message.unknown", field="message")
    message, answer = bytes(received.sealed).decode(), bytes(received.reply).decode()
    return {"direction": "in", "message": message, "answer": answer}

"""The nodes of a simulation: the protocol and nothing else; what is durable is told from what is not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from rastro.canonical import SigningKey
from rastro.exchange.answers import Nack, Receipt, open_answer, seal_answer
from rastro.exchange.channel import Channel, next_of
from rastro.exchange.directory import Directory, Peer, PeerKey
from rastro.exchange.envelope import DEFAULT_LIFE, Envelope
from rastro.exchange.refusals import Refused
from rastro.exchange.sealing import Opened, digest_of_envelope, open_sealed, seal
from rastro.exchange.terms import User

START = datetime(2021, 1, 14, 9, 30, tzinfo=UTC)
_EPOCH_MS = int(START.timestamp() * 1000)
_NODE = User("node", "system", "aal1")


@dataclass(frozen=True, slots=True)
class Flight:
    """A transmission on its way: a message, or an answer to one.

    Parameters
    ----------
    sender, recipient
        Between whom.
    data
        The bytes.
    answer
        Whether it answers a message.
    """

    sender: str
    recipient: str
    data: bytes
    answer: bool


@dataclass(slots=True)
class Inbound:
    """What a receiver has committed of one channel.

    Parameters
    ----------
    channel
        How far it has come.
    stored, answers
        Fingerprint and first answer of each message, by its id.
    effects
        Numbers of the messages that were acted on, in order.
    """

    channel: Channel
    stored: dict[UUID, str] = field(default_factory=dict)
    answers: dict[UUID, bytes] = field(default_factory=dict)
    effects: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Outbound:
    """What a sender has committed of one channel.

    Parameters
    ----------
    channel
        How far it has come.
    sealed
        Messages, in order.
    settled
        Fingerprints of those that have their last word, and whether that was a receipt.
    digests
        Fingerprints of all, in order.
    """

    channel: Channel
    sealed: list[bytes] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    settled: dict[str, bool] = field(default_factory=dict)

    def waiting(self, most: int) -> list[bytes]:
        """The first messages that have no last word yet."""
        both = zip(self.sealed, self.digests, strict=True)
        return [data for data, digest in both if digest not in self.settled][:most]


@dataclass(slots=True)
class Node:
    """One node.

    Parameters
    ----------
    address
        Who it is.
    out, inn
        Durable: its channels by the other end.
    arrived
        Not durable: what came in and is not yet committed.
    down_for
        Rounds until it runs again.
    """

    address: str
    out: dict[str, Outbound]
    inn: dict[str, Inbound]
    arrived: list[Flight] = field(default_factory=list)
    down_for: int = 0


class Post:
    """Keys, directory and cryptography of a set of nodes; it remembers, so that many runs cost little more.

    Parameters
    ----------
    addresses
        The nodes.
    """

    def __init__(self, addresses: Sequence[str] = ("XA", "XB", "XC")) -> None:
        self.addresses = tuple(addresses)
        self.keys = {each: SigningKey.generate(f"{each}/sign/2021-1") for each in addresses}
        year = timedelta(days=365)
        peers = tuple(
            _peer(each, PeerKey(self.keys[each].public(), START - year, START + year)) for each in addresses
        )
        self.directory = Directory(version=1, issued=START, expires=START + year, peers=peers)
        self._sealed: dict[tuple[Channel, bool], tuple[bytes, str]] = {}
        self._opened: dict[tuple[bytes, str], Opened | Refused] = {}
        self._answers: dict[tuple[str, str], bytes] = {}
        self._read: dict[bytes, Receipt | Nack] = {}

    def nodes(self) -> dict[str, Node]:
        """The nodes before anything was sent."""
        others = {each: [other for other in self.addresses if other != each] for each in self.addresses}
        return {
            each: Node(
                each,
                {other: Outbound(Channel(each, other)) for other in others[each]},
                {other: Inbound(Channel(other, each)) for other in others[each]},
            )
            for each in self.addresses
        }

    def seal(self, channel: Channel, *, useless: bool) -> tuple[bytes, str]:
        """The next message of a channel, and its fingerprint; a useless one has a schema nobody reads."""
        if (channel, useless) not in self._sealed:
            place = next_of(channel)
            ends = self.addresses.index(channel.sender), self.addresses.index(channel.recipient)
            envelope = Envelope(
                id=_uuid(*ends, place.seq, int(useless)),
                typ="ping",
                major=2 if useless else 1,
                sender=channel.sender,
                recipients=(channel.recipient,),
                seq=place.seq,
                prev=place.prev,
                iat=START,
                exp=START + DEFAULT_LIFE,
                user=_NODE,
                purpose="simulation",
                legal_basis="",
                body={"number": place.seq},
            )
            data = seal(envelope, self.keys[channel.sender])
            self._sealed[channel, useless] = data, digest_of_envelope(envelope)
        return self._sealed[channel, useless]

    def open(self, data: bytes, recipient: str) -> Opened | Refused:
        """Open a message at its recipient, or say why not."""
        if (data, recipient) not in self._opened:
            try:
                opened = open_sealed(data, directory=self.directory, recipient=recipient, now=START)
                self._opened[data, recipient] = opened
            except Refused as refused:
                self._opened[data, recipient] = refused
        return self._opened[data, recipient]

    def answer(self, opened: Opened, refused: Refused | None, by: str) -> bytes:
        """The signed receipt of a message, or its last refusal."""
        if (opened.digest, by) not in self._answers:
            to = opened.envelope.sender
            answer = (
                Nack.of(refused, data=b"", by=by, to=to, at=START)
                if refused
                else Receipt.of(opened, by=by, at=START)
            )
            self._answers[opened.digest, by] = seal_answer(answer, self.keys[by])
        return self._answers[opened.digest, by]

    def out_of_place(self, refused: Refused, data: bytes, by: str, to: str) -> bytes:
        """The signed answer to a message out of its place."""
        return seal_answer(Nack.of(refused, data=data, by=by, to=to, at=START), self.keys[by])

    def read(self, data: bytes, recipient: str) -> Receipt | Nack:
        """Open an answer at the sender of the message."""
        if data not in self._read:
            self._read[data] = open_answer(data, directory=self.directory, recipient=recipient, now=START)
        return self._read[data]


def _uuid(sender: int, recipient: int, number: int, useless: int) -> UUID:
    """A UUIDv7 that is the same in every run."""
    low = 0b10 << 62 | sender << 50 | recipient << 40 | useless << 30 | number
    return UUID(int=_EPOCH_MS << 80 | 0x7000 << 64 | low)


def _peer(address: str, key: PeerKey) -> Peer:
    return Peer(
        address=address,
        state=address[:2],
        authority="simulated",
        names={"en": f"Simulated {address}"},
        url=f"https://{address.lower()}.example/exchange",
        tls_sha256="0" * 64,
        tls_pem="",
        keys=(key,),
    )

"""Several nodes in one process over a network that loses, doubles, delays and reorders, with nodes that stop.

The nodes here are the protocol and nothing else: what is durable in them is what a real node commits, and a
stop loses the rest. One seed gives one run, so a run that breaks a promise can be played again.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from rastro.canonical import SigningKey
from rastro.exchange.answers import Nack, Receipt, open_answer, seal_answer
from rastro.exchange.channel import Channel, Duplicate, accept, next_of
from rastro.exchange.directory import Directory, Peer, PeerKey
from rastro.exchange.envelope import DEFAULT_LIFE, Envelope
from rastro.exchange.refusals import Refused
from rastro.exchange.sealing import Opened, digest_of_envelope, open_sealed, seal
from rastro.exchange.terms import User

START = datetime(2021, 1, 14, 9, 30, tzinfo=UTC)
_EPOCH_MS = int(START.timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class Faults:
    """How bad the network and the machines are, as chances from 0 to 1.

    Parameters
    ----------
    drop, duplicate
        For each transmission.
    delay
        For each round that a transmission waits; waiting ones overtake each other.
    stop
        For each transmission: the receiver stops after its commit, before it answers.
    """

    drop: float = 0.2
    duplicate: float = 0.2
    delay: float = 0.4
    stop: float = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """What happened in one run.

    Parameters
    ----------
    sent
        Messages put in outboxes.
    effects
        Effects at the receivers; equal to `sent` when every promise holds.
    transmissions, lost, doubled, stops
        What the network and the machines did.
    rounds
        Rounds until every message had its receipt.
    broken
        Promises that did not hold, in words; empty when all is well.
    """

    sent: int
    effects: int
    transmissions: int
    lost: int
    doubled: int
    stops: int
    rounds: int
    broken: tuple[str, ...]


@dataclass(slots=True)
class _Inbound:
    """What a receiver has committed of one channel."""

    channel: Channel
    stored: dict[UUID, str] = field(default_factory=dict)
    receipts: dict[UUID, bytes] = field(default_factory=dict)
    effects: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Outbound:
    """What a sender has committed of one channel."""

    channel: Channel
    sealed: list[bytes] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    acknowledged: int = 0


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
        self._sealed: dict[tuple[Channel, int], tuple[bytes, str]] = {}
        self._opened: dict[tuple[bytes, str], Opened] = {}
        self._receipts: dict[tuple[str, str], bytes] = {}
        self._answers: dict[bytes, Receipt | Nack] = {}

    def seal(self, channel: Channel, number: int) -> tuple[bytes, str]:
        """The next message of a channel, and its fingerprint."""
        if (channel, number) not in self._sealed:
            place = next_of(channel)
            envelope = Envelope(
                id=_uuid(
                    self.addresses.index(channel.sender), self.addresses.index(channel.recipient), number
                ),
                typ="ping",
                sender=channel.sender,
                recipients=(channel.recipient,),
                seq=place.seq,
                prev=place.prev,
                iat=START,
                exp=START + DEFAULT_LIFE,
                user=User("node", "system", "aal1"),
                purpose="simulation",
                legal_basis="",
                body={"number": number},
            )
            data = seal(envelope, self.keys[channel.sender])
            self._sealed[channel, number] = data, digest_of_envelope(envelope)
        return self._sealed[channel, number]

    def open(self, data: bytes, recipient: str) -> Opened:
        """Open a message at its recipient."""
        if (data, recipient) not in self._opened:
            self._opened[data, recipient] = open_sealed(
                data, directory=self.directory, recipient=recipient, now=START
            )
        return self._opened[data, recipient]

    def receipt(self, opened: Opened, by: str) -> bytes:
        """The receipt of a message."""
        if (opened.digest, by) not in self._receipts:
            receipt = Receipt.of(opened, by=by, at=START)
            self._receipts[opened.digest, by] = seal_answer(receipt, self.keys[by])
        return self._receipts[opened.digest, by]

    def nack(self, refused: Refused, data: bytes, by: str, to: str) -> bytes:
        """The answer to a message out of its place."""
        return seal_answer(Nack.of(refused, data=data, by=by, to=to, at=START), self.keys[by])

    def answer(self, data: bytes, recipient: str) -> Receipt | Nack:
        """Open an answer at the sender of the message."""
        if data not in self._answers:
            self._answers[data] = open_answer(data, directory=self.directory, recipient=recipient, now=START)
        return self._answers[data]


def simulate(
    seed: int,
    *,
    post: Post | None = None,
    messages: int = 5,
    faults: Faults | None = None,
    most_rounds: int = 2000,
) -> Run:
    """Send messages on every channel between the nodes until each has its receipt.

    Parameters
    ----------
    seed
        Decides everything that happens.
    post
        The nodes; fresh ones when left out. Hand one post to many runs to save the cryptography.
    messages
        Messages a channel.
    faults
        How bad the network and the machines are.
    most_rounds
        After which an undelivered message breaks a promise.

    Returns
    -------
    Run
        With `broken` empty when each message had exactly one effect, in order, and was acknowledged.
    """
    return _Simulation(seed, post or Post(), messages, faults or Faults()).run(most_rounds)


@dataclass(frozen=True, slots=True)
class _Flight:
    """A transmission on its way: a message, or an answer to one."""

    sender: str
    recipient: str
    data: bytes
    answer: bool


class _Simulation:
    def __init__(self, seed: int, post: Post, messages: int, faults: Faults) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
        self.post, self.messages, self.faults = post, messages, faults
        pairs = [(a, b) for a in post.addresses for b in post.addresses if a != b]
        self.out = {pair: _Outbound(Channel(*pair)) for pair in pairs}
        self.inn = {pair: _Inbound(Channel(*pair)) for pair in pairs}
        self.flights: list[_Flight] = []
        self.count = dict.fromkeys(("transmissions", "lost", "doubled", "stops"), 0)

    def run(self, most_rounds: int) -> Run:
        rounds = 0
        while not self._finished() and rounds < most_rounds:
            rounds += 1
            self._enqueue()
            self._transmit()
            self._deliver()
        effects = sum(len(inbound.effects) for inbound in self.inn.values())
        sent = sum(len(outbound.sealed) for outbound in self.out.values())
        return Run(sent=sent, effects=effects, rounds=rounds, broken=tuple(self._broken()), **self.count)

    def _finished(self) -> bool:
        return all(outbound.acknowledged == self.messages for outbound in self.out.values())

    def _enqueue(self) -> None:
        """Domain transactions put messages in the outboxes, some in each round."""
        for outbound in self.out.values():
            while len(outbound.sealed) < self.messages and self.chance.random() < 0.7:  # noqa: PLR2004
                data, digest = self.post.seal(outbound.channel, len(outbound.sealed) + 1)
                outbound.sealed.append(data)
                outbound.digests.append(digest)
                outbound.channel = outbound.channel.advanced(digest)

    def _transmit(self) -> None:
        """Each sender tries what has no receipt yet, several at once: the network may reorder them."""
        for (sender, recipient), outbound in self.out.items():
            for data in outbound.sealed[outbound.acknowledged : outbound.acknowledged + 3]:
                self._fly(_Flight(sender, recipient, data, answer=False))

    def _fly(self, flight: _Flight) -> None:
        self.count["transmissions"] += 1
        if self.chance.random() < self.faults.drop:
            self.count["lost"] += 1
            return
        self.flights.append(flight)
        if self.chance.random() < self.faults.duplicate:
            self.count["doubled"] += 1
            self.flights.append(flight)

    def _deliver(self) -> None:
        waiting, self.flights = self.flights, []
        self.chance.shuffle(waiting)
        for flight in waiting:
            if self.chance.random() < self.faults.delay:
                self.flights.append(flight)
            elif flight.answer:
                self._take_answer(flight)
            else:
                self._receive(flight)

    def _receive(self, flight: _Flight) -> None:
        inbound = self.inn[flight.sender, flight.recipient]
        opened = self.post.open(flight.data, flight.recipient)
        try:
            accepted = accept(inbound.channel, opened, stored=inbound.stored.get(opened.envelope.id))
        except Refused as refused:
            reply = self.post.nack(refused, flight.data, flight.recipient, flight.sender)
        else:
            reply = self._commit(inbound, opened, accepted, flight.recipient)
        if self.chance.random() < self.faults.stop:
            self.count["stops"] += 1
            return
        self._fly(_Flight(flight.recipient, flight.sender, reply, answer=True))

    def _commit(self, inbound: _Inbound, opened: Opened, accepted: Channel | Duplicate, by: str) -> bytes:
        envelope = opened.envelope
        if not isinstance(accepted, Duplicate):
            inbound.channel = accepted
            inbound.stored[envelope.id] = opened.digest
            inbound.receipts[envelope.id] = self.post.receipt(opened, by)
            inbound.effects.append(envelope.seq)
        return inbound.receipts[envelope.id]

    def _take_answer(self, flight: _Flight) -> None:
        outbound = self.out[flight.recipient, flight.sender]
        answer = self.post.answer(flight.data, flight.recipient)
        if isinstance(answer, Receipt):
            known = answer.seq <= len(outbound.digests) and outbound.digests[answer.seq - 1] == answer.digest
            if known and answer.seq == outbound.acknowledged + 1:
                outbound.acknowledged += 1

    def _broken(self) -> list[str]:
        broken = []
        for pair, inbound in self.inn.items():
            name = f"{pair[0]} > {pair[1]}"
            outbound = self.out[pair]
            if inbound.effects != list(range(1, len(inbound.effects) + 1)):
                broken.append(f"{name}: effects {inbound.effects}")
            if inbound.channel.seq != len(inbound.effects):
                broken.append(f"{name}: channel at {inbound.channel.seq}, effects {len(inbound.effects)}")
            if outbound.acknowledged < self.messages:
                broken.append(f"{name}: {outbound.acknowledged} of {self.messages} acknowledged")
            if outbound.acknowledged > len(inbound.effects):
                broken.append(f"{name}: {outbound.acknowledged} acknowledged, {len(inbound.effects)} done")
        return broken


def _uuid(sender: int, recipient: int, number: int) -> UUID:
    """A UUIDv7 that is the same in every run."""
    low = 0b10 << 62 | sender << 40 | recipient << 20 | number
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

"""Several nodes in one process over a network that loses, doubles, delays and reorders, with nodes that stop.

What is durable in a node is what a real one commits; a stop, before or after the commit, loses the rest. One
seed gives one run, so a run that breaks a promise can be played again.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rastro.exchange.answers import Receipt
from rastro.exchange.channel import Channel, Duplicate, accept
from rastro.exchange.refusals import Refused
from rastro.exchange.sealing import Opened
from rastro.exchange.simulated import Flight, Inbound, Node, Post

type Accept = Callable[..., Channel | Duplicate]
"""How a receiver finds a message's place: :func:`rastro.exchange.accept`, or one to be found wanting."""

WINDOW = 3
_LONGEST_STOP = 6
_EAGERNESS = 0.7


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
        For each node and round: it stops before or after its commit, and is gone for some rounds.
    useless
        For each message: it is of a schema that its receiver does not read.
    """

    drop: float = 0.2
    duplicate: float = 0.2
    delay: float = 0.4
    stop: float = 0.05
    useless: float = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """What happened in one run.

    Parameters
    ----------
    sent
        Messages put in outboxes.
    effects, refused
        Messages that were acted on, and useless ones that were refused for good; together `sent`.
    transmissions, lost, doubled, stops
        What the network and the machines did.
    rounds
        Rounds until every message had its last word.
    broken
        Promises that did not hold, in words; empty when all is well.
    """

    sent: int
    effects: int
    refused: int
    transmissions: int
    lost: int
    doubled: int
    stops: int
    rounds: int
    broken: tuple[str, ...]


def simulate(
    seed: int,
    *,
    post: Post | None = None,
    messages: int = 5,
    faults: Faults | None = None,
    most_rounds: int = 5000,
    accept: Accept = accept,
) -> Run:
    """Send messages on every channel between the nodes until each has its last word.

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
        After which a message without its last word breaks a promise.
    accept
        How receivers find a message's place.

    Returns
    -------
    Run
        With `broken` empty when each message had exactly one effect, in order, and its sender knows.
    """
    return _Simulation(seed, post or Post(), messages, faults or Faults(), accept).run(most_rounds)


class _Simulation:
    def __init__(self, seed: int, post: Post, messages: int, faults: Faults, accept: Accept) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
        self.post, self.messages, self.faults, self.accept = post, messages, faults, accept
        self.nodes = post.nodes()
        self.useless: set[str] = set()
        self.flights: list[Flight] = []
        self.count = dict.fromkeys(("transmissions", "lost", "doubled", "stops"), 0)

    def run(self, most_rounds: int) -> Run:
        rounds = 0
        while not self._finished() and rounds < most_rounds:
            rounds += 1
            self._deliver()
            for node in self.nodes.values():
                if node.down_for:
                    node.down_for -= 1
                else:
                    self._work(node)
        effects = sum(len(inbound.effects) for node in self.nodes.values() for inbound in node.inn.values())
        stored = sum(len(inbound.stored) for node in self.nodes.values() for inbound in node.inn.values())
        sent = sum(len(outbound.sealed) for node in self.nodes.values() for outbound in node.out.values())
        broken = tuple(_broken(self.nodes, self.messages, self.useless))
        return Run(
            sent=sent, effects=effects, refused=stored - effects, rounds=rounds, broken=broken, **self.count
        )

    def _finished(self) -> bool:
        channels = [outbound for node in self.nodes.values() for outbound in node.out.values()]
        return all(len(outbound.settled) == self.messages for outbound in channels)

    def _happens(self, chance: float) -> bool:
        return self.chance.random() < chance

    def _deliver(self) -> None:
        """Transmissions wait, overtake each other, arrive; at a node that is down they are lost."""
        waiting, self.flights = self.flights, []
        self.chance.shuffle(waiting)
        for flight in waiting:
            if self._happens(self.faults.delay):
                self.flights.append(flight)
            elif self.nodes[flight.recipient].down_for:
                self.count["lost"] += 1
            else:
                self.nodes[flight.recipient].arrived.append(flight)

    def _work(self, node: Node) -> None:
        """One round of a node: what arrived is one transaction; a stop undoes it, or silences its answers."""
        arrived, node.arrived = node.arrived, []
        stops = self._happens(self.faults.stop)
        if stops and self._happens(0.5):
            self._stop(node)
            return
        answers = [flight for each in arrived for flight in self._commit(node, each)]
        self._enqueue(node)
        if stops:
            self._stop(node)
            return
        for flight in answers:
            self._fly(flight)
        for recipient, outbound in node.out.items():
            for data in outbound.waiting(WINDOW):
                self._fly(Flight(node.address, recipient, data, answer=False))

    def _stop(self, node: Node) -> None:
        self.count["stops"] += 1
        node.down_for = self.chance.randint(1, _LONGEST_STOP)

    def _enqueue(self, node: Node) -> None:
        """Domain transactions put messages in the outboxes, some in each round."""
        for outbound in node.out.values():
            while len(outbound.sealed) < self.messages and self._happens(_EAGERNESS):
                useless = self._happens(self.faults.useless)
                data, digest = self.post.seal(outbound.channel, useless=useless)
                outbound.sealed.append(data)
                outbound.digests.append(digest)
                outbound.channel = outbound.channel.advanced(digest)
                if useless:
                    self.useless.add(digest)

    def _fly(self, flight: Flight) -> None:
        self.count["transmissions"] += 1
        if self._happens(self.faults.drop):
            self.count["lost"] += 1
            return
        self.flights.append(flight)
        if self._happens(self.faults.duplicate):
            self.count["doubled"] += 1
            self.flights.append(flight)

    def _commit(self, node: Node, flight: Flight) -> Iterator[Flight]:
        if flight.answer:
            self._settle(node, flight)
        else:
            reply = self._receive(node.inn[flight.sender], flight)
            yield Flight(node.address, flight.sender, reply, answer=True)

    def _receive(self, inbound: Inbound, flight: Flight) -> bytes:
        read = self.post.open(flight.data, flight.recipient)
        refused, opened = (read, read.opened) if isinstance(read, Refused) else (None, read)
        if opened is None:
            raise AssertionError("a simulated node sealed what cannot be opened")
        envelope = opened.envelope
        try:
            accepted = self.accept(inbound.channel, opened, stored=inbound.stored.get(envelope.id))
        except Refused as out_of_place:
            return self.post.out_of_place(out_of_place, flight.data, flight.recipient, flight.sender)
        if not isinstance(accepted, Duplicate):
            _store(inbound, opened, accepted, self.post.answer(opened, refused, flight.recipient))
            if refused is None:
                inbound.effects.append(envelope.seq)
        return inbound.answers[envelope.id]

    def _settle(self, node: Node, flight: Flight) -> None:
        outbound = node.out[flight.sender]
        answer = self.post.read(flight.data, node.address)
        if answer.digest not in outbound.digests:
            return
        if isinstance(answer, Receipt) or not answer.code.startswith("exchange.sequence."):
            outbound.settled.setdefault(answer.digest, isinstance(answer, Receipt))


def _store(inbound: Inbound, opened: Opened, accepted: Channel, answer: bytes) -> None:
    inbound.channel = accepted
    inbound.stored[opened.envelope.id] = opened.digest
    inbound.answers[opened.envelope.id] = answer


def _broken(nodes: dict[str, Node], messages: int, useless: set[str]) -> Iterator[str]:
    """Every promise that does not hold, in words."""
    for sender, node in nodes.items():
        for recipient, outbound in node.out.items():
            name, inbound = f"{sender} > {recipient}", nodes[recipient].inn[sender]
            sent = enumerate(outbound.digests, start=1)
            wanted = [seq for seq, digest in sent if digest not in useless]
            settled = [digest for digest in outbound.digests if outbound.settled.get(digest)]
            if len(outbound.settled) < messages:
                yield f"{name}: {len(outbound.settled)} of {messages} have their last word"
            if inbound.effects != wanted[: len(inbound.effects)]:
                yield f"{name}: effects {inbound.effects} of {wanted}"
            if len(settled) > len(inbound.effects):
                yield f"{name}: {len(settled)} acknowledged, {len(inbound.effects)} done"
            if set(settled) & useless:
                yield f"{name}: a useless message was acknowledged"
            if inbound.channel.seq and inbound.channel.digest not in outbound.digests[: inbound.channel.seq]:
                yield f"{name}: the receiver stands where the sender never was"

"""Forgeries of time, address and place in the channel: genuine messages where or when they do not belong."""

import json
from collections.abc import Iterator
from datetime import timedelta

from rastro.canonical import sha256_hex, timestamp
from rastro.exchange import first_prev
from rastro.testing.forgeries.forger import Forger, b64, unb64

type Made = tuple[bytes, str]

_AT_ONCE = timedelta(seconds=301)


def to_another(forger: Forger) -> Iterator[Made]:
    """Genuine, but for another State: forwarded by whoever received it, or by a relay."""
    sender = forger.sender[:2]
    for recipient in ("XZ", f"{forger.recipient[:2]}/elsewhere", sender):
        payload = forger.envelope(to=[recipient], prev=first_prev(forger.sender, recipient), seq=1)
        yield forger.sealed(payload), "exchange.recipient"
    yield forger.sealed(forger.envelope(to=["XY", "XZ"])), "exchange.recipient"


def from_the_future(forger: Forger) -> Iterator[Made]:
    """Issued after the receiver's present moment by more than clocks may differ."""
    for ahead in (_AT_ONCE, timedelta(minutes=10), timedelta(days=1)):
        moment = forger.now + ahead + timedelta(seconds=forger.chance.randrange(30, 600))
        payload = forger.envelope(iat=timestamp(moment), exp=timestamp(moment + timedelta(days=7)))
        yield forger.sealed(payload), "exchange.clock"


def not_yet_valid(forger: Forger) -> Iterator[Made]:
    """Not to be believed before a moment that has not come."""
    for ahead in (timedelta(minutes=20), timedelta(days=1), timedelta(days=6)):
        payload = forger.envelope(nbf=timestamp(forger.now + ahead))
        yield forger.sealed(payload), "exchange.not_yet"


def ahead_in_sequence(forger: Forger) -> Iterator[Made]:
    """A number further on than the next: something between is missing."""
    for gap in (1, 2, 10, forger.chance.randrange(100, 1_000_000)):
        seq = forger.place.seq + gap
        yield forger.sealed(forger.envelope(seq=seq)), "exchange.sequence.gap"
    yield forger.sealed(forger.envelope(seq=2**53 - 1)), "exchange.sequence.gap"


def wrong_prev(forger: Forger) -> Iterator[Made]:
    """The right number after another message than the one that was received: a second history."""
    for prev in (
        sha256_hex(forger.chance.randbytes(8)),
        "0" * 64,
        "f" * 64,
        first_prev(forger.recipient, forger.sender),
        first_prev(forger.sender, "XZ"),
    ):
        yield forger.sealed(forger.envelope(prev=prev)), "exchange.sequence.fork"


def behind_in_sequence(forger: Forger) -> Iterator[Made]:
    """A new message under a number that was taken before."""
    for seq in {1, forger.place.seq - 1, max(1, forger.place.seq // 2)} - {0}:
        if seq < forger.place.seq:
            prev = first_prev(forger.sender, forger.recipient) if seq == 1 else forger.place.prev
            yield forger.sealed(forger.envelope(seq=seq, prev=prev)), "exchange.sequence.replayed"


def name_taken(forger: Forger) -> Iterator[Made]:
    """A new message under the identifier of one that was accepted."""
    for data in forger.accepted[-3:]:
        number = json.loads(unb64(data.split(b".")[1]))["id"]
        yield forger.sealed(forger.envelope(id=number)), "exchange.sequence.fork"


def replayed(forger: Forger) -> Iterator[Made]:
    """An accepted message, byte for byte."""
    for data in forger.accepted[-3:]:
        yield data, "exchange.sequence.replayed"


def replayed_signed_again(forger: Forger) -> Iterator[Made]:
    """An accepted message under another signature of the same key, where the algorithm makes another."""
    for data in forger.accepted[-3:]:
        header, payload, _ = data.split(b".")
        signature = b64(forger.key.sign(header + b"." + payload))
        yield b".".join((header, payload, signature)), "exchange.sequence.replayed"


def expired(forger: Forger) -> Iterator[Made]:
    """Genuine, in its place, too late."""
    issued = forger.now - timedelta(hours=forger.chance.randrange(2, 20))
    until = forger.now - timedelta(seconds=forger.chance.randrange(1, 3600))
    payload = forger.envelope(iat=timestamp(issued), exp=timestamp(until))
    yield forger.sealed(payload), "exchange.expired"


def endless(forger: Forger) -> Iterator[Made]:
    """Genuine, in its place, valid for longer than a message may be, or for no time."""
    until = forger.chance.choice((timedelta(days=31), timedelta(days=3650), timedelta(days=-1)))
    yield forger.sealed(forger.envelope(exp=timestamp(forger.now + until))), "exchange.life"


def unreadable_schema(forger: Forger) -> Iterator[Made]:
    """Genuine, in its place, of a type or major version that nobody here reads."""
    typ, major = forger.chance.choice((("ping", 2), ("ping", 9999), ("weather.report", 1), ("receipt", 1)))
    payload = forger.envelope(typ=typ, schema=f"urn:rastro:{typ}:{major}")
    yield forger.sealed(payload), "exchange.schema"

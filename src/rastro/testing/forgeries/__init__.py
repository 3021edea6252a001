"""Forged envelopes by the thousand, each with the reason for which it must be refused.

A test, a drill against a running node or another implementation feeds them to whatever receives messages:
none may be accepted, and each must be refused for its own reason, not by accident.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import count as numbers_from
from types import ModuleType

from rastro.canonical import SigningKey, sha256_hex
from rastro.exchange import Place
from rastro.testing.forgeries import headers, payloads, places, signatures, spellings
from rastro.testing.forgeries.forger import Forger, Forgery, unb64

__all__ = ["KEEPS_ITS_PLACE", "KINDS", "Forgery", "forgeries"]

type _Maker = Callable[[Forger], Iterator[tuple[bytes, str]]]


def _makers(module: ModuleType) -> dict[str, _Maker]:
    own = {
        name: made
        for name, made in vars(module).items()
        if getattr(made, "__module__", "") == module.__name__
    }
    return {name: made for name, made in own.items() if callable(made) and not name.startswith("_")}


_MAKERS: dict[str, _Maker] = {
    name: made
    for module in (signatures, spellings, headers, payloads, places)
    for name, made in _makers(module).items()
}
KINDS: tuple[str, ...] = tuple(_MAKERS)
"""Every kind of forgery, in the order they are made."""
KEEPS_ITS_PLACE = frozenset({"expired", "endless", "unreadable_schema"})
"""Kinds that are genuine but can never be acted on: refused, and the channel goes on behind them."""
_REPEATS = frozenset({"replayed", "replayed_signed_again"})
_EACH_KEEPING = 10


def forgeries(
    *,
    key: SigningKey,
    sender: str,
    recipient: str,
    place: Place,
    now: datetime,
    strangers: Sequence[SigningKey] = (),
    accepted: Sequence[bytes] = (),
    seed: int = 0,
    least: int = 1000,
) -> Iterator[Forgery]:
    """Forge at least that many messages, of every kind that what is given allows.

    They are to be delivered in order: the last few are genuine but useless messages that keep their places
    in the channel (:data:`KEEPS_ITS_PLACE`), and each stands on the one before.

    Parameters
    ----------
    key
        The sender's genuine signing key.
    sender, recipient
        Both ends of the channel.
    place
        The place in the channel that the receiver would accept next.
    now
        The present moment, as the receiver sees it within a minute.
    strangers
        Signing keys of other authorities that the receiver's directory lists, so that another State's key
        can be tried.
    accepted
        Messages of this channel that the receiver has accepted, as sent, so that they can be replayed.
    seed
        The same seed and keys give the same forgeries (with Ed25519, byte for byte).
    least
        How many, at least; a few hundred cover each kind once.
    """
    forger = Forger(
        key=key,
        sender=sender,
        recipient=recipient,
        place=place,
        strangers=tuple(strangers),
        accepted=tuple(accepted),
        now=now,
        chance=random.Random(seed),  # noqa: S311 - a test's choice, not a secret
    )
    made, enough = 0, least - len(KEEPS_ITS_PLACE) * _EACH_KEEPING
    for turn in numbers_from():
        if turn and made >= enough:
            break
        for forgery in _one_of_each(forger, first=turn == 0):
            made += 1
            yield forgery
    for _ in range(_EACH_KEEPING):
        for kind in sorted(KEEPS_ITS_PLACE):
            yield from _keeping(forger, kind)


def _one_of_each(forger: Forger, *, first: bool) -> Iterator[Forgery]:
    for kind, make in _MAKERS.items():
        if kind in KEEPS_ITS_PLACE or (kind == "replayed" and not first):
            continue
        for data, code in make(forger):
            yield Forgery(kind, data, frozenset({code}), repeats=kind in _REPEATS)


def _keeping(forger: Forger, kind: str) -> Iterator[Forgery]:
    """Made one by one: each takes the place that the one before has left."""
    for data, code in _MAKERS[kind](forger):
        digest = sha256_hex(unb64(data.split(b".")[1]))
        forger.place = Place(forger.place.seq + 1, digest)
        yield Forgery(kind, data, frozenset({code}), place_after=forger.place)

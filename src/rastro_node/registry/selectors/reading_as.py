"""Firearms whose serial may be what somebody asks for, ranked, each with its reasons."""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass

from rastro.canonical import Text
from rastro.markings import Edit, Reading, SerialComparison, compare_serials, read_asked
from rastro.markings.reading import UNREAD
from rastro.tracing import Reason, RegisteredFirearm
from rastro.tracing.serial_reasons import serial_reasons
from rastro_node.core import serials
from rastro_node.registry.selectors.firearms import STANDING, TABLE, registered_many

WEIGHED = 40
"""The nearest are weighed character by character; the others follow as they were found."""
ROUNDED = 0.005


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A firearm whose serial may have been read so.

    Parameters
    ----------
    firearm
        Which.
    log10_lr
        Weight of the reading for its serial; None where only a part was asked for.
    edits
        How the reading differs, character by character.
    reasons
        The same in words.
    """

    firearm: RegisteredFirearm
    log10_lr: float | None
    edits: tuple[Edit, ...]
    reasons: tuple[Reason, ...]


def firearms_read_as(text: str, limit: int = 50, *, make: str = "") -> list[ReadAs]:
    """Firearms by their serial as somebody asks for it, the likeliest first.

    Parameters
    ----------
    text
        A reading such as `A?0142[83]08`, or a part: `…0142`, `A01*`, `A01*42`.
    limit
        Most that are given.
    make
        Code of a make: its firearms come before others that are as near.

    Raises
    ------
    InvalidInput, TooLarge
        As :func:`rastro.markings.read_asked`.
    """
    asked = read_asked(text)
    whole = bool(asked.probes.whole)
    most = max(limit, WEIGHED) if whole else limit
    nearest = serials.near(TABLE, asked, make=make, where=STANDING, limit=most)
    found = registered_many([each.id for each in nearest])
    if not whole:
        return [_fits(each, asked.text) for each in found.values()]
    near = [(found[each.id], each.loss) for each in nearest if each.id in found]
    weighed = _weigh(asked.reading, near[:WEIGHED], limit)
    weighed += [(each, compare_serials(asked.reading, each.serial)) for each, _ in near[WEIGHED:limit]]
    return [_weighed(*pair) for pair in weighed[:limit]]


type Weighed = tuple[RegisteredFirearm, SerialComparison]


def _weigh(reading: Reading, near: Sequence[tuple[RegisteredFirearm, float]], limit: int) -> list[Weighed]:
    """The best of them by weight; those that lose too much to be among them are not compared."""
    best = compare_serials(reading, reading.text.replace(UNREAD, "0")).log10_lr
    weighed = list[Weighed]()
    for firearm, loss in near:
        if len(weighed) >= limit and best - loss < weighed[limit - 1][1].log10_lr - ROUNDED:
            continue
        insort(weighed, (firearm, compare_serials(reading, firearm.serial)), key=_least_first)
    return weighed


def _least_first(pair: Weighed) -> float:
    return -pair[1].log10_lr


def _weighed(firearm: RegisteredFirearm, compared: SerialComparison) -> ReadAs:
    reasons = serial_reasons(compared.edits, firearm.serial)
    return ReadAs(firearm, compared.log10_lr, compared.edits, reasons)


def _fits(firearm: RegisteredFirearm, asked: str) -> ReadAs:
    text = Text("registry.search.fits", {"serial": firearm.serial, "asked": asked})
    return ReadAs(firearm, None, (), (Reason("agrees", "serial", text),))

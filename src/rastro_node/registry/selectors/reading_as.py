"""Firearms whose serial may be what somebody asks for, ranked, each with its reasons."""

from dataclasses import dataclass

from rastro.canonical import Text
from rastro.markings import Edit, SerialComparison, compare_serials, read_asked
from rastro.tracing import Reason, RegisteredFirearm
from rastro.tracing.serial_reasons import serial_reasons
from rastro_node.core import serials
from rastro_node.registry.lives import registered_of
from rastro_node.registry.models import Firearm
from rastro_node.registry.selectors.firearms import STANDING, TABLE

WEIGHED = 40
"""The nearest are weighed character by character; the others follow as they were found."""


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
    ids = serials.like(TABLE, asked, make=make, where=STANDING, limit=most)
    rows = Firearm.objects.defer("keys").in_bulk(ids)
    found = [registered_of(rows[each]) for each in ids if each in rows]
    if not whole:
        return [_fits(each, asked.text) for each in found]
    weighed = [(each, compare_serials(asked.reading, each.serial)) for each in found[:WEIGHED]]
    weighed.sort(key=lambda pair: -pair[1].log10_lr)
    weighed += [(each, compare_serials(asked.reading, each.serial)) for each in found[WEIGHED:limit]]
    return [_weighed(*pair) for pair in weighed[:limit]]


def _weighed(firearm: RegisteredFirearm, compared: SerialComparison) -> ReadAs:
    reasons = serial_reasons(compared.edits, firearm.serial)
    return ReadAs(firearm, compared.log10_lr, compared.edits, reasons)


def _fits(firearm: RegisteredFirearm, asked: str) -> ReadAs:
    text = Text("registry.search.fits", {"serial": firearm.serial, "asked": asked})
    return ReadAs(firearm, None, (), (Reason("agrees", "serial", text),))

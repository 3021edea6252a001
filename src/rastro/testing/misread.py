"""Serials misread as people misread them: one mistake of a kind, the same for the same seed."""

from collections.abc import Callable
from enum import StrEnum
from random import Random

CONFUSABLE = ("O0QD", "IL1", "Z2", "S5", "B8", "G6", "VU")


class Kind(StrEnum):
    """A way to misread a serial."""

    CONFUSABLE = "confusable"
    SEPARATOR = "separator"
    LEADING_ZERO = "leading_zero"
    UNREAD = "unread"


def misread(serial: str, kind: Kind, *, seed: int = 0) -> str:
    """A reading of a serial with one mistake.

    Parameters
    ----------
    serial
        Letters and digits.
    kind
        The mistake.
    seed
        Where the mistake falls; the same seed gives the same reading.

    Returns
    -------
    str
        The reading, in the officer's notation; the serial itself where the mistake is not possible in it.
    """
    return _MISTAKES[kind](serial, Random(seed)) if serial else serial  # noqa: S311 - not a secret


def _confusable(serial: str, random: Random) -> str:
    places = [
        (at, other)
        for at, character in enumerate(serial)
        for family in CONFUSABLE
        if character in family
        for other in family
        if other != character
    ]
    if not places:
        return serial
    at, other = random.choice(places)
    return serial[:at] + other + serial[at + 1 :]


def _separator(serial: str, random: Random) -> str:
    if len(serial) == 1:
        return serial
    at = random.randrange(1, len(serial))
    return serial[:at] + random.choice("- ") + serial[at:]


def _leading_zero(serial: str, _random: Random) -> str:
    return serial[1:] if len(serial) > 1 and serial.startswith("0") else serial


def _unread(serial: str, random: Random) -> str:
    at = random.randrange(len(serial))
    return serial[:at] + "?" + serial[at + 1 :]


_MISTAKES: dict[Kind, Callable[[str, Random], str]] = {
    Kind.CONFUSABLE: _confusable,
    Kind.SEPARATOR: _separator,
    Kind.LEADING_ZERO: _leading_zero,
    Kind.UNREAD: _unread,
}

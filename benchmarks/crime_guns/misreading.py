"""A serial mis-read once, at random: the mistakes that officers make."""

import random
import re
from collections.abc import Callable

ALIKE = ("OQD0", "IL17", "Z2", "S5", "B8", "G6", "UV")

type Mistake = Callable[[str, random.Random], str | None]


def misread(serial: str, chance: random.Random) -> tuple[str, str]:
    """The serial with one mistake, and which."""
    mistakes = list(MISTAKES.items())
    chance.shuffle(mistakes)
    for name, mistake in mistakes:
        wrong = mistake(serial, chance)
        if wrong is not None:
            return wrong, name
    return serial, "none"


def _confused(serial: str, chance: random.Random) -> str | None:
    places = [
        (place, other)
        for place, character in enumerate(serial)
        for group in ALIKE
        if character.upper() in group
        for other in group
        if other != character.upper()
    ]
    if not places:
        return None
    place, other = chance.choice(places)
    return serial[:place] + other + serial[place + 1 :]


def _separated(serial: str, chance: random.Random) -> str | None:
    if len(serial) < 2:
        return None
    place = chance.randrange(1, len(serial))
    return serial[:place] + chance.choice("- ") + serial[place:]


def _zero_dropped(serial: str, chance: random.Random) -> str | None:
    """A zero at the beginning of the serial or of a run of digits in it."""
    zeros = [match.start() for match in re.finditer(r"(?<!\d)0", serial)]
    if not zeros or len(serial) < 2:
        return None
    place = chance.choice(zeros)
    return serial[:place] + serial[place + 1 :]


def _unread(serial: str, chance: random.Random) -> str | None:
    place = chance.randrange(len(serial))
    return serial[:place] + "?" + serial[place + 1 :]


MISTAKES: dict[str, Mistake] = {
    "confusable": _confused,
    "separator": _separated,
    "leading_zero": _zero_dropped,
    "unread": _unread,
}

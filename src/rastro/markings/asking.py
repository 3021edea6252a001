"""Asking a register for a serial as it was read: which registered serials to look for, and how far.

Instead of storing many keys of every serial, the few hundred serials that a reading can be a mistake of are
written out, the likeliest first, and looked up in one ordered index.

Notes
-----
**What is never missed.** A registered serial loses against an equal one by each step of its likeliest
alignment (`data/misreading.toml`). Every serial that loses no more than :attr:`Asked.reach` decades is among
those asked for. Look-alikes that fold together and separators lose nothing here, however many they are.
"""

from dataclasses import dataclass

from rastro.canonical import InvalidInput
from rastro.markings.keys import fold
from rastro.markings.notation import parse_reading
from rastro.markings.patterns import ANY, Pattern, patterns_of
from rastro.markings.reading import Character, Reading
from rastro.markings.variants import Probes, known_of, probes_of

NEAR = 3.6
"""Decades that one mistake of any kind loses at most: a digit too many is 3.55."""
DEEP = 4.6
"""Decades that two likely mistakes lose: two listed confusions are 4.5 to 5.1."""
MOST = 5_000
RUNS = "*…"


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for in a register.

    Parameters
    ----------
    text
        As it was asked.
    folded
        Folded; `?` for a character that is not settled, `*` for any number of them.
    reading
        What was read, to be weighed against what is found; without the runs of an unknown length.
    probes
        Whole serials and beginnings and ends of longer ones, each with what it loses; empty when only a
        pattern is asked for.
    patterns
        For a part of a serial: what it begins with, ends with and fits.
    """

    text: str
    folded: str
    reading: Reading
    probes: Probes
    patterns: tuple[Pattern, ...] = ()

    @property
    def reach(self) -> float:
        """Decades below an equal serial down to which nothing is missed."""
        return self.probes.reach

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read that could be looked for."""
        return not self.probes.whole and not self.patterns


def read_asked(text: str, *, depth: float = NEAR, most: int = MOST) -> Asked:
    """Read what somebody asks for: a reading, or a part of a serial.

    `A?0142[83]08` is a reading, as :func:`parse_reading` takes it; `…0142` or `*0142` the end of a serial,
    `A01…` or `A01*` its beginning, `A01*42` both.

    Parameters
    ----------
    text
        At most 40 positions; here `*` and `…` are any number of characters, also none.
    depth
        Decades that a registered serial may lose against an equal one.
    most
        Most serials that are written out.

    Raises
    ------
    InvalidInput, TooLarge
        As :func:`parse_reading`; `markings.asked.nothing` when no character is given.
    """
    parts = _parts(text)
    if len(parts) == 1:
        return ask(parse_reading(text), text=text, depth=depth, most=most)
    read = [parse_reading(part).characters if part.strip() else () for part in parts]
    characters = tuple(each for part in read for each in part)
    if not any(each.seen for each in characters):
        raise InvalidInput("markings.asked.nothing", field="serial")
    folded = ANY.join("".join(_shown(each) for each in part) for part in read)
    return Asked(text, folded, Reading(characters), Probes((), (), (), 0.0), patterns_of(read))


def ask(reading: Reading, *, text: str = "", depth: float = NEAR, most: int = MOST) -> Asked:
    """What to look for when this was read.

    Parameters
    ----------
    reading
        As :func:`parse_reading` gives it.
    text
        As it was asked; the reading's own notation when empty.
    depth, most
        As :func:`read_asked`.

    Returns
    -------
    Asked
        With more unread characters than can be written out: a pattern that the others must fit.
    """
    folded = "".join(map(_shown, reading.characters))
    probes = probes_of(reading, depth=depth, most=most)
    patterns = () if probes.whole or not known_of(reading) else patterns_of([reading.characters])
    return Asked(text or str(reading), folded, reading, probes, patterns)


def _parts(text: str) -> list[str]:
    """The text between runs of unknown length; `...` is such a run, too."""
    for run in ("...", *RUNS):
        text = text.replace(run, ANY)
    while ANY + ANY in text:
        text = text.replace(ANY + ANY, ANY)
    return text.strip().split(ANY)


def _shown(character: Character) -> str:
    if not character.seen:
        return "?"
    folded = {fold(each) for each in character.possible}
    return folded.pop() if len(folded) == 1 else "?"

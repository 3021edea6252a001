"""Registers as large as a State's: makes, types, calibres and serials in the proportions of real records.

Serials come in lots, as makers issue them and importers buy them: a thousand that follow one another. So each
has neighbours that differ in one digit, under the same make: what makes a search by serial hard.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import gcd
from random import Random
from typing import NamedTuple

LOT = 1_000
SPREAD = 4
"""How many serials a maker issued for each that is in this register."""
_DRAWN = 10_000
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Entry(NamedTuple):
    """A firearm of a made-up register."""

    make: str
    type: str
    calibre: str
    serial: str


@dataclass(frozen=True, slots=True)
class MakeShare:
    """A make's share of a register, and what its firearms are.

    Parameters
    ----------
    name
        The make; empty for firearms whose make nobody could name.
    share
        Its part of all firearms.
    types, calibres
        Each with its part of the make's.
    shapes
        Shapes of serials, `L` a letter and `0` a digit, each with its part.
    """

    name: str
    share: float
    types: Mapping[str, float]
    calibres: Mapping[str, float]
    shapes: Mapping[str, float]


@cache
def makes() -> tuple[MakeShare, ...]:
    """The makes, the largest share first (`data/registries.toml`)."""
    read = tomllib.loads(files("rastro.testing").joinpath("data/registries.toml").read_text("utf-8"))
    return tuple(MakeShare(**each) for each in read["make"])


def generate(count: int, *, seed: int = 0) -> Iterator[Entry]:
    """Stream the firearms of a made-up register.

    Parameters
    ----------
    count
        How many; ten million take about a minute and no memory.
    seed
        The same count and seed give the same register.

    Yields
    ------
    Entry
        A serial stands once under a make and shape until the shape is used up; short ones are, in large
        registers, as they are in real ones.
    """
    random = Random(seed)  # noqa: S311 - not a secret
    lines = [
        _Line(make, shape, max(1, round(count * make.share * part)), Random(f"{seed} {make.name} {shape}"))  # noqa: S311
        for make in makes()
        for shape, part in make.shapes.items()
    ]
    shares = [make.share * part for make in makes() for part in make.shapes.values()]
    left = count
    while left > 0:
        for line in random.choices(lines, shares, k=min(left, _DRAWN)):
            yield line.next()
        left -= _DRAWN


class _Line:
    """The serials of one shape that a maker issues, lot by lot."""

    def __init__(self, make: MakeShare, shape: str, expected: int, random: Random) -> None:
        self._make, self._shape, self._random = make, shape, random
        self._tens = 10 ** shape.count("0")
        self._words = len(_LETTERS) ** shape.count("L")
        self._lot = min(LOT, self._tens)
        issued = min(self._tens * self._words, SPREAD * expected + self._lot)
        self._lots = max(1, issued // self._lot)
        self._step = _coprime(random.randrange(1, self._lots + 1), self._lots)
        self._first = random.randrange(self._lots)
        self._word, self._stride = (
            random.randrange(self._words),
            _coprime(random.randrange(3, 999), self._words),
        )
        self._done = 0
        self._kind = ("", "")
        self._letters = ""

    def next(self) -> Entry:
        """The next firearm of the line."""
        lot, place = divmod(self._done, self._lot)
        self._done += 1
        start = (self._first + lot * self._step) % self._lots * self._lot
        if place == 0:
            self._begin(start // self._tens)
        serial = _filled(self._shape, self._letters, start % self._tens + place)
        return Entry(self._make.name, *self._kind, serial)

    def _begin(self, word: int) -> None:
        """Begin a lot: its letters, and what kind of firearm it is."""
        number = (self._word + word * self._stride) % self._words
        letters = []
        for _ in range(self._shape.count("L")):
            number, rest = divmod(number, len(_LETTERS))
            letters.append(_LETTERS[rest])
        self._letters = "".join(reversed(letters))
        make = self._make
        (type_,) = self._random.choices(list(make.types), list(make.types.values()))
        (calibre,) = self._random.choices(list(make.calibres), list(make.calibres.values()))
        self._kind = (type_, calibre)


def _coprime(number: int, to: int) -> int:
    """The next number without a common factor: its multiples pass through all before one comes again."""
    while gcd(number, to) != 1:
        number += 1
    return number


@cache
def _pieces(shape: str) -> tuple[str, ...] | None:
    """A shape whose digits stand together, as what is before and after them; None for another."""
    digits = shape.count("0")
    before, found, after = shape.partition("0" * digits)
    return (before, after) if found and digits else None


def _filled(shape: str, letters: str, number: int) -> str:
    digits = str(number).zfill(shape.count("0"))
    pieces = _pieces(shape)
    if pieces and pieces[0] == "L" * len(letters) and not pieces[1]:
        return letters + digits
    a, b = iter(letters), iter(digits)
    return "".join(next(a) if each == "L" else next(b) if each == "0" else each for each in shape)

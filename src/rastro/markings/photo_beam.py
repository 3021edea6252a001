"""From what each upright slice of a picture may show to the likeliest readings (prefix beam search)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

type Slices = np.ndarray[Any, np.dtype[np.float64]]

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/"
"""What a serial is made of; column `i + 1` of the slices is its character `i`, column 0 is *nothing new*."""

WIDTH = 12
LOOKED_AT = 6
SURE = 0.85
POSSIBLE = 0.08
UNREADABLE = 0.3


@dataclass(frozen=True, slots=True)
class _Ways:
    """How likely a text is, ending in a gap and ending in its last character."""

    gap: float = 0.0
    character: float = 0.0

    @property
    def both(self) -> float:
        return self.gap + self.character

    def plus(self, *, gap: float = 0.0, character: float = 0.0) -> "_Ways":
        return _Ways(self.gap + gap, self.character + character)


def likeliest(slices: Slices, *, width: int = WIDTH) -> list[tuple[str, float]]:
    """The likeliest texts and their shares of the belief kept, best first.

    Parameters
    ----------
    slices
        Shape (slices, 1 + characters of the alphabet): probabilities, each row adding up to 1.
    width
        How many texts are followed at once.

    Notes
    -----
    Connectionist temporal classification, A. Graves et al., ICML 2006, doi:10.1145/1143844.1143891.
    """
    ways: Mapping[str, _Ways] = {"": _Ways(gap=1.0)}
    for row in slices:
        ways = _kept(_stepped(ways, row), width)
    total = sum(each.both for each in ways.values()) or 1.0
    return [(text, each.both / total) for text, each in ways.items() if text]


def _stepped(ways: Mapping[str, _Ways], row: Any) -> dict[str, _Ways]:
    after: dict[str, _Ways] = {}
    looked_at = [(int(column), float(row[column])) for column in np.argsort(-row)[:LOOKED_AT]]
    for text, way in ways.items():
        for column, chance in looked_at:
            for grown, more in _grown(text, way, column, chance):
                after[grown] = after.get(grown, _Ways()).plus(**more)
    return after


def _grown(text: str, way: _Ways, column: int, chance: float) -> Iterable[tuple[str, dict[str, float]]]:
    if column == 0:
        return [(text, {"gap": way.both * chance})]
    character = ALPHABET[column - 1]
    if not text.endswith(character):
        return [(text + character, {"character": way.both * chance})]
    return [
        (text, {"character": way.character * chance}),
        (text + character, {"character": way.gap * chance}),
    ]


def _kept(ways: Mapping[str, _Ways], width: int) -> dict[str, _Ways]:
    best = sorted(ways, key=lambda text: -ways[text].both)[:width]
    return {text: ways[text] for text in best}


def notation(slices: Slices) -> str:
    """The reading in the officer's notation: `A?0142[83]08`.

    A character that is likely is itself; several that may be are in brackets; where none is, `?`.
    """
    return "".join(_said(np.max(slices[start:stop, 1:], axis=0)) for start, stop in _runs(slices))


def _runs(slices: Slices) -> list[tuple[int, int]]:
    """Where one character after the other stands: slices of one best column, a gap between equal ones."""
    runs: list[tuple[int, int]] = []
    before = 0
    for place, column in enumerate(np.argmax(slices, axis=1)):
        if column and column == before:
            runs[-1] = (runs[-1][0], place + 1)
        elif column:
            runs.append((place, place + 1))
        before = int(column)
    return runs


def _said(chances: Any) -> str:
    ranked = sorted(zip(ALPHABET, map(float, chances), strict=True), key=lambda each: -each[1])
    best, chance = ranked[0]
    if chance < UNREADABLE:
        return "?"
    others = [character for character, p in ranked[1:4] if p >= POSSIBLE]
    return best if chance >= SURE or not others else f"[{best}{''.join(others)}]"

"""The model of mis-reading as decimal logarithms, read once from its table."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations

from rastro.markings.reading import SEPARATORS


@dataclass(frozen=True, slots=True)
class Misreading:
    """Contributions to log10 of the likelihood ratio, one for each step of an alignment.

    Parameters
    ----------
    equal
        By character: read as it is.
    confusable
        By pair (seen then registered): taken for one that looks like it.
    substituted
        By character seen: taken for one that does not.
    background
        By character: its probability in some other serial.
    step
        The steps that do not depend on the character: `missing`, `extra`, `transposed`, `separator`,
        `leading_zero`, `unread_extra`, `unread_both`, `affix`, `affix_longer`.
    alternative, alternative_none
        Probabilities that the right character is, or is not, among the alternatives.
    """

    equal: Mapping[str, float]
    confusable: Mapping[str, float]
    substituted: Mapping[str, float]
    background: Mapping[str, float]
    step: Mapping[str, float]
    alternative: float
    alternative_none: float


class _Characters(dict[str, float]):
    """By character, filled as characters are met."""

    def __init__(self, background: Mapping[str, float], probability: float | None) -> None:
        self._background = background
        self._probability = probability

    def __missing__(self, character: str) -> float:
        common = self._background[_class_of(character)]
        value = common if self._probability is None else math.log10(self._probability / common)
        self[character] = value
        return value


def _class_of(character: str) -> str:
    if character.isdigit():
        return "digit"
    return "letter" if character.isalpha() else "other"


@cache
def misreading() -> Misreading:
    """The model in use."""
    read = tomllib.loads(files("rastro.markings").joinpath("data/misreading.toml").read_text("utf-8"))
    common, chance = read["background"], read["reading"]
    background = _Characters(common, None)
    pairs = {
        seen + true: math.log10(probability / background[seen])
        for pair, probability in read["confusable"].items()
        for seen, true in permutations(pair)
    }
    steps = (
        "missing",
        "extra",
        "transposed",
        "separator",
        "leading_zero",
        "unread_extra",
        "unread_both",
        "affix",
        "affix_longer",
    )
    return Misreading(
        _Characters(common, chance["equal"]),
        pairs,
        _Characters(common, chance["substituted"]),
        background,
        {name: math.log10(chance[name]) for name in steps},
        chance["alternative"],
        chance["alternative_none"],
    )


def is_separator(character: str) -> bool:
    """Whether a character only separates groups of a serial."""
    return character in SEPARATORS

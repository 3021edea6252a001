"""The scores a calibration set was made of: kept in it, so that anyone can make it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood.bootstrap import Pairs, weapons_of

type Numbered = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class KnownPairs:
    """Scores of pairs whose truth is known. Weapons are numbered, not named.

    Parameters
    ----------
    km, knm
        Scores of pairs of one weapon and of two: numbers, or congruent cells and of how many.
    km_weapons, knm_weapons
        The weapons of each pair, numbered from 0.
    """

    km: tuple[Any, ...]
    knm: tuple[Any, ...]
    km_weapons: Numbered
    knm_weapons: Numbered

    @classmethod
    def of(cls, km: ArrayLike, knm: ArrayLike, km_pairs: Pairs, knm_pairs: Pairs) -> Self:
        """Scores with their weapons by name; the names are not kept."""
        number = {weapon: place for place, weapon in enumerate(weapons_of(km_pairs, knm_pairs))}
        numbered = (tuple((number[a], number[b]) for a, b in pairs) for pairs in (km_pairs, knm_pairs))
        return cls(_plain(km), _plain(knm), *numbered)

    @property
    def km_pairs(self) -> list[tuple[str, str]]:
        """The weapons of the known matches, as `calibrate` takes them."""
        return _named(self.km_weapons)

    @property
    def knm_pairs(self) -> list[tuple[str, str]]:
        """The weapons of the known non-matches, as `calibrate` takes them."""
        return _named(self.knm_weapons)

    def as_json(self) -> dict[str, Any]:
        """For the file of a set."""
        return {
            "km": _lists(self.km),
            "knm": _lists(self.knm),
            "km_weapons": _lists(self.km_weapons),
            "knm_weapons": _lists(self.knm_weapons),
        }

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """From the file of a set.

        Raises
        ------
        KeyError, TypeError, ValueError
            If it does not have the form.
        """
        weapons = (tuple((int(a), int(b)) for a, b in told[name]) for name in ("km_weapons", "knm_weapons"))
        return cls(_plain(told["km"]), _plain(told["knm"]), *weapons)


def _plain(scores: ArrayLike) -> tuple[Any, ...]:
    return tuple(tuple(each) if isinstance(each, list) else each for each in np.asarray(scores).tolist())


def _lists(values: Sequence[Any]) -> list[Any]:
    return [list(each) if isinstance(each, tuple) else each for each in values]


def _named(weapons: Numbered) -> list[tuple[str, str]]:
    """Names whose order is that of the numbers."""
    return [(f"{a:06}", f"{b:06}") for a, b in weapons]

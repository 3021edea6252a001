"""Likelihood ratios of pairs whose weapons the calibration never saw."""

from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood.bootstrap import LEAST_WEAPONS, Pairs, weapons_of
from rastro.ballistics.likelihood.bounds import elub
from rastro.ballistics.likelihood.measures import auc, cllr, cllr_min
from rastro.ballistics.likelihood.models import fit
from rastro.ballistics.likelihood.scores import Numbers
from rastro.canonical import InvalidInput

FOLDS = 10


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """log10 likelihood ratios of every pair, each by a calibration without its weapons.

    Parameters
    ----------
    km, knm
        Shapes (pairs,), in the order given.
    weapons, folds
        How many weapons, and into how many groups they were dealt.
    """

    km: Numbers
    knm: Numbers
    weapons: int
    folds: int

    def as_json(self) -> dict[str, Any]:
        """The figures, for files and programs."""
        figures = {"cllr": cllr(self.km, self.knm), "cllr_min": cllr_min(self.km, self.knm)}
        return {
            "km": len(self.km),
            "knm": len(self.knm),
            "weapons": self.weapons,
            "folds": self.folds,
            **{name: round(value, 4) for name, value in figures.items()},
            "auc": round(auc(self.km, self.knm), 4),
            "misleading_km": round(float((self.km < 0).mean()), 4),
            "misleading_knm": round(float((self.knm > 0).mean()), 4),
            "lowest_km": round(float(self.km.min()), 3),
            "highest_knm": round(float(self.knm.max()), 3),
        }


def held_out(
    km: ArrayLike,
    knm: ArrayLike,
    *,
    km_pairs: Pairs,
    knm_pairs: Pairs,
    model: str = "logistic",
    folds: int = FOLDS,
    seed: int = 0,
) -> HeldOut:
    """Weigh every known pair by a calibration from which the groups of both its weapons were left out.

    Parameters
    ----------
    km, knm
        Scores of known matches and non-matches, shapes (pairs,); for the model `counts` (pairs, 2).
    km_pairs, knm_pairs
        The weapons of each pair.
    model
        `logistic`, `kde` or `counts`.
    folds
        Into how many groups weapons are dealt at most; every two of them take one calibration.
    seed
        Of the dealing.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.weapons` with fewer than five weapons; what the model finds wrong.
    """
    weapons = weapons_of(km_pairs, knm_pairs)
    if len(weapons) < LEAST_WEAPONS:
        raise InvalidInput(
            "ballistics.likelihood.weapons", field="weapons", weapons=len(weapons), least=LEAST_WEAPONS
        )
    groups = min(folds, len(weapons))
    dealt = np.random.default_rng(seed).permutation(len(weapons)) % groups
    group = {weapon: int(number) for weapon, number in zip(weapons, dealt, strict=True)}
    scores = np.asarray(km, np.float64), np.asarray(knm, np.float64)
    sides = [np.sort([[group[a], group[b]] for a, b in pairs], axis=1) for pairs in (km_pairs, knm_pairs)]
    told = np.full(len(scores[0]), np.nan), np.full(len(scores[1]), np.nan)
    for out in combinations_with_replacement(range(groups), 2):
        asked = [(side == out).all(axis=1) for side in sides]
        if not any(each.any() for each in asked):
            continue
        learnt = [values[~np.isin(side, out).any(axis=1)] for values, side in zip(scores, sides, strict=True)]
        made = fit(model, learnt[0], learnt[1])
        limits = elub(made.log10_lr(learnt[0]), made.log10_lr(learnt[1]))
        for place, values in enumerate(scores):
            if asked[place].any():
                told[place][asked[place]] = np.clip(made.log10_lr(values[asked[place]]), *limits)
    return HeldOut(told[0], told[1], len(weapons), groups)

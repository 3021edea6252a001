"""How sure the figures of a validation are: weapons drawn anew, with all their pairs."""

from collections.abc import Callable
from typing import Any

import numpy as np

from rastro.ballistics.likelihood.bootstrap import Pairs, weapon_weights
from rastro.ballistics.likelihood.heldout import HeldOut
from rastro.ballistics.likelihood.measures import auc, cllr, cllr_min
from rastro.ballistics.likelihood.scores import Numbers
from rastro.ballistics.likelihood.weighing import MIDDLE

DRAWS = 200

type Measure = Callable[[Numbers, Numbers, tuple[Numbers, Numbers]], float]

MEASURES: dict[str, Measure] = {
    "cllr": lambda km, knm, weights: cllr(km, knm, weights=weights),
    "cllr_min": lambda km, knm, weights: cllr_min(km, knm, weights=weights),
    "auc": lambda km, knm, weights: auc(km, knm, weights=weights),
    "misleading_km": lambda km, _knm, weights: _share(km < 0, weights[0]),
    "misleading_knm": lambda _km, knm, weights: _share(knm > 0, weights[1]),
}
"""The figures that have an interval."""


def intervals(
    held: HeldOut, *, km_pairs: Pairs, knm_pairs: Pairs, draws: int = DRAWS, seed: int = 0
) -> dict[str, tuple[float, float]]:
    """95 % intervals of the figures of likelihood ratios that were held out.

    Parameters
    ----------
    held
        The likelihood ratios.
    km_pairs, knm_pairs
        The weapons of each pair, in the same order.
    draws, seed
        How often weapons are drawn, and the seed of the random numbers.

    Returns
    -------
    dict
        Lower and upper end by figure. A figure that no draw changes (no pair misleads) has an interval of no
        width: that says something of these weapons, nothing of others.

    Raises
    ------
    InvalidInput
        Those of :func:`weapon_weights`.
    """
    weights = list(weapon_weights(km_pairs, knm_pairs, draws=draws, seed=seed))
    told = {}
    for name, measure in MEASURES.items():
        again = [measure(held.km, held.knm, each) for each in weights]
        low, high = np.percentile(again, [50 - MIDDLE / 2, 50 + MIDDLE / 2])
        told[name] = round(float(low), 4), round(float(high), 4)
    return told


def rule_of_three(pairs: int) -> float:
    """Largest rate that is still in keeping with none seen among so many (95 %).

    References
    ----------
    Hanley and Lippman-Hand, If nothing goes wrong, is everything all right?, 1983,
    doi:10.1001/jama.1983.03330370053031.
    """
    return min(1.0, 3.0 / max(1, pairs))


def _share(where: np.ndarray[Any, Any], weight: Numbers) -> float:
    return float(weight @ where / weight.sum())

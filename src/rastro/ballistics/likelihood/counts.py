"""Counts of congruent cells: beta-binomial for one weapon, binomial for two."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.special import betaln, xlog1py, xlogy

from rastro.ballistics.likelihood.logistic import LN10
from rastro.ballistics.likelihood.scores import Numbers, known
from rastro.canonical import InvalidInput

LARGEST = 18.0
"""Natural logarithm of the largest beta parameter: by then a beta-binomial is a binomial."""
COLUMNS = 2  # a table of pairs: congruent cells, and of how many


@dataclass(frozen=True, slots=True)
class Counts:
    """The chance of k congruent cells of n, for one weapon and for two.

    Parameters
    ----------
    alpha, beta
        Beta distribution of the chance that a cell is congruent, over pairs from one weapon.
    knm_alpha, knm_beta
        The same for two weapons; `knm_beta` None: a binomial with the chance `knm_alpha`.
    """

    alpha: float
    beta: float
    knm_alpha: float
    knm_beta: float | None = None

    def log10_lr(self, scores: ArrayLike) -> Numbers:
        """log10 likelihood ratios of counts, shape (pairs, 2): congruent cells, and of how many."""
        counts = _checked(scores)
        one = _beta_binomial(counts, self.alpha, self.beta)
        if self.knm_beta is None:
            two = _binomial(counts, self.knm_alpha)
        else:
            two = _beta_binomial(counts, self.knm_alpha, self.knm_beta)
        return (one - two) / LN10

    def as_json(self) -> dict[str, Any]:
        """The parameters, for a file."""
        told = {"alpha": self.alpha, "beta": self.beta}
        return {**told, "knm_alpha": self.knm_alpha, "knm_beta": self.knm_beta}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """The parameters, from a file."""
        spread = told.get("knm_beta")
        numbers = [float(told[name]) for name in ("alpha", "beta", "knm_alpha")]
        return cls(numbers[0], numbers[1], numbers[2], None if spread is None else float(spread))


def fit_counts(
    km: ArrayLike,
    knm: ArrayLike,
    *,
    spread: bool = False,
    weights: tuple[ArrayLike, ArrayLike] | None = None,
) -> Counts:
    """The likeliest beta-binomial of known matches and binomial of known non-matches.

    Parameters
    ----------
    km, knm
        Counts of known matches and non-matches, shapes (pairs, 2): congruent cells, and of how many.
    spread
        Let non-matches be beta-binomial too: their cells are not congruent independently of each other.
    weights
        How much each pair counts.

    Raises
    ------
    InvalidInput
        Those of :func:`known`; `ballistics.likelihood.counts`; `ballistics.likelihood.wrong_way`.

    References
    ----------
    Song et al., Estimating error rates for firearm evidence identifications in forensic science, 2018,
    doi:10.1016/j.forsciint.2017.12.013.
    """
    values = known(_checked(km), _checked(knm), weights=weights)
    alpha, beta = _likeliest(values.km, values.km_weight)
    chance = _share(values.knm, values.knm_weight)
    if alpha / (alpha + beta) <= chance:
        raise InvalidInput("ballistics.likelihood.wrong_way", field="score")
    if spread:
        return Counts(alpha, beta, *_likeliest(values.knm, values.knm_weight))
    return Counts(alpha, beta, chance)


def _checked(scores: ArrayLike) -> Numbers:
    counts = np.asarray(scores, np.float64)
    pairs = counts.ndim == COLUMNS and counts.shape[1] == COLUMNS
    if not pairs or (counts != np.round(counts)).any() or (counts[:, 0] > counts[:, 1]).any():
        raise InvalidInput("ballistics.likelihood.counts", field="score")
    if (counts[:, 0] < 0).any() or (counts[:, 1] < 1).any():
        raise InvalidInput("ballistics.likelihood.counts", field="score")
    return counts


def _share(counts: Numbers, weight: Numbers) -> float:
    """Half a congruent cell is added (Jeffreys), so that no chance is 0 or 1."""
    pairs = len(counts)
    congruent, all_cells = weight @ counts * pairs
    return float((congruent + 0.5) / (all_cells + 1.0))


def _likeliest(counts: Numbers, weight: Numbers) -> tuple[float, float]:
    middle = _share(counts, weight)

    def loss(at: Numbers) -> float:
        return -float(weight @ _beta_binomial(counts, float(np.exp(at[0])), float(np.exp(at[1]))))

    start = np.log(np.array([middle, 1 - middle]) * 5)
    bounds = [(-LARGEST, LARGEST)] * 2
    found = minimize(loss, start, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-13, "gtol": 1e-9})
    return float(np.exp(found.x[0])), float(np.exp(found.x[1]))


def _beta_binomial(counts: Numbers, alpha: float, beta: float) -> Numbers:
    """Natural log of the chance, without the binomial coefficient: it cancels in the ratio."""
    found, cells = counts[:, 0], counts[:, 1]
    return np.asarray(betaln(found + alpha, cells - found + beta) - betaln(alpha, beta), np.float64)


def _binomial(counts: Numbers, chance: float) -> Numbers:
    found, cells = counts[:, 0], counts[:, 1]
    return np.asarray(xlogy(found, chance) + xlog1py(cells - found, -chance), np.float64)

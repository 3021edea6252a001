"""Kernel densities of both kinds of scores; their ratio is the likelihood ratio."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import logsumexp

from rastro.ballistics.likelihood.logistic import LN10
from rastro.ballistics.likelihood.scores import Numbers, known

AT_ONCE = 4_000_000
"""Numbers held at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Densities:
    """Two sums of Gaussians.

    Parameters
    ----------
    km, knm
        Where the Gaussians of each kind stand.
    km_weight, knm_weight
        How much each counts; each kind's sum is 1.
    km_width, knm_width
        Standard deviation of the Gaussians of each kind.
    """

    km: Numbers
    knm: Numbers
    km_weight: Numbers
    knm_weight: Numbers
    km_width: float
    knm_width: float

    def log10_lr(self, scores: ArrayLike) -> Numbers:
        """log10 likelihood ratios of scores, shape (pairs,)."""
        at = np.asarray(scores, np.float64)
        one = _log_density(at, self.km, self.km_weight, self.km_width)
        return (one - _log_density(at, self.knm, self.knm_weight, self.knm_width)) / LN10

    def as_json(self) -> dict[str, Any]:
        """The parameters, for a file."""
        told = {name: getattr(self, name).tolist() for name in ("km", "knm", "km_weight", "knm_weight")}
        return {**told, "km_width": self.km_width, "knm_width": self.knm_width}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """The parameters, from a file."""
        arrays = [np.asarray(told[name], np.float64) for name in ("km", "knm", "km_weight", "knm_weight")]
        return cls(
            arrays[0], arrays[1], arrays[2], arrays[3], float(told["km_width"]), float(told["knm_width"])
        )


def fit_densities(
    km: ArrayLike,
    knm: ArrayLike,
    *,
    widths: tuple[float, float] | None = None,
    weights: tuple[ArrayLike, ArrayLike] | None = None,
) -> Densities:
    """Gaussian kernel densities of the scores of both kinds.

    Parameters
    ----------
    km, knm
        Scores of known matches and non-matches, shapes (pairs,).
    widths
        Standard deviations of the kernels; by Silverman's rule, (4/3/n)^(1/5) · deviation, when left out.
    weights
        How much each pair counts.

    References
    ----------
    Silverman, Density Estimation for Statistics and Data Analysis, 1986, eq. 3.28,
    doi:10.1201/9781315140919.
    """
    values = known(km, knm, weights=weights)
    one, one_weight = _merged(values.km, values.km_weight)
    two, two_weight = _merged(values.knm, values.knm_weight)
    km_width, knm_width = widths or (
        _silverman(values.km, values.km_weight),
        _silverman(values.knm, values.knm_weight),
    )
    return Densities(one, two, one_weight, two_weight, km_width, knm_width)


def _merged(scores: Numbers, weight: Numbers) -> tuple[Numbers, Numbers]:
    places, number = np.unique(scores, return_inverse=True)
    return places, np.bincount(number, weight, len(places))


def _silverman(scores: Numbers, weight: Numbers) -> float:
    """The rule counts as many pairs as the weights are worth (Kish's effective number)."""
    middle = weight @ scores
    deviation = float(np.sqrt(weight @ np.square(scores - middle))) or 1.0
    return float(deviation * (4 / 3 * np.square(weight).sum()) ** 0.2)


def _log_density(at: Numbers, places: Numbers, weight: Numbers, width: float) -> Numbers:
    told = np.empty(len(at))
    rows = max(1, AT_ONCE // len(places))
    for start in range(0, len(at), rows):
        part = (at[start : start + rows, None] - places[None]) / width
        told[start : start + rows] = logsumexp(-np.square(part) / 2, axis=1, b=weight[None])
    return np.asarray(told - np.log(width) - np.log(2 * np.pi) / 2, np.float64)

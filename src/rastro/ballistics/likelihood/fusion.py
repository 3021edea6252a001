"""Several marks of one pair made one: a weighted sum of their log10 likelihood ratios."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood.logistic import LN10
from rastro.ballistics.likelihood.regression import newton, problem
from rastro.ballistics.likelihood.scores import Known, Numbers, known
from rastro.canonical import InvalidInput

LEAST_MARKS = 2


@dataclass(frozen=True, slots=True)
class Fusion:
    """log10 LR = intercept + Σ slope · log10 LR of a mark.

    Parameters
    ----------
    intercept
        What is said when every mark says 0.
    slopes
        How much each mark counts; 0 for one that would count against itself. All 1, and the intercept 0: the
        plain sum of marks that are independent.
    """

    intercept: float
    slopes: tuple[float, ...]

    def log10_lr(self, ratios: ArrayLike) -> Numbers:
        """log10 likelihood ratios of pairs, from those of their marks, shape (pairs, marks)."""
        return np.asarray(self.intercept + np.asarray(ratios, np.float64) @ np.array(self.slopes), np.float64)

    def as_json(self) -> dict[str, Any]:
        """The parameters, for a file."""
        return {"intercept": self.intercept, "slopes": list(self.slopes)}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """The parameters, from a file."""
        return cls(float(told["intercept"]), tuple(float(each) for each in told["slopes"]))


def plain_sum(marks: int) -> Fusion:
    """The sum of marks that are independent."""
    return Fusion(0.0, (1.0,) * marks)


def fit_fusion(
    km: ArrayLike,
    knm: ArrayLike,
    *,
    ridge: float = 0.0,
    firth: bool = True,
    weights: tuple[ArrayLike, ArrayLike] | None = None,
) -> Fusion:
    """Logistic regression of same/different weapon on the marks' log10 likelihood ratios.

    Parameters
    ----------
    km, knm
        log10 likelihood ratios of pairs from one weapon and from two, shapes (pairs, marks).
    ridge, firth, weights
        As in :func:`rastro.ballistics.likelihood.fit_logistic`.

    Returns
    -------
    Fusion
        No slope is negative: a mark that would count against itself is left out, and the rest set again.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.marks` with fewer than two marks; those of :func:`known`;
        `ballistics.likelihood.wrong_way` when no mark tells the kinds apart.

    References
    ----------
    Brümmer et al., Fusion of heterogeneous speaker recognition systems, 2007, doi:10.1109/TASL.2007.902870.
    Morrison, Tutorial on logistic-regression calibration and fusion, 2013, doi:10.1080/00450618.2012.733025.
    """
    values = known(km, knm, weights=weights)
    if values.km.ndim != LEAST_MARKS or values.km.shape[1] < LEAST_MARKS:
        raise InvalidInput("ballistics.likelihood.marks", field="marks", least=LEAST_MARKS)
    used = np.arange(values.km.shape[1])
    found = _optimum(values, used, ridge, firth=firth)
    while len(used) and found[1:].min() <= 0:
        used = used[found[1:] > 0] if (found[1:] > 0).any() else used[:0]
        if len(used):
            found = _optimum(values, used, ridge, firth=firth)
    if not len(used):
        raise InvalidInput("ballistics.likelihood.wrong_way", field="score")
    slopes = np.zeros(values.km.shape[1])
    slopes[used] = found[1:]
    return Fusion(float(found[0]) / LN10, tuple((slopes / LN10).tolist()))


def _optimum(values: Known, used: np.ndarray[Any, Any], ridge: float, *, firth: bool) -> Numbers:
    part = Known(values.km[:, used], values.knm[:, used], values.km_weight, values.knm_weight)
    return newton(problem(part, ridge), np.zeros(1 + len(used)), firth=firth)

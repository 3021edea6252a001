"""Logistic calibration: the log likelihood ratio as a straight line of the score."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood.regression import newton, problem, quasi_newton
from rastro.ballistics.likelihood.scores import Numbers, known
from rastro.canonical import InvalidInput

LN10 = float(np.log(10.0))


@dataclass(frozen=True, slots=True)
class Logistic:
    """log10 LR = intercept + slope · score.

    Parameters
    ----------
    intercept
        log10 LR at score 0.
    slope
        log10 LR a unit of score.
    """

    intercept: float
    slope: float

    def log10_lr(self, scores: ArrayLike) -> Numbers:
        """log10 likelihood ratios of scores, shape (pairs,)."""
        return self.intercept + self.slope * np.asarray(scores, np.float64)

    def as_json(self) -> dict[str, Any]:
        """The parameters, for a file."""
        return {"intercept": self.intercept, "slope": self.slope}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """The parameters, from a file."""
        return cls(float(told["intercept"]), float(told["slope"]))


def fit_logistic(
    km: ArrayLike,
    knm: ArrayLike,
    *,
    ridge: float = 0.0,
    tolerance: float | None = None,
    firth: bool = False,
    weights: tuple[ArrayLike, ArrayLike] | None = None,
) -> Logistic:
    """Logistic regression of same/different weapon on the score, both kinds weighing alike.

    Parameters
    ----------
    km, knm
        Scores of known matches and non-matches, shapes (pairs,).
    ridge
        Penalty on half the squared slope (natural logarithms), beside a loss of one a pair: 1/C of other
        programs. The intercept is free.
    tolerance
        Steepest slope of the mean loss at which a quasi-Newton search (L-BFGS) from zero may stop. 1e-4 is
        what scikit-learn does when not told otherwise, and so how figures published with it come about.
        When left out, the optimum itself is found.
    firth
        Penalise by Jeffreys' prior: finite, and modest, even when the scores of both kinds do not overlap.
        Takes neither ridge nor tolerance.
    weights
        How much each pair counts.

    Raises
    ------
    InvalidInput
        Those of :func:`known`; `ballistics.likelihood.wrong_way` when the slope falls.

    References
    ----------
    Brümmer and du Preez, Application-independent evaluation of speaker detection, 2006,
    doi:10.1016/j.csl.2005.08.001. Firth, Bias reduction of maximum likelihood estimates, 1993,
    doi:10.1093/biomet/80.1.27. Morrison and Poh, Avoiding overstating the strength of forensic evidence,
    2018, doi:10.1016/j.scijus.2017.12.005.
    """
    asked = problem(known(km, knm, weights=weights), ridge)
    if firth:
        found = newton(asked, np.zeros(2), firth=True)
    else:
        found = quasi_newton(asked, tolerance or 1e-7)
        if tolerance is None:
            found = newton(asked, found, firth=False)
    slope = float(found[1])
    if slope <= 0:
        raise InvalidInput("ballistics.likelihood.wrong_way", field="score")
    return Logistic(float(found[0]) / LN10, slope / LN10)

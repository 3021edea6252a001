"""Logistic calibration: the log likelihood ratio as a straight line of the score."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.special import expit

from rastro.ballistics.likelihood.scores import Known, Numbers, known
from rastro.canonical import InvalidInput

LN10 = float(np.log(10.0))
ROUNDS = 200
STILL = 1e-11
HALVINGS = 30


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
    problem = _problem(known(km, knm, weights=weights), ridge)
    if firth:
        found = _newton(problem, np.zeros(2), firth=True)
    else:
        found = _quasi_newton(problem, tolerance or 1e-7)
        if tolerance is None:
            found = _newton(problem, found, firth=False)
    slope = float(found[1])
    if slope <= 0:
        raise InvalidInput("ballistics.likelihood.wrong_way", field="score")
    return Logistic(float(found[0]) / LN10, slope / LN10)


@dataclass(frozen=True, slots=True, eq=False)
class _Problem:
    """Scores of both kinds, the truth, weights that sum to the number of pairs, and the penalty."""

    design: Numbers
    truth: Numbers
    weight: Numbers
    ridge: float


def _problem(values: Known, ridge: float) -> _Problem:
    scores = np.concatenate([values.km, values.knm])
    truth = np.concatenate([np.ones(len(values.km)), np.zeros(len(values.knm))])
    weight = np.concatenate([values.km_weight, values.knm_weight]) * len(scores) / 2
    return _Problem(np.stack([np.ones(len(scores)), scores], axis=1), truth, weight, ridge)


def _loss(at: Numbers, problem: _Problem) -> tuple[float, Numbers]:
    odds = problem.design @ at
    missed = problem.weight * (expit(odds) - problem.truth)
    loss = float(problem.weight @ (np.logaddexp(0.0, odds) - problem.truth * odds))
    slope = problem.design.T @ missed
    return loss + problem.ridge * at[1] ** 2 / 2, slope + np.array([0.0, problem.ridge * at[1]])


def _quasi_newton(problem: _Problem, tolerance: float) -> Numbers:
    """The slope first, then the intercept: the search's path, and so where it stops, depends on the order."""
    pairs = len(problem.truth)

    def mean(swapped: Numbers) -> tuple[float, Numbers]:
        loss, slope = _loss(swapped[::-1], problem)
        return loss / pairs, slope[::-1] / pairs

    options = {"gtol": tolerance, "ftol": 64 * np.finfo(float).eps, "maxls": 50, "maxiter": 10_000}
    done = minimize(mean, np.zeros(2), jac=True, method="L-BFGS-B", options=options)
    return np.asarray(done.x[::-1], np.float64)


def _newton(problem: _Problem, start: Numbers, *, firth: bool) -> Numbers:
    """Newton's steps on standardised scores, halved until the loss falls."""
    middle, spread = problem.design[:, 1].mean(), problem.design[:, 1].std() or 1.0
    design = np.stack([np.ones(len(problem.truth)), (problem.design[:, 1] - middle) / spread], axis=1)
    scaled = _Problem(design, problem.truth, problem.weight, problem.ridge / spread**2)
    at = np.array([start[0] + start[1] * middle, start[1] * spread])
    loss, slope, curve = _second_order(at, scaled, firth=firth)
    for _ in range(ROUNDS):
        step = np.linalg.lstsq(curve, slope, rcond=None)[0]
        for _ in range(HALVINGS):
            trial = _second_order(at - step, scaled, firth=firth)
            if trial[0] <= loss:
                break
            step = step / 2
        else:
            break
        at, (loss, slope, curve) = at - step, trial
        if np.abs(step).max() < STILL * (1 + np.abs(at).max()):
            break
    return np.array([at[0] - at[1] * middle / spread, at[1] / spread])


def _second_order(at: Numbers, problem: _Problem, *, firth: bool) -> tuple[float, Numbers, Numbers]:
    """Loss, its slope and its curvature; with Jeffreys' prior, loss and slope of the penalised likelihood."""
    loss, slope = _loss(at, problem)
    chance = expit(problem.design @ at)
    spread = problem.weight * chance * (1 - chance)
    information = problem.design.T @ (problem.design * spread[:, None])
    curve = information + np.diag([0.0, problem.ridge])
    if firth:
        sign, volume = np.linalg.slogdet(information)
        if sign <= 0:
            return float("inf"), slope, curve
        hat = spread * np.einsum("ij,jk,ik->i", problem.design, np.linalg.inv(information), problem.design)
        return loss - volume / 2, slope - problem.design.T @ (hat * (0.5 - chance)), curve
    return loss, slope, curve

"""Logistic regression of the truth on scores: what the logistic model and the fusion of marks share."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from rastro.ballistics.likelihood.scores import Known, Numbers

ROUNDS = 200
STILL = 1e-11
HALVINGS = 30


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """What is to be explained by what.

    Parameters
    ----------
    design
        Shape (pairs, 1 + columns): ones, then the scores.
    truth
        1 for known matches, 0 for known non-matches.
    weight
        How much each pair counts; the sum is the number of pairs.
    ridge
        Penalty on half the squared slopes, one number a column of the design; the intercept's is 0.
    """

    design: Numbers
    truth: Numbers
    weight: Numbers
    ridge: Numbers


def problem(values: Known, ridge: float = 0.0) -> Problem:
    """The problem of scores of both kinds, shapes (pairs,) or (pairs, columns)."""
    scores = np.concatenate([values.km, values.knm])
    columns = scores.reshape(len(scores), -1)
    truth = np.concatenate([np.ones(len(values.km)), np.zeros(len(values.knm))])
    weight = np.concatenate([values.km_weight, values.knm_weight]) * len(scores) / 2
    penalty = np.full(1 + columns.shape[1], ridge)
    penalty[0] = 0.0
    return Problem(np.column_stack([np.ones(len(scores)), columns]), truth, weight, penalty)


def quasi_newton(asked: Problem, tolerance: float) -> Numbers:
    """Slopes first, then the intercept: the path, and so where the search stops, depends on the order."""
    pairs = len(asked.truth)

    def mean(swapped: Numbers) -> tuple[float, Numbers]:
        loss, slope = _loss(np.roll(swapped, 1), asked)
        return loss / pairs, np.roll(slope, -1) / pairs

    options = {"gtol": tolerance, "ftol": 64 * np.finfo(float).eps, "maxls": 50, "maxiter": 10_000}
    start = np.zeros(asked.design.shape[1])
    done = minimize(mean, start, jac=True, method="L-BFGS-B", options=options)
    return np.roll(np.asarray(done.x, np.float64), 1)


def newton(asked: Problem, start: Numbers, *, firth: bool) -> Numbers:
    """Newton's steps on standardised scores, halved until the loss falls.

    Parameters
    ----------
    asked
        The problem.
    start
        Intercept and slopes to begin with.
    firth
        Penalise by Jeffreys' prior.
    """
    columns = asked.design[:, 1:]
    middle, spread = columns.mean(axis=0), columns.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    design = np.column_stack([asked.design[:, 0], (columns - middle) / spread])
    scale = np.concatenate([[1.0], spread])
    scaled = Problem(design, asked.truth, asked.weight, asked.ridge / np.square(scale))
    at = np.concatenate([[start[0] + start[1:] @ middle], start[1:] * spread])
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
    slopes = at[1:] / spread
    return np.concatenate([[at[0] - slopes @ middle], slopes])


def _loss(at: Numbers, asked: Problem) -> tuple[float, Numbers]:
    odds = asked.design @ at
    missed = asked.weight * (expit(odds) - asked.truth)
    loss = float(asked.weight @ (np.logaddexp(0.0, odds) - asked.truth * odds))
    return loss + float(asked.ridge @ np.square(at)) / 2, asked.design.T @ missed + asked.ridge * at


def _second_order(at: Numbers, asked: Problem, *, firth: bool) -> tuple[float, Numbers, Numbers]:
    """Loss, its slope and its curvature; with Jeffreys' prior, loss and slope of the penalised likelihood."""
    loss, slope = _loss(at, asked)
    chance = expit(asked.design @ at)
    spread = asked.weight * chance * (1 - chance)
    information = asked.design.T @ (asked.design * spread[:, None])
    curve = information + np.diag(asked.ridge)
    if firth:
        sign, volume = np.linalg.slogdet(information)
        if sign <= 0:
            return float("inf"), slope, curve
        hat = spread * np.einsum("ij,jk,ik->i", asked.design, np.linalg.inv(information), asked.design)
        return loss - volume / 2, slope - asked.design.T @ (hat * (0.5 - chance)), curve
    return loss, slope, curve

"""Pool adjacent violators: the best monotone calibration of the very scores it is set on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import isotonic_regression

from rastro.ballistics.likelihood.scores import Known, Numbers, known


@dataclass(frozen=True, slots=True, eq=False)
class Isotonic:
    """A staircase of log10 likelihood ratios: a diagnostic, not for casework.

    Parameters
    ----------
    scores
        Where the steps lie, rising.
    chances
        The chance of one weapon there, both kinds being as likely beforehand.
    """

    scores: Numbers
    chances: Numbers

    def log10_lr(self, scores: ArrayLike) -> Numbers:
        """log10 likelihood ratios, linear in the chance between steps; infinite where one kind is alone."""
        chance = np.interp(np.asarray(scores, np.float64), self.scores, self.chances)
        with np.errstate(divide="ignore"):
            return np.log10(chance) - np.log10(1 - chance)


def fit_isotonic(
    km: ArrayLike, knm: ArrayLike, *, weights: tuple[ArrayLike, ArrayLike] | None = None
) -> Isotonic:
    """Isotonic regression by pooling adjacent violators; equal scores are pooled first.

    Parameters
    ----------
    km, knm
        Scores of known matches and non-matches, shapes (pairs,).
    weights
        How much each pair counts.

    References
    ----------
    Ayer et al., An empirical distribution function for sampling with incomplete information, 1955,
    doi:10.1214/aoms/1177728423. Brümmer and du Preez 2006, doi:10.1016/j.csl.2005.08.001.
    """
    return isotonic_of(known(km, knm, weights=weights))


def isotonic_of(values: Known) -> Isotonic:
    """The same, of values checked already."""
    scores, place = np.unique(np.concatenate([values.km, values.knm]), return_inverse=True)
    one = np.bincount(place[: len(values.km)], values.km_weight, len(scores))
    two = np.bincount(place[len(values.km) :], values.knm_weight, len(scores))
    pooled = isotonic_regression(one / (one + two), weights=one + two)
    return Isotonic(scores, np.clip(pooled.x, 0.0, 1.0))

"""How good likelihood ratios are: cost, discrimination, calibration."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood.isotonic import isotonic_of
from rastro.ballistics.likelihood.logistic import LN10
from rastro.ballistics.likelihood.scores import Known, Numbers, known

BINS = 10

type Weights = tuple[ArrayLike, ArrayLike]


def cllr(km: ArrayLike, knm: ArrayLike, *, weights: Weights | None = None) -> float:
    """Cost of log likelihood ratios: 0 is perfect, 1 says nothing, above 1 misleads.

    Parameters
    ----------
    km, knm
        log10 likelihood ratios of known matches and non-matches, shapes (pairs,).
    weights
        How much each pair counts; alike when left out.

    References
    ----------
    Brümmer and du Preez 2006, eq. 7, doi:10.1016/j.csl.2005.08.001.
    """
    return _cost(known(km, knm, weights=weights))


def cllr_min(km: ArrayLike, knm: ArrayLike, *, weights: Weights | None = None) -> float:
    """Cost that is left after the best monotone calibration (PAV): what the scores cannot tell apart.

    Parameters
    ----------
    km, knm
        Scores or log10 likelihood ratios, shapes (pairs,).
    weights
        How much each pair counts; alike when left out.
    """
    values = known(km, knm, weights=weights)
    best = isotonic_of(values)
    calibrated = best.log10_lr(values.km), best.log10_lr(values.knm)
    return cllr(*calibrated, weights=(values.km_weight, values.knm_weight))


def _cost(values: Known) -> float:
    one = values.km_weight @ np.logaddexp(0.0, -values.km * LN10)
    two = values.knm_weight @ np.logaddexp(0.0, values.knm * LN10)
    return float((one + two) / 2 / np.log(2.0))


def auc(km: ArrayLike, knm: ArrayLike, *, weights: Weights | None = None) -> float:
    """Chance that a known match scores higher than a known non-match; ties count half.

    References
    ----------
    Hanley and McNeil, The meaning and use of the area under a ROC curve, 1982,
    doi:10.1148/radiology.143.1.7063747.
    """
    values = known(km, knm, weights=weights)
    order = np.argsort(values.knm, kind="stable")
    ranked, below = values.knm[order], np.concatenate([[0.0], np.cumsum(values.knm_weight[order])])
    beaten = (below[np.searchsorted(ranked, values.km, side)] for side in ("left", "right"))
    return float(values.km_weight @ sum(beaten, np.zeros(len(values.km))) / 2)


def ece(km: ArrayLike, knm: ArrayLike, priors: ArrayLike) -> Numbers:
    """Empirical cross-entropy in bits at each prior log10 odds, shape (priors,).

    Parameters
    ----------
    km, knm
        log10 likelihood ratios of known matches and non-matches, shapes (pairs,).
    priors
        log10 of the odds before the comparison.

    References
    ----------
    Ramos et al., Information-theoretical assessment of the performance of likelihood ratio computation
    methods, 2013, doi:10.1111/1556-4029.12233.
    """
    values, odds = known(km, knm), np.asarray(priors, np.float64)[:, None] * LN10
    chance = 1 / (1 + np.exp(-odds[:, 0]))
    one = np.logaddexp(0.0, -(odds + values.km[None] * LN10)) @ values.km_weight
    two = np.logaddexp(0.0, odds + values.knm[None] * LN10) @ values.knm_weight
    return np.asarray((chance * one + (1 - chance) * two) / np.log(2.0), np.float64)


def tippett(values: ArrayLike, at: ArrayLike) -> Numbers:
    """Share of log10 likelihood ratios that are greater than each of `at`.

    References
    ----------
    Meuwly, Reconnaissance de locuteurs en sciences forensiques, thesis, Lausanne 2001.
    """
    ranked = np.sort(np.asarray(values, np.float64))
    return 1 - np.searchsorted(ranked, np.asarray(at, np.float64), "right") / len(ranked)


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Pairs whose chance of one weapon was said to lie in one part of 0 to 1.

    Parameters
    ----------
    claimed, observed
        Mean chance that was said, and share that was so; both kinds as likely beforehand.
    pairs
        How many.
    """

    claimed: float
    observed: float
    pairs: int


def reliability(km: ArrayLike, knm: ArrayLike, *, bins: int = BINS) -> tuple[ReliabilityBin, ...]:
    """What was claimed against what was so, in equal parts of the chance; empty ones are left out.

    Parameters
    ----------
    km, knm
        log10 likelihood ratios of known matches and non-matches, shapes (pairs,).
    bins
        How many parts.
    """
    values = known(km, knm)
    chances = 1 / (1 + np.exp(-np.clip(np.concatenate([values.km, values.knm]) * LN10, -700.0, 700.0)))
    weight = np.concatenate([values.km_weight, values.knm_weight])
    truth = np.concatenate([np.ones(len(values.km)), np.zeros(len(values.knm))])
    part = np.minimum((chances * bins).astype(int), bins - 1)
    told = []
    for number in np.unique(part):
        here = part == number
        total = weight[here].sum()
        claimed, observed = weight[here] @ chances[here] / total, weight[here] @ truth[here] / total
        told.append(ReliabilityBin(float(claimed), float(observed), int(here.sum())))
    return tuple(told)

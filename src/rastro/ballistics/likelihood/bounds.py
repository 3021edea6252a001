"""How far a likelihood ratio may go before the data no longer carry it."""

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood.scores import Numbers, known

STEP = 0.01
EXTREME = 9.0


def elub(km: ArrayLike, knm: ArrayLike, *, step: float = STEP) -> tuple[float, float]:
    """Empirical lower and upper bound of log10 likelihood ratios (ELUB).

    One misleading value is added on each side; the bounds are where decisions on these likelihood ratios are
    no longer better than decisions without them.

    Parameters
    ----------
    km, knm
        log10 likelihood ratios of known matches and non-matches, shapes (pairs,).
    step
        Distance of the thresholds that are tried, log10.

    Returns
    -------
    tuple
        Lower bound, 0 at most, and upper bound, 0 at least; multiples of `step`.

    References
    ----------
    Vergeer et al., Numerical likelihood ratios outputted by LR systems are often based on extrapolation: when
    to stop extrapolating?, 2016, doi:10.1016/j.scijus.2016.06.003.
    """
    values = known(km, knm)
    one, two = (np.sort(np.clip(each, -EXTREME, EXTREME)) for each in (values.km, values.knm))
    lowest = max(min(one[0], two[0]), -np.log10(len(one) + 1))
    highest = min(max(one[-1], two[-1]), np.log10(len(two) + 1))
    first, last = min(0, int(lowest // step)), max(0, int(highest // step) + 1)
    thresholds = np.linspace(first * step, last * step, last - first + 1)
    worse = _without(thresholds) < _with(one, two, thresholds)
    left, right = thresholds[(thresholds <= 0) & worse], thresholds[(thresholds >= 0) & worse]
    lower = np.max(left + step, initial=thresholds[0])
    upper = np.min(right - step, initial=thresholds[-1])
    return min(float(lower), 0.0), max(float(upper), 0.0)


def _without(thresholds: Numbers) -> Numbers:
    """Cost of deciding with a likelihood ratio of 1 for everything."""
    return np.where(thresholds < 0, 10.0**thresholds, 1.0)


def _with(one: Numbers, two: Numbers, thresholds: Numbers) -> Numbers:
    """Cost of deciding with these, and one misleading value more of each kind."""
    missed = (np.searchsorted(one, thresholds, "right") + 1) / (len(one) + 1)
    false = (len(two) - np.searchsorted(two, thresholds, "right") + 1) / (len(two) + 1)
    return missed + 10.0**thresholds * false

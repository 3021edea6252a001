"""Profile filters that stop at gaps and ends: Gaussian (ISO 16610-21), robust regression (ISO 16610-31)."""

from typing import Any

import numpy as np
from scipy.ndimage import correlate1d

from rastro.ballistics.filters import TUKEY, sigma_of
from rastro.ballistics.filters.regression import constant_term

type Profile = np.ndarray[Any, np.dtype[np.float64]]

__all__ = ["TUKEY", "Profile", "between", "sigma_of", "waviness"]

TRUNCATED = 5.0
"""Standard deviations after which the weighting is cut off."""
_STEPS = 5


def waviness(
    profile: Profile, cutoff: float, *, spacing: float, order: int = 0, robust: bool = False
) -> Profile:
    """What of a profile is longer than the cut-off, at measured points; NaN elsewhere.

    Parameters
    ----------
    profile
        Shape (points,) or (profiles, points); NaN where nothing was measured.
    cutoff, spacing
        Wavelength of half transmission, and distance between points, in one unit.
    order
        Of the local regression: 0 is the plain Gaussian filter with the weights of missing points given to
        the measured ones; 2 follows the curve of a bullet up to its ends.
    robust
        Weigh points down that lie far from the result, and filter again, five times.

    Notes
    -----
    ISO 16610-21:2011, ISO 16610-31:2016. The weights of a gap go to its measured neighbours: no value is
    invented.
    """
    measured = np.isfinite(profile)
    filled = np.where(measured, profile, 0.0)
    kernel = _Kernel(sigma_of(cutoff, order=order) / spacing, order)
    weights = measured.astype(np.float64)
    smooth = kernel.regress(filled, weights)
    for _ in range(_STEPS if robust else 0):
        left = np.where(measured, profile - smooth, np.nan)
        limit = TUKEY * np.nanmedian(np.abs(left), axis=-1, keepdims=True)
        inside = np.clip(1.0 - (left / np.where(limit > 0, limit, 1.0)) ** 2, 0.0, 1.0) ** 2
        smooth = kernel.regress(filled, np.where(measured, inside, 0.0))
    return np.where(measured, smooth, np.nan)


def between(
    profile: Profile, *, longest: float, shortest: float, spacing: float, robust: bool = False
) -> Profile:
    """What of a profile lies between two cut-offs: the waviness taken off, the noise smoothed away."""
    rough = profile - waviness(profile, longest, spacing=spacing, order=2, robust=robust)
    return waviness(rough, shortest, spacing=spacing)


class _Kernel:
    """Weighted local polynomials by moments, for all points at once."""

    def __init__(self, sigma: float, order: int) -> None:
        reach = max(1, int(np.ceil(TRUNCATED * sigma)))
        steps = np.arange(-reach, reach + 1) / sigma
        weights = np.exp(-0.5 * steps**2)
        self.order = order
        self.moments = [weights * steps**power for power in range(2 * order + 1)]

    def regress(self, filled: Profile, weights: Profile) -> Profile:
        """The constant terms of the polynomials fitted around each point."""
        terms = range(self.order + 1)
        sums = [_correlated(weights, moment) for moment in self.moments]
        data = [_correlated(weights * filled, self.moments[power]) for power in terms]
        if not self.order:
            return data[0] / np.where(sums[0] > 0, sums[0], np.nan)
        return constant_term([[sums[row + column] for column in range(row + 1)] for row in terms], data)


def _correlated(values: Profile, kernel: Profile) -> Profile:
    return np.asarray(correlate1d(values, kernel, axis=-1, mode="constant"))

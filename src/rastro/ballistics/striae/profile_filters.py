"""Profile filters that stop at gaps and ends: Gaussian (ISO 16610-21), robust regression (ISO 16610-31)."""

from typing import Any

import numpy as np
from scipy.ndimage import correlate1d
from scipy.special import lambertw

type Profile = np.ndarray[Any, np.dtype[np.float64]]

TRUNCATED = 5.0
"""Standard deviations after which the weighting is cut off."""
TUKEY = 4.4478
"""Times the median of |r|: beyond it a point has no weight (ISO 16610-31)."""
_STEPS = 5


def sigma_of(cutoff: float, *, order: int) -> float:
    """The standard deviation of the weighting that transmits half of a wave as long as the cut-off.

    Parameters
    ----------
    cutoff
        Wavelength; the result has its unit.
    order
        0 or 1: 0.1874 cut-offs (ISO 16610-21, alpha = 0.4697). 2: 0.2916 cut-offs (ISO 16610-31, 0.7309).

    Notes
    -----
    With u = (2 pi sigma / cutoff)^2 / 2 the weighting transmits exp(-u); a regression of order 2 transmits
    (1 + u) exp(-u).
    """
    second = 2
    half = -1.0 - float(lambertw(-0.5 / np.e, -1).real) if order == second else float(np.log(2.0))
    return cutoff * float(np.sqrt(2.0 * half)) / (2.0 * np.pi)


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
        matrix = np.stack([np.stack([sums[row + column] for column in terms], -1) for row in terms], -2)
        matrix += np.eye(self.order + 1) * 1e-9 * np.maximum(sums[0], 1e-9)[..., None, None]
        return np.asarray(np.linalg.solve(matrix, np.stack(data, -1)[..., None])[..., 0, 0])


def _correlated(values: Profile, kernel: Profile) -> Profile:
    return np.asarray(correlate1d(values, kernel, axis=-1, mode="constant"))

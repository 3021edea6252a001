"""Areal Gaussian filters that stop at gaps (ISO 16610-61) and their regressions (-71)."""

from typing import Any

import numpy as np
from scipy.ndimage import gaussian_filter

from rastro.ballistics.filters.regression import Regression
from rastro.ballistics.filters.weighting import ORDERS, SIGMA, TRUNCATED, TUKEY
from rastro.ballistics.topography import Heights
from rastro.canonical import InvalidInput

SETTLED = 1e-3
"""The robust filter ends when its limit moves by less than this share."""
MOST_STEPS = 20
_NOTHING = 1e-12


def smoothed(
    heights: Heights, cutoff: float, *, spacing: tuple[float, float], order: int = 0, robust: bool = False
) -> Heights:
    """The waviness: what is longer than the cut-off, at measured points; NaN elsewhere.

    Parameters
    ----------
    heights
        Shape (rows, columns), metres; NaN where nothing was measured.
    cutoff, spacing
        Wavelength of half transmission, and distances between rows and columns, in metres.
    order
        Of the local regression. 0: the Gaussian filter, the weights of missing points given to those that
        were measured. 1 keeps planes, 2 also surfaces of second order, up to edges and gaps.
    robust
        Weigh points down that lie far from the result, and filter again, until it settles.

    Raises
    ------
    InvalidInput
        `ballistics.filter.cutoff`, `ballistics.filter.order`.

    Notes
    -----
    ISO 16610-61:2015; regression of order 0 to 2 and Tukey's biweight with c = 4.4478 median |r|: ISO
    16610-71:2014. What a regression does at ends is the moment criterion of ISO/TS 16610-28 for order 1 and
    2. Nothing is interpolated across a gap.
    """
    if not (np.isfinite(cutoff) and cutoff > 0):
        raise InvalidInput("ballistics.filter.cutoff", field="cutoff", cutoff=cutoff)
    if order not in ORDERS:
        raise InvalidInput("ballistics.filter.order", field="order", order=order)
    measured = np.isfinite(heights)
    filled = np.where(measured, heights, 0.0)
    known = measured.astype(np.float64)
    regress = _mean_of(spacing, cutoff) if order == 0 else Regression(cutoff, spacing=spacing, order=order)
    smooth = regress(filled, known)
    if robust and measured.any():
        smooth = _settled(regress, filled, measured, smooth)
    return np.where(measured, smooth, np.nan)


def band(
    heights: Heights,
    *,
    longest: float,
    shortest: float,
    spacing: tuple[float, float],
    order: int = 0,
    robust: bool = False,
) -> Heights:
    """What lies between two cut-offs, in metres.

    Parameters
    ----------
    order, robust
        Of the waviness that is taken off; the short waves are smoothed away by order 0, plainly.
    """
    rough = heights - smoothed(heights, longest, spacing=spacing, order=order, robust=robust)
    return smoothed(rough, shortest, spacing=spacing)


def _mean_of(spacing: tuple[float, float], cutoff: float) -> Any:
    """The regression of order 0: weighted means."""
    sigma = tuple(SIGMA * cutoff / step for step in spacing)

    def regress(filled: Heights, weights: Heights) -> Heights:
        total = gaussian_filter(filled * weights, sigma, mode="constant", truncate=TRUNCATED)
        weight = gaussian_filter(weights, sigma, mode="constant", truncate=TRUNCATED)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(total / weight)

    return regress


def _settled(regress: Any, filled: Heights, measured: Any, smooth: Heights) -> Heights:
    """Filter with Tukey's weights until the limit settles; a point that loses all support keeps its value."""
    least = _NOTHING * (float(np.abs(filled).max()) or 1.0)
    before = np.inf
    for _ in range(MOST_STEPS):
        left = np.abs(filled - smooth)
        limit = max(TUKEY * float(np.median(left[measured])), least)
        if abs(limit - before) <= SETTLED * limit:
            break
        before = limit
        weights = np.where(measured, np.clip(1.0 - (left / limit) ** 2, 0.0, 1.0) ** 2, 0.0)
        found = regress(filled, weights)
        smooth = np.where(np.isfinite(found), found, smooth)
    return smooth

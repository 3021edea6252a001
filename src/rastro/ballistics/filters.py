"""Form removal and areal Gaussian filters that stop at gaps (ISO 16610-61, -71), never bridging a mask."""

from typing import Any

import numpy as np
from scipy.ndimage import gaussian_filter

from rastro.ballistics.topography import Heights

SIGMA = float(np.sqrt(np.log(2.0) / 2.0) / np.pi)
"""Standard deviation over cut-off of the standard's weighting: 0.1874, half of a wave at the cut-off."""
TRUNCATED = 4.0
TUKEY = 4.4478
"""Times the median of |r|: beyond it a point has no weight (ISO 16610-71)."""
_STEPS = 6


def smoothed(heights: Heights, cutoff: float, *, spacing: tuple[float, float]) -> Heights:
    """The waviness: what is longer than the cut-off, at measured points; NaN elsewhere.

    Parameters
    ----------
    heights
        NaN where nothing was measured.
    cutoff, spacing
        Wavelength of half transmission, and distances between rows and columns, in metres.

    Notes
    -----
    Gaussian regression of order 0: the weights of missing points go to those that were measured.
    """
    measured = np.isfinite(heights)
    sigma = tuple(SIGMA * cutoff / step for step in spacing)
    total = gaussian_filter(np.where(measured, heights, 0.0), sigma, mode="constant", truncate=TRUNCATED)
    weight = gaussian_filter(measured.astype(np.float64), sigma, mode="constant", truncate=TRUNCATED)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(measured, total / weight, np.nan)


def band(heights: Heights, *, longest: float, shortest: float, spacing: tuple[float, float]) -> Heights:
    """What lies between two cut-offs, in metres."""
    rough = heights - smoothed(heights, longest, spacing=spacing)
    return smoothed(rough, shortest, spacing=spacing)


def without_form(heights: Heights, *, order: int = 1) -> Heights:
    """Heights less a plane (order 1) or second-order surface, fitted robustly to the measured points.

    Notes
    -----
    Tukey's biweight with c = 4.4478 median |r|, iterated; at most 20,000 points enter the fit.
    """
    rows, columns = np.nonzero(np.isfinite(heights))
    terms = _terms(rows / heights.shape[0] - 0.5, columns / heights.shape[1] - 0.5, order)
    values = heights[rows, columns]
    chosen = slice(None, None, max(1, len(values) // 20_000))
    weights = np.ones(len(values[chosen]))
    fit = np.zeros(terms.shape[1])
    for _ in range(_STEPS):
        root = np.sqrt(weights)[:, None]
        fit = np.linalg.lstsq(terms[chosen] * root, values[chosen] * root[:, 0], rcond=None)[0]
        left = values[chosen] - terms[chosen] @ fit
        limit = TUKEY * float(np.median(np.abs(left))) or 1.0
        weights = np.clip(1.0 - (left / limit) ** 2, 0.0, 1.0) ** 2
    level = np.full(heights.shape, np.nan)
    level[rows, columns] = values - terms @ fit
    return level


def _terms(down: Any, across: Any, order: int) -> Any:
    terms = [np.ones_like(down), down, across]
    if order > 1:
        terms += [down * down, down * across, across * across]
    return np.stack(terms, axis=1)

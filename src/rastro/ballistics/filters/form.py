"""Form removal: a plane or a surface of second order, fitted robustly to what was measured."""

from typing import Any

import numpy as np

from rastro.ballistics.filters.weighting import TUKEY
from rastro.ballistics.topography import Heights

MOST_POINTS = 20_000
_STEPS = 6


def without_form(heights: Heights, *, order: int = 1) -> Heights:
    """Heights less a plane (order 1) or second-order surface, fitted robustly to the measured points.

    Parameters
    ----------
    heights
        Shape (rows, columns), metres; NaN where nothing was measured.

    Notes
    -----
    Tukey's biweight with c = 4.4478 median |r|, iterated; at most 20,000 points enter the fit.
    """
    rows, columns = np.nonzero(np.isfinite(heights))
    if len(rows) == 0:
        return np.full(heights.shape, np.nan)
    terms = _terms(rows / heights.shape[0] - 0.5, columns / heights.shape[1] - 0.5, order)
    values = heights[rows, columns]
    chosen = slice(None, None, max(1, len(values) // MOST_POINTS))
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

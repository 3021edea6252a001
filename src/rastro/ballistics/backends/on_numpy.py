"""The tables by numpy: one cell after the other, in the cache."""

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from rastro.ballistics.backends.products import LEAST_SPREAD, NOT_COMPARABLE, TINY, Field, Products


def numpy_products() -> Products:
    """The backend that is always there; the reference for others."""
    return _Numpy()


class _Numpy:
    name = "numpy"

    def tables(self, cells: tuple[Field, Field], windows: tuple[Field, Field], *, overlap: float) -> Field:
        """As the protocol says."""
        count, turns, points = cells[0].shape
        shifts = windows[0].shape[1] - round(points**0.5) + 1
        found = np.empty((count, shifts, shifts, turns), np.float32)
        for number in range(count):
            window = windows[0][number], windows[1][number]
            found[number] = _table(cells[0][number], cells[1][number], window, overlap)
        return found


def _table(heights: Field, measured: Field, window: tuple[Field, Field], overlap: float) -> Any:
    """Of one cell: shape (shifts, shifts, turns)."""
    turns, points = heights.shape
    side = round(points**0.5)
    shifts = window[0].shape[0] - side + 1
    other, there = (
        sliding_window_view(each, (side, side)).reshape(shifts * shifts, points) for each in window
    )
    f, m = heights.T, measured.T
    by_mask = there @ np.concatenate([m, f, f * f], axis=1)
    by_height = other @ np.concatenate([m, f], axis=1)
    squares = (other * other) @ m
    count, sum_f, sum_ff = (by_mask[:, k * turns : (k + 1) * turns] for k in range(3))
    sum_t, sum_ft = by_height[:, :turns], by_height[:, turns:]
    several = np.maximum(count, 1.0)
    spread_f = sum_ff - sum_f * sum_f / several
    spread_t = squares - sum_t * sum_t / several
    spread = np.sqrt(np.maximum(spread_f * spread_t, LEAST_SPREAD))
    ncc = (sum_ft - sum_f * sum_t / several) / spread
    lacking = (count < overlap * m.sum(0)) | (spread_f < TINY * several) | (spread_t < TINY * several)
    ncc[lacking] = NOT_COMPARABLE
    return ncc.reshape(shifts, shifts, turns)

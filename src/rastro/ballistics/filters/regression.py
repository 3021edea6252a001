"""Local regression of order 1 and 2 on surfaces: moments by products of banded matrices."""

from itertools import pairwise
from typing import Any

import numpy as np

from rastro.ballistics.filters.weighting import TRUNCATED_REGRESSION, sigma_of
from rastro.ballistics.threads import one_thread
from rastro.ballistics.topography import Heights

UNSUPPORTED = 1e-7
"""A term of which the points around determine less than this share (a line of points has no slope across it)
is left out."""

MOST_POINTS = 2**20
"""Points whose moments are held at once: some 300 MB at order 2."""
TERMS = ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2))
"""Powers down and across: a constant, the plane, the second order."""
_COUNT = {1: 3, 2: 6}


class Regression:
    """Weighted polynomials around every point; called, it gives their values there.

    Parameters
    ----------
    cutoff, spacing
        Metres: wavelength of half transmission, distances between rows and columns.
    order
        1 or 2.

    Notes
    -----
    The moments sum w x^a y^b of a Gaussian are separable, so they are products with banded matrices. The
    normal equations are then eliminated for all points at once; a term whose pivot vanishes is left out
    there, so that scattered points get a lower order, and none an invention.
    """

    def __init__(self, cutoff: float, *, spacing: tuple[float, float], order: int) -> None:
        self.order = order
        sigma = [sigma_of(cutoff, order=order) / step for step in spacing]
        self._down, self._across = (_kernels(each, 2 * order) for each in sigma)
        self._terms = TERMS[: _COUNT[order]]

    def __call__(self, filled: Heights, weights: Heights) -> Heights:
        """The constant terms, NaN where no point around has weight. Both of shape (rows, columns)."""
        rows, columns = filled.shape
        high = max(1, MOST_POINTS // columns)
        with one_thread():
            bands = [
                self._band(filled, weights, start, min(rows, start + high)) for start in range(0, rows, high)
            ]
        return np.concatenate(bands)

    def _band(self, filled: Heights, weights: Heights, start: int, stop: int) -> Heights:
        """Of some rows; the moments of a whole large surface would not fit in memory."""
        reach = len(self._down[0]) // 2
        first, last = max(0, start - reach), min(len(filled), stop + reach)
        inside = slice(start - first, stop - first)
        near = weights[first:last]
        sums = self._moments(near, inside, 2 * self.order)
        data = self._moments(near * filled[first:last], inside, self.order)
        matrix = [
            [sums[a[0] + b[0], a[1] + b[1]] for b in self._terms[: row + 1]]
            for row, a in enumerate(self._terms)
        ]
        return constant_term(matrix, [data[term].copy() for term in self._terms])

    def _moments(self, values: Heights, inside: slice, degree: int) -> dict[tuple[int, int], Heights]:
        """Sums of values times powers of the distance, of the rows inside, by powers down and across."""
        found = {}
        for down in range(degree + 1):
            column = _correlated(values, self._down[down])[inside]
            for across in range(degree + 1 - down):
                found[down, across] = _correlated(column.T, self._across[across]).T
        return found


def _kernels(sigma: float, most: int) -> list[Any]:
    """The weighting times powers of the distance in standard deviations, cut off."""
    reach = max(1, int(TRUNCATED_REGRESSION * sigma + 0.5))
    steps = np.arange(-reach, reach + 1) / sigma
    weights = np.exp(-0.5 * steps**2)
    weights /= weights.sum()
    return [weights * steps**power for power in range(most + 1)]


def _correlated(values: Heights, kernel: Any) -> Heights:
    """Correlation down the rows, nothing beyond the ends: blocks of rows times a banded matrix."""
    reach = len(kernel) // 2
    rows = len(values)
    block = max(64, 2 * reach)
    found = np.empty(values.shape)
    for start, stop in pairwise([*range(0, rows, block), rows]):
        first, last = max(0, start - reach), min(rows, stop + reach)
        offset = np.arange(first, last)[None, :] - np.arange(start, stop)[:, None] + reach
        inside = (offset >= 0) & (offset <= 2 * reach)
        matrix = np.where(inside, kernel[np.clip(offset, 0, 2 * reach)], 0.0)
        found[start:stop] = matrix @ values[first:last]
    return found


def constant_term(matrix: list[list[Heights]], data: list[Heights]) -> Heights:
    """Solve symmetric equations given by their lower half, at all points at once, for the first unknown.

    Parameters
    ----------
    matrix
        Row by row up to the diagonal; each entry of the shape of the result. The first is the weight.
    data
        The right sides; they are used up.

    Notes
    -----
    Cholesky's elimination without roots; where a pivot is a vanishing share of its diagonal, its term is left
    out.
    """
    count = len(data)
    lower: list[list[Any]] = [[None] * count for _ in range(count)]
    pivots: list[Any] = []
    for row in range(count):
        for column in range(row):
            left = matrix[row][column].copy()
            for earlier in range(column):
                left -= lower[row][earlier] * lower[column][earlier] * pivots[earlier]
            lower[row][column] = _over(left, pivots[column])
        pivot = matrix[row][row].copy()
        for earlier in range(row):
            pivot -= lower[row][earlier] ** 2 * pivots[earlier]
            data[row] -= lower[row][earlier] * data[earlier]
        pivots.append(np.where(pivot > UNSUPPORTED * matrix[row][row], pivot, 0.0))
    for row in reversed(range(count)):
        data[row] = _over(data[row], pivots[row])
        for later in range(row + 1, count):
            data[row] -= lower[later][row] * data[later]
    return np.where(pivots[0] > 0, data[0], np.nan)


def _over(value: Heights, pivot: Heights) -> Heights:
    return np.asarray(np.divide(value, pivot, out=np.zeros_like(value), where=pivot > 0))

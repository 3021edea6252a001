"""Which way the striae run, and the surface turned so that they run down its rows."""

from dataclasses import dataclass

import numpy as np

from rastro.ballistics.filters import band
from rastro.ballistics.topography import Heights, Topography
from rastro.canonical import InvalidInput

BLOCK = 6.25e-6
"""The direction is read from blocks of this size, metres: finer is noise."""
LONGEST, SHORTEST = 150e-6, 25e-6
RIM = 0.4 * LONGEST
CLIP = 3.0
STEEP = 45.0
"""Degrees from which on a surface is transposed rather than sheared."""


@dataclass(frozen=True, slots=True)
class Direction:
    """How the striae run.

    Parameters
    ----------
    degrees
        From the columns (straight down) towards the rows' end, above -90 to 90.
    coherence
        0 where no direction is preferred, 1 where heights change in one direction only.
    """

    degrees: float
    coherence: float


@dataclass(frozen=True, slots=True, eq=False)
class Oriented:
    """A surface whose striae run down its rows, nearly.

    Parameters
    ----------
    heights
        Shape (rows, columns); each row crosses the striae.
    across, along
        Metres between columns and between rows.
    slope
        By how many metres the striae move across for a metre along.
    direction
        As it was found on the surface as measured.
    transposed
        Whether rows and columns were exchanged.
    """

    heights: Heights
    across: float
    along: float
    slope: float
    direction: Direction
    transposed: bool


def striae_direction(topography: Topography) -> Direction:
    """The direction in which heights change least, by the structure tensor.

    Notes
    -----
    J. Bigun and G. Granlund, 1987: the direction is the eigenvector of the lesser eigenvalue of the mean
    outer product of gradients. Gradients are in metres a metre, so unequal increments do no harm.
    """
    heights, dy, dx = _blocks(topography)
    fine = _without_rim(band(heights, longest=LONGEST, shortest=SHORTEST, spacing=(dy, dx)), dy, dx)
    if not np.isfinite(fine).any():
        raise InvalidInput("ballistics.striae.too_little", field="file")
    deviation = float(np.nanmedian(np.abs(fine))) * 1.4826 or 1.0
    fine = CLIP * np.tanh(fine / (deviation * CLIP))
    down = _scharr(fine) / dy
    right = _scharr(fine.T).T / dx
    both = np.isfinite(down) & np.isfinite(right)
    if not both.any():
        raise InvalidInput("ballistics.striae.too_little", field="file")
    gy, gx = down[both], right[both]
    xx, yy, xy = float(gx @ gx), float(gy @ gy), float(gx @ gy)
    steepest = 0.5 * float(np.arctan2(2 * xy, xx - yy))  # of the gradient, from the rows' direction
    coherence = float(np.hypot(xx - yy, 2 * xy)) / ((xx + yy) or 1.0)
    return Direction(-float(np.degrees(steepest)), coherence)


def orient(topography: Topography, *, least_coherence: float) -> Oriented:
    """Turn a surface so that its striae run down the rows.

    Raises
    ------
    InvalidInput
        `ballistics.striae.no_direction` if heights change alike in all directions.
    """
    direction = striae_direction(topography)
    if direction.coherence < least_coherence:
        raise InvalidInput(
            "ballistics.striae.no_direction", field="file", coherence=round(direction.coherence, 2)
        )
    slope = float(np.tan(np.radians(direction.degrees)))
    if abs(direction.degrees) <= STEEP:
        return Oriented(topography.heights, topography.dx, topography.dy, slope, direction, transposed=False)
    turned = topography.heights.T
    return Oriented(turned, topography.dy, topography.dx, 1.0 / slope, direction, transposed=True)


def _scharr(heights: Heights) -> Heights:
    """Differences from row to row, by the operator that keeps directions (H. Scharr, 2000)."""
    apart = (heights[2:] - heights[:-2]) / 2
    return (3 * apart[:, :-2] + 10 * apart[:, 1:-1] + 3 * apart[:, 2:]) / 16


def _without_rim(heights: Heights, dy: float, dx: float) -> Heights:
    """Cut off, where there is room, the rim at which the filter saw one side only."""
    rim = [
        int(RIM / step) if side * step > 4 * RIM else 0
        for side, step in zip(heights.shape, (dy, dx), strict=True)
    ]
    return heights[rim[0] : heights.shape[0] - rim[0], rim[1] : heights.shape[1] - rim[1]]


def _blocks(topography: Topography) -> tuple[Heights, float, float]:
    """Means of blocks, NaN where less than half of one was measured; and their sizes."""
    rows = max(1, round(BLOCK / topography.dy))
    columns = max(1, round(BLOCK / topography.dx))
    height, width = (
        side // by * by for side, by in zip(topography.heights.shape, (rows, columns), strict=True)
    )
    if min(height // rows, width // columns) < 3:  # noqa: PLR2004 - a gradient needs three
        raise InvalidInput("ballistics.striae.too_little", field="file")
    cut = topography.heights[:height, :width].reshape(height // rows, rows, width // columns, columns)
    known = np.isfinite(cut)
    count = known.sum((1, 3))
    total = np.where(known, cut, 0.0).sum((1, 3))
    mean = np.where(2 * count >= rows * columns, total / np.maximum(count, 1), np.nan)
    return mean, topography.dy * rows, topography.dx * columns

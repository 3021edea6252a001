"""Profiles across the striae: every row of the surface, set upright on one grid, and joined to strips."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from rastro.ballistics.striae.correlating import cross_correlation
from rastro.ballistics.striae.orienting import Oriented
from rastro.ballistics.striae.profile_filters import Profile, waviness
from rastro.ballistics.topography import Heights

LONGEST, SHORTEST = 150e-6, 16e-6
"""What the striae's drift is read from, metres."""
ROW = 6.25e-6
"""Rows need not be finer than this along the striae, metres."""
_ROUNDS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Strips:
    """Mean profiles of strips of the surface, the striae upright.

    Parameters
    ----------
    heights
        Shape (strips, points), metres; NaN where less than half of a strip was measured.
    spacing
        Metres between points.
    along
        Metres from the first row to the middle of each strip.
    slope
        By how much the striae move across, for a metre along, before they were set upright.
    """

    heights: Heights
    spacing: float
    along: "np.ndarray[Any, np.dtype[np.float64]]"
    slope: float


def strips_of(oriented: Oriented, *, spacing: float, thickness: float) -> Strips:
    """Set the striae upright and join the rows to strips.

    Parameters
    ----------
    oriented
        With the striae down the rows, nearly.
    spacing
        Metres between the points of the profiles.
    thickness
        Metres of the surface in one strip; at least one row.

    Notes
    -----
    The direction by the structure tensor is corrected by how far each strip's profile is shifted from its
    neighbour's, in the median.
    """
    oriented = _thinned(oriented, spacing)
    joined = max(1, round(thickness / oriented.along))
    slope, step = oriented.slope, joined * oriented.along
    strips = _joined(_upright(oriented, slope, spacing), joined)
    for _ in range(_ROUNDS):
        drift = _drift(strips, spacing) / step
        if abs(drift) * len(strips) * step < spacing:
            break
        slope += drift
        strips = _slid(strips, drift * step / spacing * _from_middle(len(strips)), 1.0)
    square = float(np.cos(np.arctan(slope)) / np.cos(np.arctan(oriented.slope)))
    blurred = abs(slope - oriented.slope) * step > spacing
    if blurred or abs(square - 1.0) * strips.shape[1] > 1.0:  # so far off that it is worth a second time
        strips = _joined(_upright(oriented, slope, spacing), joined)
    along = (np.arange(len(strips), dtype=np.float64) + 0.5) * step
    return Strips(strips, spacing, along, slope)


def _thinned(oriented: Oriented, spacing: float) -> Oriented:
    """Rows joined beforehand where they are so many that the striae hardly move from one to the next."""
    rows = int(min(ROW, spacing / max(abs(oriented.slope), 1e-6)) / oriented.along)
    if rows <= 1 or len(oriented.heights) < 2 * rows:
        return oriented
    return replace(oriented, heights=_joined(oriented.heights, rows), along=oriented.along * rows)


def _upright(oriented: Oriented, slope: float, spacing: float) -> Heights:
    """Each row moved so that the striae stand upright, on a grid square to them."""
    across = oriented.across * float(np.cos(np.arctan(slope)))
    moved = slope * oriented.along / oriented.across * _from_middle(len(oriented.heights))
    return _slid(oriented.heights, moved, spacing / across)


def _from_middle(rows: int) -> Profile:
    return np.arange(rows, dtype=np.float64) - (rows - 1) / 2


def _slid(heights: Heights, moved: Profile, step: float) -> Heights:
    """Rows read from places that many points further on, `step` apart; linear between measured points."""
    columns = heights.shape[1]
    if step == 1.0 and not moved.any():
        return heights
    places = np.arange(0.0, columns - 1 + 1e-9, step)[None, :] + moved[:, None]
    left = np.floor(places).astype(np.int64)
    share = places - left
    outside = (left < 0) | (places > columns - 1)
    start = np.arange(len(heights))[:, None] * columns
    flat = np.ascontiguousarray(heights).ravel()
    low = flat[start + np.clip(left, 0, columns - 1)]
    high = flat[start + np.clip(left + 1, 0, columns - 1)]
    between = low + share * (high - low)
    nearer = np.where(share < 1 / 2, low, high)  # beside a gap the nearer point counts, if it was measured
    return np.where(outside, np.nan, np.where(np.isfinite(between), between, nearer))


def _joined(heights: Heights, rows: int) -> Heights:
    """Means of so many rows each, where at least half were measured; a lone remainder is dropped."""
    rows = min(rows, len(heights))
    cut = heights[: len(heights) // rows * rows].reshape(-1, rows, heights.shape[1])
    known = np.isfinite(cut)
    count = known.sum(1)
    total = np.where(known, cut, 0.0).sum(1)
    return np.where(2 * count >= rows, total / np.maximum(count, 1), np.nan)


def _drift(strips: Heights, spacing: float) -> float:
    """Metres by which striae move across from strip to strip, in the median; 0 where none can be told."""
    rough = strips - waviness(strips, LONGEST, spacing=spacing)
    fine = waviness(rough, SHORTEST, spacing=spacing)
    deviation = 1.4826 * np.nanmedian(np.abs(fine)) if np.isfinite(fine).any() else 1.0
    fine = np.tanh(fine / (3 * deviation or 1.0))
    lags = []
    for one, other in pairwise(fine):
        found = cross_correlation(other, one, least=len(one) / 4)
        lag, value = found.peak
        if value > 1 / 2:
            lags.append(lag)
    return float(np.median(lags)) * spacing if lags else 0.0

"""A surface on a coarse grid, with its slopes: what regions are sought on."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.ndimage import gaussian_filter

from rastro.ballistics.topography import Heights, Topography

GRID = 25e-6
SMOOTH = 40e-6
LEAST = 0.25
"""Share of a coarse point that must have been measured."""


@dataclass(frozen=True, slots=True, eq=False)
class Coarse:
    """Heights of blocks of points, metres, and their slopes along the rows and down the columns.

    The first coarse point lies where the surface's first point lies, so that lengths need no offset; it
    stands for the block that begins there.
    """

    heights: Heights
    across: Any
    down: Any
    dx: float
    dy: float


def coarse_of(topography: Topography) -> Coarse:
    """The surface in blocks of about 25 um, whatever its increments."""
    dx, dy = topography.dx, topography.dy
    high, wide = max(1, round(GRID / dy)), max(1, round(GRID / dx))
    heights = _blocks(topography.heights, high, wide)
    sides = (dy * high, dx * wide)
    known = np.isfinite(heights)
    smooth = [SMOOTH / side for side in sides]
    weight = gaussian_filter(known.astype(np.float64), smooth, mode="constant")
    total = gaussian_filter(np.where(known, heights, 0.0), smooth, mode="constant")
    with np.errstate(invalid="ignore", divide="ignore"):
        level = np.where(known & (weight > 1 / 4), total / weight, np.nan)
    down = _slope(level, 0) / sides[0]
    across = _slope(level, 1) / sides[1]
    return Coarse(heights, across, down, sides[1], sides[0])


def _blocks(heights: Heights, high: int, wide: int) -> Heights:
    """Medians of blocks centred on every so many points; the last ones may be cut."""
    rows, columns = heights.shape
    before = (high // 2, wide // 2)
    down, across = -(-(rows + before[0]) // high), -(-(columns + before[1]) // wide)
    padded = np.full((down * high, across * wide), np.nan)
    padded[before[0] : before[0] + rows, before[1] : before[1] + columns] = heights
    blocks = padded.reshape(down, high, across, wide).swapaxes(1, 2).reshape(down, across, high * wide)
    blocks.sort(axis=2)  # what was not measured comes last
    count = np.isfinite(blocks).sum(axis=2)
    middle = np.take_along_axis(blocks, np.maximum(count - 1, 0)[:, :, None] // 2, axis=2)[:, :, 0]
    return np.where(count >= max(1, LEAST * high * wide), middle, np.nan)


def _slope(level: Any, axis: int) -> Any:
    """Central differences, one-sided beside a gap."""
    after = np.roll(level, -1, axis) - level
    before = level - np.roll(level, 1, axis)
    edge: list[Any] = [slice(None), slice(None)]
    edge[axis] = -1
    after[tuple(edge)] = np.nan
    edge[axis] = 0
    before[tuple(edge)] = np.nan
    both = np.stack([after, before])
    known = np.isfinite(both)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(known, both, 0.0).sum(0) / known.sum(0)

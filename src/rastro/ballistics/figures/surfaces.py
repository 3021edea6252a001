"""The surfaces of a picture: the marks in micrometres, the second laid on the first, and what differs."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.comparing import ImpressionComparison
from rastro.ballistics.filters import band, without_form
from rastro.ballistics.preparing import PreparedImpression
from rastro.ballistics.pyramid import Level, sampled, warped
from rastro.ballistics.topography import Topography

LEAST_SETTLED = 3
"""From so many congruent cells on, their motion lays the second on the first; else the whole surface's."""

type Heights = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Motion:
    """How the second is laid on the first: turned, then shifted by so many points of the grid."""

    degrees: float
    down: float
    across: float
    by_cells: bool


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Two surfaces in the first one's frame, micrometres; NaN where nothing was measured.

    Parameters
    ----------
    first, second
        Their marks, between the recipe's cut-offs.
    difference
        First less second where both are measured, without its mean.
    motion
        How the second was laid on the first.
    """

    first: Heights
    second: Heights
    difference: Heights
    motion: Motion


def motion_of(found: ImpressionComparison) -> Motion:
    """The motion of the congruent cells, or that of the whole surface where too few cells are congruent."""
    if found.congruence.cmc >= LEAST_SETTLED:
        return Motion(found.congruence.degrees, *found.congruence.shift, by_cells=True)
    return Motion(found.pose.degrees, found.pose.down, found.pose.across, by_cells=False)


def laid_on(
    surfaces: tuple[Topography, Topography],
    prepared: tuple[PreparedImpression, PreparedImpression],
    found: ImpressionComparison,
) -> Laid:
    """Both surfaces in the first one's frame."""
    motion = motion_of(found)
    ours, theirs = (marks_of(*each) for each in zip(surfaces, prepared, strict=True))
    shift = (motion.down, motion.across)
    moved = warped(theirs, ours.heights.shape, ours.centre, motion.degrees, shift)
    first, second = _heights(ours.heights, ours.measured), _heights(*moved)
    apart = first - second
    if np.isfinite(apart).any():
        apart = apart - np.nanmean(apart)
    return Laid(first, second, apart, motion)


def marks_of(topography: Topography, prepared: PreparedImpression) -> Level:
    """A surface's marks in micrometres, on the grid and within the points of the prepared one."""
    recipe, level = prepared.recipe, prepared.levels[0]
    rows, columns = level.heights.shape
    lifted = np.where(topography.valid, topography.heights, 0.0)
    lifted = np.where(topography.valid, (lifted - lifted[topography.valid].mean()) * 1e6, 0.0)
    measured = Level(lifted.astype(np.float32), topography.valid.astype(np.float32))
    top, left = _corner(topography, prepared)
    down = (np.arange(rows)[:, None] + top).astype(np.float32) * np.float32(recipe.grid / topography.dy)
    across = (np.arange(columns)[None, :] + left).astype(np.float32) * np.float32(recipe.grid / topography.dx)
    heights, known = sampled(measured, down + 0 * across, across + 0 * down)
    spacing = (recipe.grid, recipe.grid)
    inside = (known > 0) & (level.measured > 0)
    flat = without_form(np.where(inside, heights, np.nan).astype(np.float64), order=recipe.form)
    marks = band(flat, longest=recipe.longest, shortest=recipe.shortest, spacing=spacing)
    return Level(np.where(inside, marks, 0.0).astype(np.float32), inside.astype(np.float32))


def _corner(topography: Topography, prepared: PreparedImpression) -> tuple[int, int]:
    """Where on the recipe's grid over the scan the prepared part begins."""
    grid, level = prepared.recipe.grid, prepared.levels[0]
    whole = (
        (count - 1) * step / grid
        for count, step in zip(topography.heights.shape, (topography.dy, topography.dx), strict=True)
    )
    down, across = (
        round(int(last + 1 / 2) / 2 + middle - own)
        for last, middle, own in zip(whole, prepared.middle, level.centre, strict=True)
    )
    return down, across


def _heights(heights: Any, measured: Any) -> Heights:
    return np.where(np.asarray(measured) > 0, np.asarray(heights, np.float64), np.nan)

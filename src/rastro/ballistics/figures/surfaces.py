"""The surfaces of a picture: the marks in micrometres, the second laid on the first, and what differs."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.comparing import ImpressionComparison, Motion
from rastro.ballistics.filters import band, without_form
from rastro.ballistics.preparing import PreparedImpression
from rastro.ballistics.pyramid import Level, sampled, warped
from rastro.ballistics.topography import Topography

type Heights = np.ndarray[Any, np.dtype[np.float64]]


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


def laid_on(
    surfaces: tuple[Topography, Topography],
    prepared: tuple[PreparedImpression, PreparedImpression],
    found: ImpressionComparison,
) -> Laid:
    """Both surfaces in the first one's frame."""
    motion = found.motion
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
    lifted = np.where(topography.valid, topography.heights, 0.0)
    lifted = np.where(topography.valid, (lifted - lifted[topography.valid].mean()) * 1e6, 0.0)
    measured = Level(lifted.astype(np.float32), topography.valid.astype(np.float32))
    down, across = (
        _places(level, prepared, step, points, axis)
        for axis, (step, points) in enumerate(
            zip((topography.dy, topography.dx), topography.heights.shape, strict=True)
        )
    )
    heights, known = sampled(measured, down[:, None] + 0 * across, across[None, :] + 0 * down[:, None])
    spacing = (recipe.grid, recipe.grid)
    inside = (known > 0) & (level.measured > 0)
    flat = without_form(np.where(inside, heights, np.nan).astype(np.float64), order=recipe.form)
    marks = band(flat, longest=recipe.longest, shortest=recipe.shortest, spacing=spacing)
    return Level(np.where(inside, marks, 0.0).astype(np.float32), inside.astype(np.float32))


def _places(level: Level, prepared: PreparedImpression, step: float, points: int, axis: int) -> Any:
    """Where the prepared surface's rows or columns lie on the scan, in the scan's points."""
    ratio = prepared.recipe.grid / step
    middle = (points - 1) / ratio / 2 + prepared.middle[axis]
    first = middle - (level.heights.shape[axis] - 1) / 2
    return ((first + np.arange(level.heights.shape[axis])) * ratio).astype(np.float32)


def _heights(heights: Any, measured: Any) -> Heights:
    return np.where(np.asarray(measured) > 0, np.asarray(heights, np.float64), np.nan)

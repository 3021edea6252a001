"""Show a surface: heights in greys, relief under a lamp, a profile; PNG and SVG."""

from typing import Any

import numpy as np

from rastro.ballistics.png_reading import write_png
from rastro.ballistics.topography import Topography

LAMP = (-1.0, -1.0, 1.0)
MISSING = 255
_WIDE, _HIGH, _EDGE = 900, 260, 50

type Greys = np.ndarray[Any, np.dtype[np.uint8]]


_HUGE = np.errstate(over="ignore", invalid="ignore")
"""Numbers of a table may be too large to be squared; such points are white."""


@_HUGE
def height_png(topography: Topography) -> bytes:
    """Heights from the 1st to the 99th percentile, dark to light; white where nothing was measured."""
    heights = topography.heights
    if not topography.valid.any():
        return write_png(np.full(heights.shape, MISSING, np.uint8))
    low, high = np.nanpercentile(heights, (1.0, 99.0))
    return write_png(_greys((heights - low) / ((high - low) or 1.0)))


def relief_png(topography: Topography) -> bytes:
    """The surface lit from the upper left; slopes are raised so that their spread fills the greys."""
    return write_png(relief_greys(topography))


@_HUGE
def relief_greys(topography: Topography) -> Greys:
    """The greys of :func:`relief_png`, shape (rows, columns), 0 to 255."""
    down = (
        np.gradient(topography.heights, axis=0)
        if topography.heights.shape[0] > 1
        else np.zeros_like(topography.heights)
    )
    across = (
        np.gradient(topography.heights, axis=1)
        if topography.heights.shape[1] > 1
        else np.zeros_like(topography.heights)
    )
    slopes = np.stack(np.broadcast_arrays(down / topography.dy, across / topography.dx))
    known = np.isfinite(slopes)
    spread = float(np.sqrt(np.square(slopes[known]).mean())) if known.any() else 0.0
    raised = slopes / (2 * spread or 1.0)
    lamp = np.array(LAMP) / np.linalg.norm(LAMP)
    light = (lamp[2] - lamp[0] * raised[0] - lamp[1] * raised[1]) / np.sqrt(1 + np.square(raised).sum(0))
    return _greys((light + 1) / 2)


def profile_svg(topography: Topography, *, row: int | None = None) -> str:
    """Heights along a row (the middle one when none is named), as an SVG drawing with its extent in words."""
    chosen = topography.heights.shape[0] // 2 if row is None else min(row, topography.heights.shape[0] - 1)
    heights = topography.heights[chosen]
    known = np.isfinite(heights)
    low, high = (float(heights[known].min()), float(heights[known].max())) if known.any() else (0.0, 0.0)
    x = _EDGE + np.arange(len(heights)) / max(1, len(heights) - 1) * (_WIDE - 2 * _EDGE)
    y = _HIGH - _EDGE - (heights - low) / ((high - low) or 1.0) * (_HIGH - 2 * _EDGE)
    starts = [k for k in range(len(x)) if known[k] and (k == 0 or not known[k - 1])]
    steps = [f"{'M' if k in set(starts) else 'L'}{x[k]:.1f} {y[k]:.1f}" for k in np.flatnonzero(known)]
    length, unit = len(heights) * topography.dx, 1e6 if topography.metric else 1.0
    told = f"{length * unit:.1f} × {(high - low) * unit:.3f}" + (" µm" if topography.metric else "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img">'
        f"<title>{told}</title>"
        f'<path d="{" ".join(steps)}" fill="none" stroke="currentColor" stroke-width="1"/>'
        f'<text x="{_EDGE}" y="{_HIGH - 15}" font-size="14">{told}</text></svg>\n'
    )


def _greys(share: Any) -> Greys:
    known = np.isfinite(share)
    lit = np.clip(np.where(known, share, 0.0), 0.0, 1.0) * 254
    return np.where(known, lit, MISSING).astype(np.uint8)

"""The outline of a region seen from a point inside it, as polygons a person can edit."""

from typing import Any

import numpy as np

from rastro.ballistics.regions.coarse import Coarse

RAYS = 96
SMOOTH = 5
LEAST = 3

type Points = tuple[tuple[float, float], ...]


def radii(chosen: Any, coarse: Coarse, centre: tuple[float, float]) -> tuple[Any, Any, Any]:
    """Nearest and farthest chosen points along rays from a centre, metres, and which rays meet any.

    Parameters
    ----------
    chosen
        Shape of the coarse heights.
    coarse
        The surface.
    centre
        x and y, metres.
    """
    rows, columns = np.nonzero(chosen)
    x, y = columns * coarse.dx - centre[0], rows * coarse.dy - centre[1]
    radius = np.hypot(x, y)
    ray = np.floor((np.arctan2(y, x) / (2 * np.pi) % 1.0) * RAYS).astype(int) % RAYS
    near, far = np.full(RAYS, np.nan), np.full(RAYS, np.nan)
    for each in range(RAYS):
        on = np.sort(radius[ray == each])
        if len(on) >= LEAST:
            near[each], far[each] = on[int(0.03 * len(on))], on[int(0.97 * len(on))]
    met = np.isfinite(near)
    if not met.any():
        return near, far, met
    half = (coarse.dx + coarse.dy) / 4
    return _smoothed(near) - half, _smoothed(far) + half, met


def ray_directions() -> Any:
    """The rays as directions x and y, shape (2, RAYS)."""
    angles = (np.arange(RAYS) + 0.5) * 2 * np.pi / RAYS
    return np.stack([np.cos(angles), np.sin(angles)])


def polygon(radius: Any, centre: tuple[float, float]) -> Points:
    """The corners of an outline, metres, to the tenth of a micrometre."""
    directions = ray_directions()
    x, y = centre[0] + radius * directions[0], centre[1] + radius * directions[1]
    return tuple((round(float(a), 7), round(float(b), 7)) for a, b in zip(x, y, strict=True))


def _smoothed(radius: Any) -> Any:
    """Running median around the circle; gaps are bridged from their sides."""
    known = np.flatnonzero(np.isfinite(radius))
    whole = np.interp(np.arange(RAYS), known, radius[known], period=RAYS)
    beside = np.stack([np.roll(whole, step) for step in range(-(SMOOTH // 2), SMOOTH // 2 + 1)])
    return np.median(beside, axis=0)

"""Planes in a surface: a reference a point's height is measured from, and the search for them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.regions.coarse import Coarse
from rastro.canonical import InvalidInput

TRIALS = 400
SAMPLE = 4_000
SEED = 20260
NEIGHBOURS = 1.2e-3
"""Metres within which the three points of a trial lie: planes of a primer are small."""
THICK = 12e-6
STEEP = 0.15
STEEPEST = 0.35
"""Slope of a plane: scans are tilted by some degrees, never by twenty."""
LEAST_SHARE = 0.02
MOST_PLANES = 6
_POINTS = 3

type Chosen = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """z = level + across x + down y.

    Parameters
    ----------
    level
        Metres, at the surface's first point.
    across, down
        Slopes along the rows and down the columns.
    within
        Points farther from the plane than this, metres, are left out.
    """

    level: float
    across: float
    down: float
    within: float

    def __post_init__(self) -> None:
        numbers = (self.level, self.across, self.down, self.within)
        if not all(abs(each) < 1e3 for each in numbers) or self.within <= 0:  # noqa: PLR2004 - finite
            raise InvalidInput("ballistics.regions.number", field="plane", said=str(numbers)[:60])

    def above(self, heights: Any, dx: float, dy: float) -> Any:
        """How far each point lies above it, metres."""
        rows, columns = heights.shape
        down, across = np.arange(rows)[:, None] * (dy * self.down), np.arange(columns) * (dx * self.across)
        return heights - (down + across + self.level)

    def as_json(self) -> dict[str, float]:
        """The plane for a file."""
        return {"level": self.level, "across": self.across, "down": self.down, "within": self.within}


def planes_of(coarse: Coarse, *, within: float) -> list[Plane]:
    """The planes of a surface one after the other, that with the most points first; the same each time."""
    free = np.isfinite(coarse.heights) & np.isfinite(coarse.across) & np.isfinite(coarse.down)
    least = max(30, int(LEAST_SHARE * free.sum()))
    chance = np.random.default_rng(SEED)
    found: list[Plane] = []
    while len(found) < MOST_PLANES and free.sum() >= least:
        plane = _best(coarse, free, chance, within)
        if plane is None:
            break
        for _ in range(3):
            chosen = free & _near(coarse, plane)
            if chosen.sum() < _POINTS:
                break
            plane = _through(coarse, chosen, within)
        if chosen.sum() < least:
            break
        found.append(plane)
        free &= ~chosen
    return found


def robust_plane(coarse: Coarse, *, within: float) -> Plane:
    """One plane through all of a surface that outliers do not move (Tukey's biweight, 4.685 deviations)."""
    known = np.isfinite(coarse.heights)
    weights = known.astype(np.float64)
    plane = Plane(level=0.0, across=0.0, down=0.0, within=within)
    for _ in range(12):
        plane = _through(coarse, known, within, weights)
        off = plane.above(coarse.heights, coarse.dx, coarse.dy)
        spread = 1.4826 * float(np.median(np.abs(off[known]))) or 1e-9
        with np.errstate(invalid="ignore"):
            weights = np.where(known, np.square(1 - np.minimum(1, np.square(off / (4.685 * spread)))), 0.0)
        weights = np.nan_to_num(weights)
    return plane


def _near(coarse: Coarse, plane: Plane) -> Chosen:
    off = plane.above(coarse.heights, coarse.dx, coarse.dy)
    slope = np.hypot(coarse.across - plane.across, coarse.down - plane.down)
    with np.errstate(invalid="ignore"):
        return np.asarray((np.abs(off) < THICK) & (slope < STEEP))


def _best(coarse: Coarse, free: Chosen, chance: np.random.Generator, within: float) -> Plane | None:
    rows, columns = np.nonzero(free)
    if len(rows) > SAMPLE:
        some = np.sort(chance.choice(len(rows), SAMPLE, replace=False))
        rows, columns = rows[some], columns[some]
    x, y, z = columns * coarse.dx, rows * coarse.dy, coarse.heights[rows, columns]
    slopes = np.stack([coarse.across[rows, columns], coarse.down[rows, columns]])
    best, most = None, 0
    for first in chance.integers(0, len(rows), TRIALS):
        near = np.flatnonzero(np.hypot(x - x[first], y - y[first]) < NEIGHBOURS)
        if len(near) < _POINTS:
            continue
        three = np.append(chance.choice(near, 2), first)
        table = np.stack([x[three] - x[first], y[three] - y[first], np.ones(3)], axis=1)
        if abs(np.linalg.det(table)) < (NEIGHBOURS / 20) ** 2:
            continue
        across, down, level = np.linalg.solve(table, z[three])
        if np.hypot(across, down) > STEEPEST:
            continue
        level -= across * x[first] + down * y[first]
        off = np.abs(z - (level + across * x + down * y))
        turned = np.hypot(slopes[0] - across, slopes[1] - down)
        count = int(np.count_nonzero((off < THICK) & (turned < STEEP)))
        if count > most:
            most = count
            best = Plane(level=float(level), across=float(across), down=float(down), within=within)
    return best


def _through(coarse: Coarse, chosen: Chosen, within: float, weights: Any = None) -> Plane:
    rows, columns = np.nonzero(chosen)
    root = np.ones(len(rows)) if weights is None else np.sqrt(weights[rows, columns])
    table = np.stack([np.ones(len(rows)), columns * coarse.dx, rows * coarse.dy], axis=1)
    fitted = np.linalg.lstsq(table * root[:, None], coarse.heights[rows, columns] * root, rcond=None)[0]
    return Plane(level=float(fitted[0]), across=float(fitted[1]), down=float(fitted[2]), within=within)

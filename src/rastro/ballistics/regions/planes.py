"""Planes in a surface: a reference a point's height is measured from, and the search for them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.regions.coarse import Coarse
from rastro.canonical import InvalidInput

ROUNDS = 12
PICOMETRE = 1e-12
A_METRE = 1e3  # millimetres
BISQUARE, NORMAL = 4.685, 1.4826
ALIKE = 0.15
"""Slopes that differ less belong to one tilt."""

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


def common_tilt(coarse: Coarse) -> tuple[float, float]:
    """The slope, along the rows and down the columns, that most of a surface shares (mean shift)."""
    across, down = coarse.across, coarse.down
    known = np.isfinite(across) & np.isfinite(down)
    if not known.any():
        return 0.0, 0.0
    across, down = across[known], down[known]
    tilt = (float(np.median(across)), float(np.median(down)))
    for reach in (4 * ALIKE, 2 * ALIKE, *([ALIKE] * ROUNDS)):
        near = np.hypot(across - tilt[0], down - tilt[1]) < reach
        if not near.any():
            break
        tilt = (float(across[near].mean()), float(down[near].mean()))
    return tilt


def robust_plane(coarse: Coarse, chosen: Chosen | None = None, *, within: float) -> Plane:
    """A plane that outliers do not move (Tukey's biweight, 4.685 deviations).

    Parameters
    ----------
    coarse
        The surface.
    chosen
        The part of it that counts; all of it if left out.
    within
        What the plane says of the distance of kept points, metres.
    """
    known = np.isfinite(coarse.heights)
    level, across, down = _fitted(coarse, known if chosen is None else known & chosen, order=1)
    slopes = {"across": float(across) * A_METRE, "down": float(down) * A_METRE}
    return Plane(level=float(level), **slopes, within=within)


def off_bent(coarse: Coarse) -> Any:
    """How far each point lies from a robust surface of second order through all of them, metres."""
    known = np.isfinite(coarse.heights)
    off = np.full(known.shape, np.nan)
    off[known] = coarse.heights[known] - _terms(coarse, known, order=2) @ _fitted(coarse, known, order=2)
    return off


def _fitted(coarse: Coarse, known: Chosen, *, order: int) -> Any:
    """Coefficients of the terms, by the normal equations: in millimetres, so that terms are of one size."""
    table, heights = _terms(coarse, known, order=order), coarse.heights[known]
    weights, fitted = np.ones(len(heights)), np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        weighted = table * weights[:, None]
        fitted = np.linalg.lstsq(weighted.T @ table, weighted.T @ heights, rcond=None)[0]
        off = heights - table @ fitted
        spread = max(NORMAL * float(np.median(np.abs(off))), PICOMETRE)
        weights = np.square(1 - np.square(np.minimum(1.0, np.abs(off) / (BISQUARE * spread))))
    return fitted


def _terms(coarse: Coarse, known: Chosen, *, order: int) -> Any:
    rows, columns = np.nonzero(known)
    x, y = columns * coarse.dx * A_METRE, rows * coarse.dy * A_METRE
    linear = [np.ones(len(x)), x, y]
    return np.stack(linear if order == 1 else [*linear, x * x, x * y, y * y], axis=1)

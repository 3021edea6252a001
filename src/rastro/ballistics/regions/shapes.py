"""Circles and polygons on a surface, in metres from its first point."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from rastro.canonical import InvalidInput

MOST_POINTS = 5_000
LEAST_POINTS = 3
FARTHEST = 0.1
"""No scan of a mark is ten centimetres wide."""

type Mask = np.ndarray[Any, np.dtype[np.bool_]]
type Part = Literal["keep", "leave out"]
type Grid = tuple[tuple[int, int], float, float]
"""Shape (rows, columns) of a surface, and its dx and dy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle.

    Parameters
    ----------
    part
        Whether what lies inside is kept or left out.
    reason
        What it surrounds, such as `firing-pin`.
    x, y, radius
        Metres; x along the rows of the surface, y down its columns.
    """

    part: Part
    reason: str
    x: float
    y: float
    radius: float

    def __post_init__(self) -> None:
        _check_part(self.part)
        _check(self.x, self.y, self.radius)
        if self.radius <= 0:
            raise InvalidInput("ballistics.regions.number", field="shapes", said=self.radius)

    def inside(self, grid: Grid) -> Mask:
        """Which points of a surface lie in it, its edge included."""
        (rows, columns), dx, dy = grid
        down = (np.arange(rows) * dy - self.y)[:, None]
        across = (np.arange(columns) * dx - self.x)[None, :]
        return np.asarray(down * down + across * across <= self.radius**2)

    def as_json(self) -> dict[str, Any]:
        """The circle for a file."""
        said = {"part": self.part, "reason": self.reason}
        return {"kind": "circle", **said, "x": self.x, "y": self.y, "radius": self.radius}


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A closed line of straight pieces.

    Parameters
    ----------
    part, reason
        As of :class:`Circle`.
    points
        Its corners (x, y), metres, in either direction; where it crosses itself, the even-odd rule.
    """

    part: Part
    reason: str
    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        _check_part(self.part)
        if not LEAST_POINTS <= len(self.points) <= MOST_POINTS:
            raise InvalidInput("ballistics.regions.points", field="shapes", most=MOST_POINTS)
        for point in self.points:
            _check(*point)

    def inside(self, grid: Grid) -> Mask:
        """Which points of a surface lie in it: each edge turns what is right of it inside out."""
        (rows, columns), dx, dy = grid
        turned = np.zeros((rows, columns + 1), np.uint8)
        corners = np.asarray(self.points)
        for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            low, high = sorted((y0, y1))
            first = int(np.clip(np.ceil(low / dy), 0, rows))
            last = int(np.clip(np.ceil(high / dy), 0, rows))
            crossed = np.arange(first, last)
            if len(crossed):
                x = x0 + (crossed * dy - y0) * ((x1 - x0) / (y1 - y0))
                turned[crossed, np.clip(np.ceil(x / dx), 0, columns).astype(int)] ^= 1
        return np.bitwise_xor.accumulate(turned[:, :columns], axis=1).astype(bool)

    def as_json(self) -> dict[str, Any]:
        """The polygon for a file."""
        said = {"part": self.part, "reason": self.reason}
        return {"kind": "polygon", **said, "points": [list(each) for each in self.points]}


type Shape = Circle | Polygon


def inside(shapes: Sequence[Shape], grid: Grid) -> Mask:
    """In one of the shapes to keep (all of the surface if there is none), and in none to leave out."""
    kept = [each for each in shapes if each.part == "keep"]
    found = np.full(grid[0], not kept)
    for each in kept:
        found |= each.inside(grid)
    for each in shapes:
        if each.part != "keep":
            found &= ~each.inside(grid)
    return found


def _check_part(part: str) -> None:
    if part not in {"keep", "leave out"}:
        raise InvalidInput("ballistics.regions.part", field="shapes", said=str(part)[:40])


def _check(*numbers: float) -> None:
    for number in numbers:
        if not isinstance(number, int | float) or not abs(number) <= FARTHEST:
            raise InvalidInput("ballistics.regions.number", field="shapes", said=str(number)[:40])

"""The outlines of a table of points, along the edges between them: filled again they give the same table."""

from typing import Any

import numpy as np

from rastro.ballistics.regions.shapes import Part, Polygon, Shape
from rastro.ballistics.regions.values import MOST_SHAPES, Regions, extent
from rastro.ballistics.topography import Topography
from rastro.canonical import InvalidInput, Text

MOST_EDGES = 200_000
METHOD = "mask of the file"

type Corner = tuple[int, int]
type Loop = list[Corner]


def regions_of_mask(topography: Topography, colour: str, *, mark: str = "breech-face") -> Regions:
    """One of the regions that a file marks itself, by its colour.

    Parameters
    ----------
    topography
        The surface with its own regions.
    colour
        `#rrggbb`, as :attr:`Topography.regions` names it.
    mark
        What lies there.

    Returns
    -------
    Regions
        Polygons along the edges between points; of more than 200 outlines the largest.

    Raises
    ------
    InvalidInput
        `ballistics.topography.region`, `ballistics.regions.ragged`, `ballistics.regions.nothing`.
    """
    chosen = topography.region(colour)
    loops = _loops(chosen)
    if not loops:
        raise InvalidInput("ballistics.regions.nothing", field="region")
    sized = sorted(((_area(loop), loop) for loop in loops), key=lambda each: -abs(each[0]))[:MOST_SHAPES]
    shapes = tuple(_shape(area, loop, colour, (topography.dx, topography.dy)) for area, loop in sized)
    width, height = extent(topography)
    notes = (Text("ballistics.regions.of_file", {"colour": colour}),)
    return Regions(mark=mark, method=METHOD, width=width, height=height, shapes=shapes, notes=notes)


def _shape(area: float, loop: Loop, colour: str, steps: tuple[float, float]) -> Shape:
    part: Part = "keep" if area > 0 else "leave out"
    places = tuple(((column - 0.5) * steps[0], (row - 0.5) * steps[1]) for row, column in loop)
    return Polygon(part=part, reason=f"mask {colour}", points=places)


def _loops(chosen: Any) -> list[Loop]:
    """Closed lines with what is chosen on their right; corners are counted from the table's own corner."""
    padded = np.pad(np.asarray(chosen, np.int8), 1)
    down, across = np.diff(padded, axis=0)[:, 1:-1], np.diff(padded, axis=1)[1:-1]
    count = int(np.count_nonzero(down) + np.count_nonzero(across))
    if count > MOST_EDGES:
        raise InvalidInput("ballistics.regions.ragged", field="region", limit=MOST_EDGES)
    onward: dict[Corner, list[Corner]] = {}
    for row, column in np.argwhere(down).tolist():
        right = down[row, column] > 0
        begin, end = ((row, column), (row, column + 1)) if right else ((row, column + 1), (row, column))
        onward.setdefault(begin, []).append(end)
    for row, column in np.argwhere(across).tolist():
        upward = across[row, column] > 0
        begin, end = ((row + 1, column), (row, column)) if upward else ((row, column), (row + 1, column))
        onward.setdefault(begin, []).append(end)
    return [_straight(loop) for loop in _followed(onward)]


def _followed(onward: dict[Corner, list[Corner]]) -> list[Loop]:
    loops = []
    for start in list(onward):
        while onward[start]:
            loop, before, here = [start], start, onward[start].pop()
            while here != start:
                loop.append(here)
                choices = onward[here]
                before, here = here, choices.pop(_turning(before, here, choices))
            loops.append(loop)
    return loops


def _turning(before: Corner, here: Corner, choices: list[Corner]) -> int:
    """Where two points touch at a corner, turn right: the loop stays with its own point."""
    going = (here[0] - before[0], here[1] - before[1])
    right = (here[0] + going[1], here[1] - going[0])
    return choices.index(right) if right in choices else 0


def _straight(loop: Loop) -> Loop:
    """Without the corners at which the line does not turn."""
    corners = np.array(loop)
    turns = (np.roll(corners, 1, axis=0) - corners != corners - np.roll(corners, -1, axis=0)).any(axis=1)
    return [loop[k] for k in np.flatnonzero(turns)]


def _area(loop: Loop) -> float:
    """Twice the area in points, positive around what is chosen."""
    corners = np.array(loop, np.float64)
    after = np.roll(corners, -1, axis=0)
    return float((corners[:, 1] * after[:, 0] - after[:, 1] * corners[:, 0]).sum())

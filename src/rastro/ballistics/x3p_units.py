"""Lengths of an X3P file in metres: increments, coordinates, and files that speak of micrometres."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.topography import LARGEST, Heights
from rastro.ballistics.x3p_header import Axis, Header
from rastro.canonical import InvalidInput, Text

MICROMETRE, MILLIMETRE = 1e-6, 1e-3
FEWEST_MICROMETRES = 0.05
UNLIKELY = 1e-2
"""No mark on a cartridge or bullet is a centimetre deep."""
BEYOND = 1e9
"""In no unit of length is a mark so deep."""
MOST = 90
"""Percent of the points that decide on the unit."""
IRREGULAR = 0.05
"""Share of an increment by which coordinates may stray from a regular grid."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """What a file holds before it is said in metres.

    Parameters
    ----------
    heights
        Shape (rows, columns).
    x, y
        Coordinates of all points in the file's order, where an axis has them.
    """

    heights: Heights
    x: Any = None
    y: Any = None


def in_metres(header: Header, points: Points) -> tuple[float, float, Heights, list[Text]]:
    """dx, dy and heights in metres; a file that speaks of micrometres is taken at its word, and it is told.

    Raises
    ------
    InvalidInput
        `ballistics.x3p.irregular` if coordinates lie on no regular grid.
    """
    shape = (header.rows, header.columns)
    dx, dy = _step(header.x, points.x, shape, 1), _step(header.y, points.y, shape, 0)
    heights, notes = points.heights, []
    lengths, of_lengths = _unit(max(dx, dy))
    if lengths != 1.0:
        notes.append(Text(f"ballistics.x3p.{of_lengths}", {"dx": dx}))
        dx, dy = dx * lengths, dy * lengths
    unit, name = (lengths, of_lengths) if lengths != 1.0 else (MICROMETRE, "micrometres")
    heights, told = believable(heights, unit=unit, name=name)
    return dx, dy, heights, notes + told


def believable(
    heights: Heights, *, unit: float = MICROMETRE, name: str = "micrometres"
) -> tuple[Heights, list[Text]]:
    """Heights in metres: another unit is seen by most points lying farther apart than those of any mark.

    A few that still do, such as the 1e38 some programs write for a missing point, were not measured.

    Parameters
    ----------
    heights
        As the file has them.
    unit, name
        The other unit: metres, and what it is called in the note `ballistics.x3p.heights_NAME`.
    """
    notes = []
    with np.errstate(invalid="ignore"):
        far = np.abs(heights) > BEYOND
    lost = int(far.sum())
    if lost:
        heights = np.where(far, np.nan, heights)
    off = _off(heights)
    if off.size and float(np.percentile(off, MOST)) > UNLIKELY:
        notes.append(Text(f"ballistics.x3p.heights_{name}", {"tallest": float(off.max())}))
        heights = heights * unit
        off = off * unit
    while off.size and float(off.max()) > UNLIKELY:
        with np.errstate(invalid="ignore"):
            far = np.abs(heights - np.nanmedian(heights)) > UNLIKELY
        lost += int(far.sum())
        heights = np.where(far, np.nan, heights)
        off = _off(heights)
    return heights, [*notes, Text("ballistics.x3p.outliers", {"count": lost})] if lost else notes


def _off(heights: Heights) -> Heights:
    """How far the measured points lie from their median."""
    measured = heights[np.isfinite(heights)]
    if not measured.size:
        return measured
    return np.abs(measured - np.median(measured))


def _unit(step: float) -> tuple[float, str]:
    """Metres, unless points would lie more than a millimetre apart; no microscope has steps below 50 nm."""
    if step <= LARGEST:
        return 1.0, "metres"
    return (MILLIMETRE, "millimetres") if step <= FEWEST_MICROMETRES else (MICROMETRE, "micrometres")


def _step(axis: Axis, coordinates: Any, shape: tuple[int, int], along: int) -> float:
    """Between neighbours; an axis with coordinates says it by these, and not by its increment."""
    if coordinates is None or shape[along] == 1:
        return abs(axis.increment) or 1.0
    grid = coordinates[: shape[0] * shape[1]].reshape(shape)
    if axis.code in "IL":
        grid = grid * axis.increment
    steps = np.diff(grid, axis=along)
    known = steps[np.isfinite(steps)]
    step = float(np.median(known)) if known.size else 0.0
    if step == 0.0 or float(np.abs(known - step).max()) > IRREGULAR * abs(step):
        raise InvalidInput("ballistics.x3p.irregular", field="file")
    return abs(step)

"""Cells of one surface looked for on the other, each for itself."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from rastro.ballistics.backends import NOT_COMPARABLE, Products, numpy_products
from rastro.ballistics.preparing import PreparedImpression
from rastro.ballistics.pyramid import Level, rotation, sampled, warped
from rastro.ballistics.registering import Pose

SEARCHED, REFINED = 2, 1
"""Levels of the pyramid: 25 um, where a cell is looked for, and 12.5 um, where its place is settled."""
TURN_STEP = 2.0
FINE_TURNS = (-2.0, -1.0, 0.0, 1.0, 2.0)
FINE_REACH = 2
_FLAT = -1e-6

type Numbers = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """Where each cell fits best at each of the angles that were tried.

    Parameters
    ----------
    turns
        Shape (angles,): from the angle of the whole surfaces, degrees.
    shifts
        Shape (cells, angles, 2): by how much the whole surface, turned so, would be moved, in points.
    ncc
        Shape (cells, angles): correlation there at 25 um, -1 where nothing could be compared.
    """

    turns: Numbers
    shifts: Numbers
    ncc: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class CellMatches:
    """Where each cell of a surface fits the other best.

    Parameters
    ----------
    places
        Shape (cells, 2): row and column of each cell's middle, from the surface's middle, in points.
    found
        Shape (cells, 2): the place on the other surface, from its middle.
    turns
        Shape (cells,): by how much it was turned, degrees.
    ncc
        Shape (cells,): correlation there, -1 where nothing could be compared.
    shifts
        Shape (cells, 2): by how much the whole surface, turned as the cell, would be moved, in points.
    sweep
        The same at each of the angles tried, before the place was settled.
    """

    places: Numbers
    found: Numbers
    turns: Numbers
    ncc: Numbers
    shifts: Numbers
    sweep: Sweep


@dataclass(frozen=True, slots=True, eq=False)
class _Peaks:
    """Best shift (points of the level) and turn of each cell, with its correlation."""

    shift: Numbers
    turn: Numbers
    ncc: Numbers


def match_cells(
    first: PreparedImpression, second: PreparedImpression, pose: Pose, *, products: Products | None = None
) -> CellMatches:
    """Look for each cell of the first surface on the second.

    Parameters
    ----------
    pose
        How the second lies on the first; each cell is searched around it.
    products
        What multiplies; numpy if not said.

    Notes
    -----
    Correlation of cells: J. Song, AFTE Journal 45(2), 2013; masked after D. Padfield 2012. At 25 um all
    shifts of the window are compared as products of matrices; at 12.5 um the best is settled between points.
    """
    recipe, scale = first.recipe, 2**SEARCHED
    by = products or numpy_products()
    side = round(recipe.cell / recipe.grid / scale)
    middles = _grid(first.levels[SEARCHED], side, recipe.covered)
    reach = round(recipe.window / recipe.grid / scale)
    turns = np.arange(-recipe.turns, recipe.turns + 1e-9, TURN_STEP)
    still = np.zeros_like(middles)
    around = np.repeat(turns[None], len(middles), axis=0)
    tables, moved = _search(first, second, pose, SEARCHED, middles, still, around, reach, by)
    coarse = _peaks(tables, moved, around, reach)
    ratio = 2 ** (SEARCHED - REFINED)
    finer = middles * ratio + (ratio - 1) / 2
    places = (finer - np.array(first.levels[REFINED].centre)) * 2**REFINED
    sweep = _sweep(tables, moved, turns, reach, places)
    around = coarse.turn[:, None] + np.array(FINE_TURNS)
    offsets = coarse.shift * ratio
    tables, moved = _search(first, second, pose, REFINED, finer, offsets, around, FINE_REACH, by)
    return _as_matches(pose, places, _peaks(tables, moved, around, FINE_REACH), sweep)


def _as_matches(pose: Pose, places: Numbers, peaks: _Peaks, sweep: Sweep) -> CellMatches:
    shift = peaks.shift * 2**REFINED
    from_pose = places + shift - (pose.down, pose.across)
    found = from_pose @ rotation(pose.degrees).T
    whole = _of_the_whole(places, shift, peaks.turn)
    return CellMatches(places, found, pose.degrees - peaks.turn, peaks.ncc, whole, sweep)


def _sweep(tables: Any, moved: Numbers, turns: Numbers, reach: int, places: Numbers) -> Sweep:
    """The best shift of each cell at each turn."""
    flat = tables.reshape(len(tables), -1, len(turns))
    best = flat.argmax(axis=1)
    shift = np.stack(np.divmod(best, 2 * reach + 1), axis=-1) - reach + moved[:, None]
    ncc = np.take_along_axis(flat, best[:, None], axis=1)[:, 0].astype(np.float64)
    return Sweep(turns, _of_the_whole(places[:, None], shift * 2**SEARCHED, turns[None]), ncc)


def _of_the_whole(places: Numbers, shifts: Numbers, turns: Numbers) -> Numbers:
    """The shift of a surface that, turned about its middle, brings a place to where its cell was found."""
    angle = np.deg2rad(turns)
    cosine, sine = np.cos(angle), np.sin(angle)
    down, across = places[..., 0], places[..., 1]
    turned = np.stack([cosine * down - sine * across, sine * down + cosine * across], axis=-1)
    return np.asarray(places + shifts - turned)


def _grid(level: Level, side: int, covered: float) -> Numbers:
    """Middles of the cells of a grid that hold enough, in points of the level."""
    rows, columns = level.measured.shape
    top, left = rows % side // 2, columns % side // 2
    down, across = rows // side, columns // side
    inner = level.measured[top : top + down * side, left : left + across * side]
    share = inner.reshape(down, side, across, side).mean((1, 3))
    return np.asarray(
        np.argwhere(share >= covered) * float(side) + (top + (side - 1) / 2, left + (side - 1) / 2)
    )


def _search(
    first: PreparedImpression,
    second: PreparedImpression,
    pose: Pose,
    depth: int,
    middles: Numbers,
    offsets: Numbers,
    turns: Numbers,
    reach: int,
    products: Products,
) -> tuple[Any, Numbers]:
    """Correlations of cells, shape (cells, shifts, shifts, turns), and by how much each window was moved."""
    ours, scale = first.levels[depth], 2**depth
    side = round(first.recipe.cell / first.recipe.grid / scale)
    room = reach + side
    shape = (ours.heights.shape[0] + 2 * room, ours.heights.shape[1] + 2 * room)
    centre = (ours.centre[0] + room, ours.centre[1] + room)
    laid = warped(second.levels[depth], shape, centre, pose.degrees, (pose.down / scale, pose.across / scale))
    cells = _turned(ours, middles, turns, side)
    wide = side + 2 * reach
    corners = np.round(middles - (side - 1) / 2 + room - reach + offsets).astype(int)
    corners = np.clip(corners, 0, (shape[0] - wide, shape[1] - wide))
    tables = products.tables(cells, _windows(laid, corners, wide), overlap=first.recipe.overlap)
    return tables, corners - (middles - (side - 1) / 2 + room - reach)


def _turned(level: Level, middles: Numbers, turns: Numbers, side: int) -> tuple[Any, Any]:
    """Heights and measured points of each cell at each turn: shape (cells, turns, side * side)."""
    line = np.arange(side) - (side - 1) / 2
    down, across = (each.ravel() for each in np.meshgrid(line, line, indexing="ij"))
    angle = np.deg2rad(turns)[:, :, None]
    rows = middles[:, :1, None] + np.cos(angle) * down + np.sin(angle) * across
    columns = middles[:, 1:, None] - np.sin(angle) * down + np.cos(angle) * across
    return sampled(level, rows.astype(np.float32), columns.astype(np.float32))


def _windows(laid: tuple[Any, Any], corners: Any, wide: int) -> tuple[Any, Any]:
    """Heights and measured points of each cell's window: shape (cells, wide, wide)."""
    places = corners[:, 0], corners[:, 1]
    heights, measured = (sliding_window_view(each, (wide, wide))[places] for each in laid)
    return heights, measured


def _peaks(tables: Any, moved: Numbers, turns: Numbers, reach: int) -> _Peaks:
    """The best of each table, settled between the points by parabolas."""
    cells = np.arange(len(tables))
    best = tables.reshape(len(tables), -1).argmax(axis=1) if len(tables) else np.empty(0, int)
    place = np.unravel_index(best, tables.shape[1:])
    between = [_between(tables, cells, place, axis) for axis in range(3)]
    step = float(turns[0, 1] - turns[0, 0]) if len(turns) else 1.0
    shift = moved + np.stack([place[0] + between[0], place[1] + between[1]], axis=1) - reach
    return _Peaks(
        shift, turns[cells, place[2]] + step * between[2], tables[(cells, *place)].astype(np.float64)
    )


def _between(tables: Any, cells: Any, place: Any, axis: int) -> Numbers:
    """Where between its neighbours along an axis a peak lies, -0.5 to 0.5; 0 at an edge."""
    last = tables.shape[axis + 1] - 1
    inside = (place[axis] > 0) & (place[axis] < last)
    near = []
    for step in (-1, 0, 1):
        moved = [
            np.clip(each + step, 0, last) if number == axis else each for number, each in enumerate(place)
        ]
        near.append(tables[(cells, *moved)].astype(np.float64))
    curve = near[0] - 2 * near[1] + near[2]
    usable = inside & (curve < _FLAT) & (np.minimum(near[0], near[2]) > NOT_COMPARABLE)
    return np.where(usable, np.clip((near[0] - near[2]) / np.minimum(2 * curve, _FLAT), -0.5, 0.5), 0.0)

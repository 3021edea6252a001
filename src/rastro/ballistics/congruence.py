"""Which cells agree on one motion of the whole: congruent matching cells, counted."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.cells import CellMatches, Numbers
from rastro.ballistics.pyramid import rotation

ROUNDS, LAST_ROUNDS = 4, 20
"""How often a motion is fitted anew to the cells that agree on it: each cell's own, and the best of them."""
LEAST_AGREED = 2
ARM = 30.0
"""Points at which the cells' own angles weigh as much as their places, in the fit of the motion."""


@dataclass(frozen=True, slots=True, eq=False)
class Congruence:
    """The motion on which most cells of both directions agree.

    Parameters
    ----------
    forward, backward
        Shape (cells,): which cells of the first surface, and of the second, are congruent.
    degrees, shift
        The motion: how far the second surface is turned, and moved in points of the grid.
    """

    forward: "np.ndarray[Any, np.dtype[np.bool_]]"
    backward: "np.ndarray[Any, np.dtype[np.bool_]]"
    degrees: float
    shift: tuple[float, float]

    @property
    def cmc(self) -> int:
        """Congruent matching cells: in the direction that has fewer, under one motion for both."""
        return min(int(self.forward.sum()), int(self.backward.sum()))


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Places on both surfaces and the turn from the first to the second, from both directions."""

    ours: Numbers
    theirs: Numbers
    turns: Numbers
    counts: Any
    forward: int


def consensus(
    forward: CellMatches, backward: CellMatches, *, near: float, near_turn: float, least_ncc: float
) -> Congruence:
    """The largest set of cells, of both directions together, that one rigid motion explains.

    Parameters
    ----------
    forward, backward
        Cells of the first surface on the second, and the other way.
    near, near_turn
        How far a cell may lie from where the motion puts it, in points and degrees.
    least_ncc
        Cells that correlate less do not count.

    Notes
    -----
    Each cell's own motion is tried; the motion is then fitted to the cells that agree (orthogonal Procrustes)
    and the cells looked at again. A common motion for both directions is what chance does not give.
    """
    pairs = _together(forward, backward, least_ncc)
    best = np.zeros(len(pairs.turns), bool)
    turned, moved = 0.0, np.zeros(2)
    for number in np.flatnonzero(pairs.counts):
        degrees = float(pairs.turns[number])
        shift = pairs.ours[number] - pairs.theirs[number] @ rotation(degrees)
        agreed, degrees, shift = _settled(pairs, degrees, shift, near, near_turn, ROUNDS)
        if agreed.sum() > best.sum():
            best, turned, moved = agreed, degrees, shift
    agreed, degrees, shift = _settled(pairs, turned, moved, near, near_turn, LAST_ROUNDS)
    if agreed.sum() >= best.sum():
        best, turned, moved = agreed, degrees, shift
    forward_agreed, backward_agreed = best[: pairs.forward], best[pairs.forward :]
    return Congruence(forward_agreed, backward_agreed, turned, (float(moved[0]), float(moved[1])))


def _together(forward: CellMatches, backward: CellMatches, least_ncc: float) -> _Pairs:
    return _Pairs(
        np.concatenate([forward.places, backward.found]),
        np.concatenate([forward.found, backward.places]),
        np.concatenate([forward.turns, -backward.turns]),
        np.concatenate([forward.ncc, backward.ncc]) >= least_ncc,
        len(forward.ncc),
    )


def _settled(
    pairs: _Pairs, degrees: float, shift: Numbers, near: float, near_turn: float, rounds: int
) -> tuple[Any, float, Numbers]:
    agreed = _agreeing(pairs, degrees, shift, near, near_turn)
    for _ in range(rounds):
        if agreed.sum() < LEAST_AGREED:
            break
        degrees, shift = _fitted(pairs, agreed, degrees)
        again = _agreeing(pairs, degrees, shift, near, near_turn)
        if (again == agreed).all():
            break
        agreed = again
    return agreed, degrees, shift


def _agreeing(pairs: _Pairs, degrees: float, shift: Numbers, near: float, near_turn: float) -> Any:
    off = pairs.theirs - (pairs.ours - shift) @ rotation(degrees).T
    turned = np.abs((pairs.turns - degrees + 180.0) % 360.0 - 180.0)
    return pairs.counts & (np.hypot(off[:, 0], off[:, 1]) <= near) & (turned <= near_turn)


def _fitted(pairs: _Pairs, agreed: Any, degrees: float) -> tuple[float, Numbers]:
    ours, theirs = pairs.ours[agreed], pairs.theirs[agreed]
    middle, other = ours.mean(0), theirs.mean(0)
    a, b = ours - middle, theirs - other
    own = np.deg2rad(degrees + np.median((pairs.turns[agreed] - degrees + 180.0) % 360.0 - 180.0))
    weight = 4 * ARM**2 * len(ours)
    along = float((a * b).sum()) + weight * np.cos(own)
    across = float((a[:, 1] * b[:, 0] - a[:, 0] * b[:, 1]).sum()) + weight * np.sin(own)
    turned = float(np.rad2deg(np.arctan2(across, along)))
    return turned, middle - other @ rotation(turned)

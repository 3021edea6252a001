"""How two whole surfaces lie on each other, over the full circle."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import fft

from rastro.ballistics.masked import masked_ncc
from rastro.ballistics.preparing import FIELD, PreparedImpression
from rastro.ballistics.pyramid import Field, Level, rotation

TRIED = 8
"""Poses that are looked at closely."""
REACH = 1
"""Points of 50 um within which a shift is looked for."""
SPARSE = 3
"""Of the points, every so manieth decides which poses are looked at closely."""
COARSE, FINE = 4, 3
"""Levels of the pyramid: 100 um, 50 um."""
TURNS = (-1.5, 0.0, 1.5)
LEAST_OVERLAP = 0.3
"""Of the surface with fewer measured points, so that half a mark can be found on a whole one."""

type Numbers = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Pose:
    """How the second surface is laid on the first.

    Parameters
    ----------
    degrees
        How far it is turned about its middle.
    down, across
        How far its middle lies from the first one's, in points of the recipe's grid.
    ncc
        Correlation of the two where both are measured, -1 to 1.
    """

    degrees: float
    down: float
    across: float
    ncc: float

    @property
    def inverse(self) -> "Pose":
        """How the first is laid on the second."""
        down, across = -(rotation(self.degrees) @ (self.down, self.across))
        return Pose(-self.degrees, float(down), float(across), self.ncc)


@dataclass(frozen=True, slots=True, eq=False)
class _Poses:
    """Angles, shape (poses,), and shifts, shape (poses, 2), in points of 50 um."""

    degrees: Numbers
    shifts: Numbers

    def turned(self, turns: tuple[float, ...]) -> "_Poses":
        """Each with its neighbours in angle."""
        degrees = (self.degrees[:, None] + np.asarray(turns, np.float32)).ravel()
        return _Poses(degrees, np.repeat(self.shifts, len(turns), axis=0))


@dataclass(frozen=True, slots=True, eq=False)
class _Overlay:
    """Points of the first surface, to be read on the second one laid under them.

    Parameters
    ----------
    points, heights
        Shape (points, 2), from the first surface's middle, and (points,).
    under
        The second surface, with an edge of nothing wide enough for every shift.
    smaller
        How many points the surface with fewer has.
    """

    points: Numbers
    heights: Numbers
    under: Level
    smaller: float

    @classmethod
    def of(cls, first: Level, second: Level) -> "_Overlay":
        rows, columns = np.nonzero(first.measured)
        points = np.stack([rows - first.centre[0], columns - first.centre[1]], axis=1).astype(np.float32)
        edge = REACH + 1
        under = Level(np.pad(second.heights, edge), np.pad(second.measured, edge))
        smaller = min(float(len(rows)), float(second.measured.sum()))
        return cls(points, first.heights[rows, columns], under, smaller)

    def sparse(self) -> "_Overlay":
        """With every third point."""
        return _Overlay(self.points[::SPARSE], self.heights[::SPARSE], self.under, self.smaller / SPARSE)


def register_whole(first: PreparedImpression, second: PreparedImpression) -> Pose:
    """The best pose of the second surface on the first: all angles, all shifts.

    Notes
    -----
    The spectra give the best shift at each angle at 100 um; the masked normalised correlation (D. Padfield
    2012, doi:10.1109/TIP.2011.2181402) at 50 um, on some of the points, chooses among the angles, and on all
    of them among the neighbours of the likeliest. It is weighed by the root of the share of points compared:
    chance correlates few points better than many, by just that root.
    """
    overlay = _Overlay.of(first.levels[FINE], second.levels[FINE])
    near, _ = _best(overlay.sparse(), _overlaid(first, second), TRIED)
    best, ncc = _best(overlay, near.turned(TURNS), 1)
    down, across = best.shifts[0] * 2**FINE
    return Pose(float(best.degrees[0]), float(down), float(across), float(ncc[0]))


def _overlaid(first: PreparedImpression, second: PreparedImpression) -> _Poses:
    """The shift at which the surfaces overlay best, at each angle."""
    overlaid = fft.irfft2(first.spectra[0] * np.conj(second.spectra), s=(FIELD, FIELD), overwrite_x=True)
    flat = overlaid.reshape(len(overlaid), -1)
    places = flat.argmax(axis=1)
    shifts = np.stack(np.divmod(places, FIELD), axis=1)
    shifts = np.where(shifts > FIELD // 2, shifts - FIELD, shifts) * 2 ** (COARSE - FINE)
    return _Poses(second.angles.astype(np.float32), shifts.astype(np.float32))


def _best(overlay: _Overlay, poses: _Poses, count: int) -> tuple[_Poses, Field]:
    """The best poses, each at the best shift within reach, and their correlations."""
    ncc, weighed = _correlations(overlay, poses)
    best = weighed.argmax(axis=1)
    chosen = np.argsort(-weighed[np.arange(len(best)), best], kind="stable")[:count]
    steps = np.stack(np.divmod(best[chosen], 2 * REACH + 1), axis=1) - REACH
    degrees = poses.degrees[chosen]
    back = [rotation(float(turn)).T @ step for turn, step in zip(degrees, steps, strict=True)]
    shifts = (poses.shifts[chosen] - np.stack(back)).astype(np.float32)
    return _Poses(degrees, shifts), ncc[chosen, best[chosen]]


def _correlations(overlay: _Overlay, poses: _Poses) -> tuple[Field, Field]:
    """Masked correlations and how they are weighed, shape (poses, shifts); -1 where too little overlaps."""
    places = _places(overlay, poses)
    theirs, both = overlay.under.heights.take(places), overlay.under.measured.take(places)
    ncc, count = masked_ncc(theirs, both, overlay.heights)
    ncc[count < LEAST_OVERLAP * overlay.smaller] = -1.0
    share = np.sqrt(np.minimum(1.0, count / max(1.0, overlay.smaller)))
    return ncc, np.where(ncc > -1.0, ncc * share, -1.0)


def _places(overlay: _Overlay, poses: _Poses) -> Any:
    """The point of the second surface nearest to each of the first's: shape (poses, shifts, points)."""
    height, width = overlay.under.heights.shape
    angles = np.deg2rad(poses.degrees)[:, None]
    cosine, sine = np.cos(angles), np.sin(angles)
    down = overlay.points[:, 0] - poses.shifts[:, :1]
    across = overlay.points[:, 1] - poses.shifts[:, 1:]
    rows = np.rint(cosine * down + sine * across + np.float32(overlay.under.centre[0]))
    columns = np.rint(cosine * across - sine * down + np.float32(overlay.under.centre[1]))
    rows = np.clip(rows, REACH, height - 1 - REACH).astype(np.int32)
    columns = np.clip(columns, REACH, width - 1 - REACH).astype(np.int32)
    line = range(-REACH, REACH + 1)
    steps = np.array([step * width + other for step in line for other in line], np.int32)
    return (rows * width + columns)[:, None, :] + steps[:, None]

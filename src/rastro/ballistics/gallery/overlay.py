"""Stage 1: rings laid on rings, at all angles and near shifts, thousands of surfaces at once."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import fft

from rastro.ballistics.gallery.coverage import AREAS, WHOLE, Shares, covered_points
from rastro.ballistics.gallery.sketch import HARMONICS, LENGTH, RINGS, Bytes, Rings, ring_harmonics
from rastro.ballistics.pyramid import Field, Level

ANGLES = 96
"""Angles compared: every 3.75 degrees."""
REACH, STEP = 12.0, 1.5
"""Shifts compared: within 0.6 mm, every 75 um; in points of 50 um."""
LEAST_OVERLAP = 0.25
"""Of a surface's measured points: what overlaps less says nothing."""
FEWEST = 100.0
"""Points; a surface with fewer is weighed as if it had so many."""

type Numbers = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class QueryRings:
    """The rings of a query about its middle and near points.

    Parameters
    ----------
    harmonics
        Shape (HARMONICS, RINGS, shifts): conjugated; of unit length where that is longest.
    points
        Shape (RINGS, shifts): how many of each ring's points were measured.
    """

    harmonics: Rings
    points: Field


@dataclass(frozen=True, slots=True, eq=False)
class Likenesses:
    """How well surfaces can be laid on a query by their rings.

    Parameters
    ----------
    likeness
        Shape (surfaces,): about -1 to 1; a firearm's own surfaces stand out in it.
    chance
        Shape (surfaces,): the same, weighed by the points that overlap as stage 2 weighs them, and by how
        far chance reaches on a surface of that size. Surfaces of other firearms that lie well by chance
        are ranked by it as stage 2 ranks them, nearly.
    """

    likeness: Field
    chance: Field

    def best(self, count: int) -> Numbers:
        """Surfaces for stage 2, no particular order: a tenth by their likeness, the others by chance."""
        sure = np.argsort(-self.likeness, kind="stable")[: -(-count // 10)]
        left = self.chance.copy()
        left[sure] = -np.inf
        others = np.argsort(-left, kind="stable")[: min(count, len(left)) - len(sure)]
        return np.asarray(np.r_[sure, others], np.int64)


def near_shifts(reach: float = REACH, step: float = STEP) -> list[tuple[float, float]]:
    """Shifts on a grid within a circle, the grid through its middle."""
    line = np.arange(-int(reach / step), int(reach / step) + 1) * step
    return [(float(one), float(other)) for one in line for other in line if np.hypot(one, other) <= reach]


def query_rings(level: Level, shifts: list[tuple[float, float]] | None = None) -> QueryRings:
    """The rings of a surface about each of the near points.

    All are divided by the length of the longest, so that a shift that loses surface gains nothing.
    """
    near = shifts or near_shifts()
    rings = np.stack([ring_harmonics(level, shift) for shift in near], axis=-1)
    longest = float(np.sqrt(np.square(np.abs(rings)).sum((0, 1)).max())) or 1.0
    harmonics = np.ascontiguousarray(np.conj(rings) / np.float32(longest), np.complex64)
    return QueryRings(harmonics, covered_points(level, near))


def likeness(rings: Bytes, shares: Shares, query: QueryRings) -> Likenesses:
    """How well each surface can be laid on the query.

    Parameters
    ----------
    rings, shares
        Shapes (surfaces, HARMONICS, RINGS, 2) and (surfaces, RINGS).
    query
        From `query_rings`.

    Notes
    -----
    For each harmonic one product of matrices sums over the rings; an inverse transform over the harmonics
    gives the correlation at all angles; the best angle counts, and of the shifts the best.
    """
    count, shifts = len(rings), query.harmonics.shape[2]
    theirs = rings.astype(np.float32).view(np.complex64).reshape(count, HARMONICS, RINGS)
    spectrum = np.zeros((ANGLES // 2 + 1, count, shifts), np.complex64)
    np.matmul(theirs.transpose(1, 0, 2), query.harmonics, out=spectrum[1 : HARMONICS + 1])
    turned = fft.irfft(spectrum, ANGLES, axis=0, overwrite_x=True, norm="forward").max(axis=0)
    turned /= np.float32(2 * LENGTH)
    whole = shares.astype(np.float32) / np.float32(WHOLE)
    size, overlap = np.maximum(whole @ AREAS, np.float32(FEWEST)), whole @ query.points
    weighed = turned / np.sqrt(np.maximum(overlap, np.float32(FEWEST)))
    weighed[overlap < LEAST_OVERLAP * size[:, None]] = -1.0
    return Likenesses(turned.max(axis=1), weighed.max(axis=1) / np.sqrt(size))

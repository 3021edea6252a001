"""How much of each ring was measured: what stage 1 needs to weigh a likeness by the overlap it comes from."""

from typing import Any

import numpy as np

from rastro.ballistics.gallery.sketch import APART, FRAME, INNERMOST, MISSING, RINGS, Bytes
from rastro.ballistics.pyramid import Field, Level, sampled

AROUND = 64
"""Points a ring's coverage is counted at, on each of two circles."""
WHOLE = 255
"""A ring measured all around."""

type Shares = np.ndarray[Any, np.dtype[np.uint8]]

_RADII = INNERMOST + (np.arange(RINGS * 2) + 0.5) * APART / 2
_TURN = np.arange(AROUND) / AROUND * 2 * np.pi
_DOWN, _ACROSS = _RADII[:, None] * np.sin(_TURN), _RADII[:, None] * np.cos(_TURN)

AREAS = (2 * np.pi * APART * _RADII.reshape(RINGS, 2).mean(axis=1)).astype(np.float32)
"""Points of 50 um of each ring."""


def coverage(surfaces: Bytes) -> Shares:
    """The share of each ring that was measured, in 255ths: shape (surfaces, RINGS).

    Parameters
    ----------
    surfaces
        Shape (surfaces, FRAME, FRAME).
    """
    middle = (FRAME - 1) / 2
    places = np.rint(middle + _DOWN).astype(np.int64) * FRAME + np.rint(middle + _ACROSS).astype(np.int64)
    measured = surfaces.reshape(len(surfaces), -1)[:, places.ravel()] != MISSING
    shares = measured.reshape(len(surfaces), RINGS, -1).mean(axis=2)
    return np.asarray(np.rint(shares * WHOLE), np.uint8)


def covered_points(level: Level, shifts: list[tuple[float, float]]) -> Field:
    """Measured points of each ring about middles that lie off the surface's own, shape (RINGS, shifts)."""
    seen = Level(level.measured, level.measured)
    shares = [
        sampled(seen, *(_around(level, middle)))[1].reshape(RINGS, -1).mean(axis=1) for middle in shifts
    ]
    return np.asarray(np.stack(shares, axis=-1) * AREAS[:, None], np.float32)


def _around(level: Level, middle: tuple[float, float]) -> tuple[Field, Field]:
    rows, columns = level.centre[0] + middle[0] + _DOWN, level.centre[1] + middle[1] + _ACROSS
    return rows.astype(np.float32), columns.astype(np.float32)

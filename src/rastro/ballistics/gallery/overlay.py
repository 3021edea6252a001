"""Stage 1: rings laid on rings, at all angles and near shifts, thousands of surfaces at once."""

from typing import Any

import numpy as np
from scipy import fft

from rastro.ballistics.gallery.sketch import HARMONICS, LENGTH, RINGS, Bytes, Rings, ring_harmonics
from rastro.ballistics.pyramid import Level

ANGLES = 96
"""Angles compared: every 3.75 degrees."""
REACH, STEP = 8, 2
"""Shifts compared: within 0.4 mm, every 0.1 mm; in points of 50 um."""

type Likeness = np.ndarray[Any, np.dtype[np.float32]]


def near_shifts(reach: int = REACH, step: int = STEP) -> list[tuple[int, int]]:
    """Shifts on a grid within a circle."""
    line = range(-reach, reach + 1, step)
    return [(down, across) for down in line for across in line if down**2 + across**2 <= reach**2]


def query_rings(level: Level, shifts: list[tuple[int, int]] | None = None) -> Rings:
    """The rings of a surface about each of the near points, shape (HARMONICS, RINGS, shifts), of unit length.

    All are divided by the length of the longest, so that a shift that loses surface gains nothing.
    """
    rings = np.stack([ring_harmonics(level, shift) for shift in shifts or near_shifts()], axis=-1)
    longest = float(np.sqrt(np.square(np.abs(rings)).sum((0, 1)).max())) or 1.0
    return np.ascontiguousarray(np.conj(rings) / np.float32(longest))


def likeness(rings: Bytes, query: Rings) -> Likeness:
    """How well each surface can be laid on the query, shape (surfaces,): about -1 to 1.

    Parameters
    ----------
    rings
        Shape (surfaces, HARMONICS, RINGS, 2).
    query
        From `query_rings`.

    Notes
    -----
    For each harmonic one product of matrices sums over the rings; an inverse transform over the harmonics
    gives the correlation at all angles; the best angle and shift count.
    """
    count, shifts = len(rings), query.shape[2]
    theirs = rings.astype(np.float32).view(np.complex64).reshape(count, HARMONICS, RINGS)
    spectrum = np.zeros((ANGLES // 2 + 1, count, shifts), np.complex64)
    np.matmul(theirs.transpose(1, 0, 2), query, out=spectrum[1 : HARMONICS + 1])
    turned = fft.irfft(spectrum, ANGLES, axis=0, overwrite_x=True, norm="forward")
    return np.asarray(turned.max(axis=(0, 2)) / np.float32(2 * LENGTH), np.float32)

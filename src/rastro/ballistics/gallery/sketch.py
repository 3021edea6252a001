"""What a gallery keeps of a surface: a coarse picture of it, and the harmonics of its rings."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.preparing import PreparedImpression
from rastro.ballistics.pyramid import Level, sampled

VERSION = "rings-2026.1"
DEPTH = 3
"""Level of the pyramid that is kept: 50 um."""
FRAME = 96
"""Side of the picture: 4.8 mm."""
STEPS_OF_HEIGHT = 50.0
"""Per standard deviation of the surface; 2.5 deviations are 125, and -128 is what was not measured."""
MISSING = -128
RINGS, INNERMOST, APART = 16, 3, 2
"""Rings 100 um wide, from 0.15 mm to 1.75 mm; in points of 50 um."""
HARMONICS, AROUND = 48, 256
"""Harmonics kept of each ring, and points it is sampled at."""
LENGTH = 512.0
"""Length of a descriptor as a vector: its numbers then fit a byte each."""
LARGEST = 127

type Bytes = np.ndarray[Any, np.dtype[np.int8]]
type Rings = np.ndarray[Any, np.dtype[np.complex64]]


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What a gallery keeps of one surface.

    Parameters
    ----------
    surface
        Shape (FRAME, FRAME): heights at 50 um in steps, `MISSING` where nothing was measured.
    rings
        Shape (HARMONICS, RINGS, 2): real and imaginary parts of the harmonics of each ring, as bytes.
    """

    surface: Bytes
    rings: Bytes

    @property
    def level(self) -> Level:
        """The surface as the comparisons read it."""
        return level_of(self.surface)


def sketch(prepared: PreparedImpression) -> Sketch:
    """What a gallery keeps of a prepared surface."""
    return sketch_level(prepared.levels[DEPTH])


def sketch_level(level: Level) -> Sketch:
    """What a gallery keeps of a surface at 50 um; what lies outside the frame is left out."""
    surface = _framed(level)
    rings = ring_harmonics(level_of(surface), (0.0, 0.0))
    length = float(np.sqrt(np.square(np.abs(rings)).sum())) or 1.0
    parts = np.stack([rings.real, rings.imag], axis=-1) * (LENGTH / length)
    return Sketch(surface, np.clip(np.rint(parts), -LARGEST, LARGEST).astype(np.int8))


def level_of(surface: Bytes) -> Level:
    """Heights and measured points of a kept surface."""
    measured = (surface != MISSING).astype(np.float32)
    return Level(surface.astype(np.float32) / np.float32(STEPS_OF_HEIGHT) * measured, measured)


def ring_harmonics(level: Level, middle: tuple[float, float]) -> Rings:
    """Harmonics 1 to HARMONICS of the rings about a point, shape (HARMONICS, RINGS).

    Parameters
    ----------
    middle
        Where the rings' middle lies from the surface's, in points.

    Notes
    -----
    Turning the surface multiplies harmonic k by exp(i k angle): its magnitude does not change, and one
    inverse transform over k compares two surfaces at all angles. Each ring weighs as much as its area.
    """
    turn = np.arange(AROUND) / AROUND * 2 * np.pi
    radius = INNERMOST + (np.arange(RINGS * 2) + 0.5) * APART / 2
    rows = level.centre[0] + middle[0] + radius[:, None] * np.sin(turn)
    columns = level.centre[1] + middle[1] + radius[:, None] * np.cos(turn)
    heights = sampled(level, rows.astype(np.float32), columns.astype(np.float32))[0]
    weighed = (heights * np.sqrt(radius)[:, None]).reshape(RINGS, 2, AROUND).mean(axis=1)
    return np.asarray(np.fft.rfft(weighed, axis=1)[:, 1 : HARMONICS + 1].T, np.complex64)


def _framed(level: Level) -> Bytes:
    """The middle of the surface on a frame of fixed size."""
    surface = np.full((FRAME, FRAME), MISSING, np.int8)
    steps = np.clip(np.rint(level.heights * STEPS_OF_HEIGHT), -LARGEST, LARGEST)
    values = np.where(level.measured > 0, steps, MISSING).astype(np.int8)
    into, out = zip(*(_shared(side) for side in values.shape), strict=True)
    surface[into] = values[out]
    return surface


def _shared(side: int) -> tuple[slice, slice]:
    """Where a side of that length and the frame's overlap: in the frame, in the surface."""
    least = min(side, FRAME)
    frame, own = (FRAME - least) // 2, (side - least) // 2
    return slice(frame, frame + least), slice(own, own + least)

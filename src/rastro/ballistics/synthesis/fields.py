"""Random surfaces of given roughness, at 50 um."""

from functools import cache
from typing import Any

import numpy as np
from scipy import fft

from rastro.ballistics.pyramid import Field

SIDE = 96
"""Points of a side: 4.8 mm."""
SPACING = 50e-6

type Random = np.random.Generator


@cache
def _wave(angle: float, stretch: float) -> Any:
    """Length of the wave of each place of the spectrum, metres; longer along the lay, by `stretch`."""
    down, across = fft.fftfreq(SIDE)[:, None] / SPACING, fft.rfftfreq(SIDE)[None] / SPACING
    along = np.cos(angle) * across + np.sin(angle) * down
    square = np.cos(angle) * down - np.sin(angle) * across
    return 1.0 / np.maximum(np.hypot(along * stretch, square), 1e-9)


def rough(
    random: Random, *, middle: float = 240e-6, width: float = 0.85, stretch: float = 1.0, angle: float = 0.0
) -> Field:
    """A stationary Gaussian surface of unit variance.

    Parameters
    ----------
    middle, width
        Its waves: log-normal about `middle` metres.
    stretch, angle
        How much longer the marks are along the lay than across, and the lay's direction, radians.
    """
    weight = np.exp(-0.5 * (np.log(_wave(angle, stretch) / middle) / width) ** 2)
    spectrum = fft.rfft2(random.standard_normal((SIDE, SIDE), np.float32)) * weight
    surface = fft.irfft2(spectrum, s=(SIDE, SIDE))
    return np.asarray(surface / (surface.std() or 1.0), np.float32)


def slow(random: Random, *, longest: float = 1.5e-3) -> Field:
    """A surface that changes over millimetres only, of unit variance."""
    return rough(random, middle=longest, width=0.35)

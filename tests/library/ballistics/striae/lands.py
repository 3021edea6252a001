"""Lands whose truth is known: striae on a curved surface, turned, gapped, noisy."""

import numpy as np
from scipy.ndimage import gaussian_filter1d

from rastro.ballistics import Topography

SPACING = 1.5625e-6
RADIUS = 4.5e-3


def striae(seed: int, points: int = 1300, *, height: float = 1e-6) -> np.ndarray:
    """Heights across striae: noise between 16 and 250 um, metres."""
    noise = np.random.default_rng(seed).normal(size=points + 400)
    fine = gaussian_filter1d(noise, 5) - gaussian_filter1d(noise, 25)
    return height * (fine / fine.std())[200:-200]


def land(
    seed: int,
    *,
    degrees: float = 0.0,
    dx: float = SPACING,
    dy: float = 4 * SPACING,
    noise: float = 0.05e-6,
    shoulders: bool = True,
    length: float = 0.6e-3,
) -> Topography:
    """A land of 2 mm between shoulders, its striae turned from the columns by so many degrees."""
    width = 2.4e-3
    x = np.arange(0.0, width, dx) - width / 2
    y = np.arange(0.0, length, dy) - length / 2
    angle = np.radians(degrees)
    across = np.cos(angle) * x[None, :] - np.sin(angle) * y[:, None]
    profile = striae(seed, 3000)
    heights = np.interp(across, (np.arange(3000) - 1500) * SPACING, profile) - across**2 / (2 * RADIUS)
    if shoulders:
        heights += np.where(np.abs(across) > 1.0e-3, 40e-6, 0.0)
    heights += noise * np.random.default_rng(seed + 1).normal(size=heights.shape)
    return Topography(heights, dx, dy)

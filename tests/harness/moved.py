"""Known transforms of a surface, by scipy's own interpolation and not by ours."""

import numpy as np
from scipy.ndimage import affine_transform

from rastro.ballistics import Topography


def moved(surface, *, degrees=0.0, shift=(0.0, 0.0), size=900):
    """The surface turned about its middle and shifted, on a larger grid."""
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = (np.array(surface.heights.shape) - 1) / 2
    offset = middle - turn @ (np.array([(size - 1) / 2] * 2) + shift)
    known = surface.valid.astype(float)
    weight = affine_transform(known, turn, offset, (size, size), order=1)
    total = affine_transform(
        np.where(surface.valid, surface.heights, 0.0), turn, offset, (size, size), order=1
    )
    heights = np.where(weight > 0.6, total / np.maximum(weight, 1e-9), np.nan)
    return Topography(heights, surface.dx, surface.dy)


def where_it_went(degrees, shift, grid):
    """The pose, in metres, that lays the moved surface back on the first."""
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return -(turn @ np.asarray(shift)) * grid


def turn_between(one: float, other: float) -> float:
    """The smaller way round from one angle to the other, degrees."""
    return (one - other + 180.0) % 360.0 - 180.0

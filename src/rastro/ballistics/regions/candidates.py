"""Flat parts of a surface, the deep spots they surround, and which of them is the breech face."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import ndimage

from rastro.ballistics.regions.coarse import Coarse
from rastro.ballistics.regions.planes import Plane

FLAT = 0.24
"""Slope against the plane up to which a point is of it."""
DEEP = 40e-6
LEAST_AREA, LEAST_SPOT, LARGEST_SPOT = 0.4e-6, 0.1e-6, 8e-6
"""Square metres: of a flat part, and of a firing-pin impression (0.36 to 3.2 mm across)."""
ROUND = 0.6
"""Share of a spot's filled area that is spot: a groove around the primer is a ring, so it has less."""
NEAR = 1.7e-3
"""Metres from the firing pin at which a weight has fallen to 37 %: a primer's radius is 2.2 to 2.7 mm."""
SECTORS = 48
LEAST_SURROUNDED = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A flat part that lies around a deep spot.

    Parameters
    ----------
    plane
        The plane it lies in.
    part, spot
        Tables of the coarse surface's shape.
    centre
        Of the spot, x and y, metres.
    surrounded
        Share of the directions from the centre in which it lies.
    weight
        Its area, less what lies far away, times how well it surrounds the spot.
    """

    plane: Plane
    part: Any
    spot: Any
    centre: tuple[float, float]
    surrounded: float
    weight: float


def candidates(coarse: Coarse, planes: list[Plane]) -> list[Candidate]:
    """Every flat part that surrounds a deep spot, the weightiest first."""
    found = []
    for plane in planes:
        spots = _spots(coarse, plane)
        for part in _parts(coarse, plane):
            found += [made for spot in spots if (made := _candidate(coarse, plane, part, spot)) is not None]
    return sorted(found, key=lambda each: -each.weight)


def _parts(coarse: Coarse, plane: Plane) -> list[Any]:
    off = plane.above(coarse.heights, coarse.dx, coarse.dy)
    slope = np.hypot(coarse.across - plane.across, coarse.down - plane.down)
    with np.errstate(invalid="ignore"):
        flat = (np.abs(off) < plane.within) & (slope < FLAT)
    opened = ndimage.binary_opening(ndimage.binary_closing(flat), np.ones((3, 3)), iterations=2)
    return _components(opened, coarse, LEAST_AREA)


def _spots(coarse: Coarse, plane: Plane) -> list[Any]:
    """Compact parts well below the plane, or unmeasured, that do not reach the edge."""
    off = plane.above(coarse.heights, coarse.dx, coarse.dy)
    with np.errstate(invalid="ignore"):
        deep = ~(off > -DEEP)
    found = []
    for part in _components(ndimage.binary_opening(deep, np.ones((3, 3))), coarse, LEAST_SPOT):
        edge = np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]])
        filled = ndimage.binary_fill_holes(part)
        area = filled.sum() * coarse.dx * coarse.dy
        if not edge.any() and area < LARGEST_SPOT and part.sum() > ROUND * filled.sum():
            found.append(filled)
    return found


def _components(chosen: Any, coarse: Coarse, least: float) -> list[Any]:
    labels, _ = ndimage.label(chosen)
    sizes = np.bincount(labels.ravel())[1:]
    order = [int(k) + 1 for k in np.argsort(-sizes, kind="stable")[:12]]
    return [labels == k for k in order if sizes[k - 1] * coarse.dx * coarse.dy >= least]


def _candidate(coarse: Coarse, plane: Plane, part: Any, spot: Any) -> Candidate | None:
    row, column = ndimage.center_of_mass(spot)
    centre = (column * coarse.dx, row * coarse.dy)
    rows, columns = np.nonzero(part & ~spot)
    x, y = columns * coarse.dx - centre[0], rows * coarse.dy - centre[1]
    weights = np.exp(-np.square(np.hypot(x, y) / NEAR))
    sectors = np.floor((np.arctan2(y, x) / (2 * np.pi) % 1.0) * SECTORS).astype(int) % SECTORS
    share = np.bincount(sectors, weights, minlength=SECTORS)
    surrounded = float((share > 0.2 * share.mean()).mean()) if len(rows) else 0.0
    if surrounded < LEAST_SURROUNDED:
        return None
    weight = float(weights.sum()) * coarse.dx * coarse.dy * surrounded**2
    return Candidate(plane, part, spot, centre, surrounded, weight)

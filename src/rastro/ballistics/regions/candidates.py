"""Flat parts of a surface, the deep spots they surround, and which of them is the breech face."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import ndimage

from rastro.ballistics.regions.coarse import Coarse
from rastro.ballistics.regions.outlines import radii, ray_directions
from rastro.ballistics.regions.planes import Plane, common_tilt, robust_plane

FLAT = (0.1, 0.15)
"""Slopes against the common tilt up to which a part is flat.

People who draw marks by hand end at 0.2; but the rolled-off edge of all primers is alike, so that the tighter
cut parts firearms better.
"""
DEEP = 40e-6
LEAST_AREA, LEAST_SPOT, LARGEST_SPOT = 0.4e-6, 0.1e-6, 8e-6
"""Square metres: of a flat part, and of a firing-pin impression (0.36 to 3.2 mm across)."""
ROUND = 0.6
"""Share of a spot's filled area that is spot: a groove around the primer is a ring, so it has less."""
FARTHEST = 2.3e-3
"""Metres from the firing pin to the middle of a flat part; a case head begins at 2.5, behind its groove."""
FALL = 12e-6
BESIDE = tuple(k * 100e-6 for k in range(1, 10))
FIRST = 3
"""Metres beyond the outline at which the surface is asked whether it falls off; how many answers count."""
LEAST_SURROUNDED, LEAST_SEEN = 0.5, 0.25
"""Shares of the directions that stay on the scan, and of all directions."""


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
    area
        Square metres.
    radius
        Median distance of its points from the centre, metres.
    """

    plane: Plane
    part: Any
    spot: Any
    centre: tuple[float, float]
    area: float
    radius: float


def candidates(coarse: Coarse, *, within: float) -> list[Candidate]:
    """The flat parts that surround a deep spot and fall off outward, the breech face first.

    Metal that flowed back into the aperture of the firing pin may be flat too, and surrounds the pin as
    well; the breech face is outside it. The bottom of the groove around a primer lies outside the breech
    face, but does not fall off. So area counts, and the distance from the pin counts thrice.

    Parameters
    ----------
    coarse
        The surface.
    within
        Metres about its own plane in which a flat part lies.
    """
    found = []
    for part, plane in _parts(coarse, within):
        spots = _spots(coarse, plane)
        found += [made for spot in spots if (made := _candidate(coarse, plane, part, spot)) is not None]
    return sorted(found, key=lambda each: -each.area * each.radius**3)


def _parts(coarse: Coarse, within: float) -> Iterator[tuple[Any, Plane]]:
    """Connected parts that are level with the scan's own tilt, each about a robust plane of its own.

    A milder slope parts what a steeper one joins over a bridge of metal, so both are tried.
    """
    tilt = common_tilt(coarse)
    slope = np.hypot(coarse.across - tilt[0], coarse.down - tilt[1])
    for steepest in FLAT:
        with np.errstate(invalid="ignore"):
            flat = ndimage.binary_closing(slope < steepest) & np.isfinite(coarse.heights)
        for whole in _components(_opened(flat), coarse, LEAST_AREA):
            plane = robust_plane(coarse, whole, within=within)
            off = plane.above(coarse.heights, coarse.dx, coarse.dy)
            with np.errstate(invalid="ignore"):
                near = _opened(whole & (np.abs(off) < within))
            for part in _components(near, coarse, LEAST_AREA)[:1]:
                yield part, plane


def _opened(chosen: Any) -> Any:
    return ndimage.binary_opening(chosen, np.ones((3, 3)), iterations=2)


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
    around = part & ~spot
    rows, columns = np.nonzero(around)
    if not len(rows):
        return None
    radius = float(np.median(np.hypot(columns * coarse.dx - centre[0], rows * coarse.dy - centre[1])))
    _, far, met = radii(around, coarse, centre)
    if radius > FARTHEST or not _surrounds(coarse, centre, radius, met):
        return None
    if not _falls(coarse, plane, centre, far[met], met):
        return None
    return Candidate(plane, part, spot, centre, len(rows) * coarse.dx * coarse.dy, radius)


def _surrounds(coarse: Coarse, centre: tuple[float, float], radius: float, met: Any) -> bool:
    """Whether it lies in most directions; those that leave the scan before say nothing."""
    heights = _along(coarse, coarse.heights, centre, np.full(len(met), radius), np.ones(len(met), bool))
    seen = met | np.isfinite(heights)
    return bool(met.mean() >= LEAST_SEEN and met.sum() >= LEAST_SURROUNDED * seen.sum())


def _along(coarse: Coarse, table: Any, centre: tuple[float, float], radius: Any, met: Any) -> Any:
    """Values of a table at distances along the rays that are met; NaN off the scan."""
    x, y = ray_directions()[:, met]
    rows = np.round((centre[1] + radius * y) / coarse.dy).astype(int)
    columns = np.round((centre[0] + radius * x) / coarse.dx).astype(int)
    here = (rows >= 0) & (columns >= 0) & (rows < table.shape[0]) & (columns < table.shape[1])
    return np.where(here, table[np.where(here, rows, 0), np.where(here, columns, 0)], np.nan)


def _falls(coarse: Coarse, plane: Plane, centre: tuple[float, float], far: Any, met: Any) -> bool:
    """Whether, in most directions, the first that is measured beyond the outline is lower, or nothing is.

    Steep walls are often not measured: what lies behind the gap says whether they fall or rise.
    """
    off = plane.above(coarse.heights, coarse.dx, coarse.dy)
    beyond = np.stack([_along(coarse, off, centre, far + step, met) for step in BESIDE])
    measured = np.isfinite(beyond)
    first = measured & (np.cumsum(measured, axis=0) <= FIRST)
    lower = (first & (np.where(measured, beyond, 0.0) < -FALL)).sum(axis=0)
    return bool((2 * lower >= first.sum(axis=0)).mean() > 1 / 2)

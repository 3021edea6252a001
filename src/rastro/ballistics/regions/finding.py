"""Find the part of a scan that bears the mark; keep all where it is not certain."""

from dataclasses import replace
from typing import Any, Literal, get_args

import numpy as np

from rastro.ballistics.regions.candidates import Candidate, candidates
from rastro.ballistics.regions.coarse import Coarse, coarse_of
from rastro.ballistics.regions.outlines import polygon, radii
from rastro.ballistics.regions.pins import pin_of
from rastro.ballistics.regions.planes import off_bent
from rastro.ballistics.regions.shapes import FARTHEST, Polygon, Shape
from rastro.ballistics.regions.values import Regions, extent
from rastro.ballistics.topography import Topography
from rastro.canonical import InvalidInput, Text

METHOD = "regions-2026.1"
WITHIN = 25e-6
"""Metres about its plane in which a breech-face impression lies: 20 on the scans we know, marked by hand."""
LEAST_PART = 0.4
"""Of the area of the spot: a scan of the pin alone shows but a rim of the breech face."""
MEASURED = 1 / 3
"""Of a firing-pin impression, for it to be compared."""
ALONE, FEW = 40e-6, 0.005
"""Where fewer than this share lie farther than this from one bent surface, the mark is alone."""

type Mark = Literal["breech-face", "firing-pin"]


def find_regions(topography: Topography, *, mark: Mark = "breech-face") -> Regions:
    """Where on a surface the mark lies.

    A robust plane is laid through every flat part; of the parts that surround a deep round spot (the
    firing-pin impression), that with the most area within a primer's radius is the breech-face impression.
    What lies beyond its outline, inside its inner one, or farther than 25 um from its plane is left out. A
    surface that shows the mark alone already, or on which nothing is certain, keeps all its points.

    Parameters
    ----------
    topography
        Metric heights.
    mark
        `breech-face`: the flat part around the firing-pin impression; `firing-pin`: that impression.

    Returns
    -------
    Regions
        Version 1, with a note of what was found.

    Raises
    ------
    InvalidInput
        `ballistics.regions.mark`, `ballistics.picture.not_metric`.
    """
    if mark not in get_args(Mark.__value__):
        known = ", ".join(get_args(Mark.__value__))
        raise InvalidInput("ballistics.regions.mark", field="mark", said=str(mark)[:40], known=known)
    topography.require_metric()
    width, height = extent(topography)
    nothing = Regions(mark=mark, method=METHOD, width=width, height=height)
    if max(width, height) > FARTHEST:
        return replace(nothing, notes=(_unsure(mark),))
    coarse = coarse_of(topography)
    if not np.isfinite(coarse.heights).any() or _alone(coarse):
        return replace(nothing, notes=(Text("ballistics.regions.already_cut"),))
    best = next(iter(candidates(coarse, within=WITHIN)), None)
    found = None if best is None else (_face if mark == "breech-face" else _pin)(nothing, coarse, best)
    if found is None:
        return replace(nothing, notes=(_unsure(mark),))
    kept = float((found.inside(topography) & topography.valid).sum()) / float(topography.valid.sum())
    return replace(found, notes=(Text("ballistics.regions.found", {"percent": round(100 * kept, 1)}),))


def breech_face_only(topography: Topography) -> tuple[Topography, Regions]:
    """The breech-face impression alone, and how it was found; unchanged where it is alone already.

    Raises
    ------
    InvalidInput
        As :func:`find_regions`.
    """
    found = find_regions(topography)
    return (topography if found.keeps_all else topography.within(found)), found


def _unsure(mark: Mark) -> Text:
    return Text("ballistics.regions.unsure" if mark == "breech-face" else "ballistics.regions.unsure_pin")


def _alone(coarse: Coarse) -> bool:
    """Whether all lies near one surface of second order: a breech face that was cut, or a pin's tip."""
    off = np.abs(off_bent(coarse))
    return bool((off[np.isfinite(off)] > ALONE).mean() < FEW)


def _face(nothing: Regions, coarse: Coarse, best: Candidate) -> Regions | None:
    """The outlines of the flat part; nothing if the spot is larger, as on a scan of the pin alone."""
    if best.part.sum() < LEAST_PART * best.spot.sum():
        return None
    near, far, met = radii(best.part & ~best.spot, coarse, best.centre)
    shapes: tuple[Shape, ...] = (
        Polygon(part="keep", reason="breech-face", points=polygon(far, best.centre)),
        Polygon(part="leave out", reason="firing-pin", points=polygon(_apart(near, far, met), best.centre)),
    )
    return replace(nothing, shapes=shapes, plane=best.plane)


def _apart(near: Any, far: Any, met: Any) -> Any:
    """Where a ray meets nothing of the breech face (a drag mark), the hole reaches the outline."""
    return np.where(met, np.minimum(near, far), far)


def _pin(nothing: Regions, coarse: Coarse, best: Candidate) -> Regions | None:
    """The spot; nothing when most of it was not measured."""
    if np.isfinite(coarse.heights[best.spot]).mean() < MEASURED:
        return None
    return replace(nothing, shapes=pin_of(coarse, best))

"""The firing-pin impression: the round spot below the breech face."""

import numpy as np
from scipy import ndimage

from rastro.ballistics.regions.candidates import Candidate
from rastro.ballistics.regions.coarse import Coarse
from rastro.ballistics.regions.outlines import polygon, radii
from rastro.ballistics.regions.shapes import Polygon, Shape

RIM = 0.15
"""Share of the depth that is left to the rim, which the edge of the pin and not its tip has formed."""


def pin_of(coarse: Coarse, best: Candidate) -> tuple[Shape, ...]:
    """The outline of what lies deeper than the rim."""
    off = best.plane.above(coarse.heights, coarse.dx, coarse.dy)
    depth = -float(np.nanpercentile(off[best.spot], 5)) if np.isfinite(off[best.spot]).any() else 0.0
    with np.errstate(invalid="ignore"):
        deep = best.spot & ~(off > -RIM * depth)
    opened = ndimage.binary_opening(deep, np.ones((3, 3)))
    chosen = opened if opened.any() else best.spot
    row, column = ndimage.center_of_mass(chosen)
    centre = (column * coarse.dx, row * coarse.dy)
    _, far, _ = radii(chosen, coarse, centre)
    return (Polygon(part="keep", reason="firing-pin", points=polygon(far, centre)),)

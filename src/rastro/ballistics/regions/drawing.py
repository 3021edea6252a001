"""The regions drawn over the surface: what is compared as it is, the rest darkened, with outlines."""

from typing import Any

import numpy as np
from scipy.ndimage import binary_dilation, binary_erosion

from rastro.ballistics.png_reading import write_png
from rastro.ballistics.regions.values import Regions
from rastro.ballistics.render import relief_greys
from rastro.ballistics.topography import Topography

KEPT, LEFT_OUT = (230, 120, 20), (60, 150, 230)
"""Orange and blue: told apart by every kind of sight."""
DARKER = 0.45
ACROSS = 400
"""Points of the shorter side for each point of the outline's width."""


def regions_png(topography: Topography, regions: Regions) -> bytes:
    """The relief of the surface with its regions, as PNG; one picture point for each of the surface.

    Raises
    ------
    InvalidInput
        `ballistics.regions.extent`.
    """
    kept = regions.inside(topography)
    grey = relief_greys(topography)
    shown = np.where(kept, grey, grey * DARKER).astype(np.uint8)
    picture = np.repeat(shown[:, :, None], 3, axis=2)
    width = max(1, min(grey.shape) // ACROSS)
    rows, columns = grey.shape
    for shape in regions.shapes:
        line = _edge(shape.inside(((rows, columns), topography.dx, topography.dy)), width)
        picture[line] = KEPT if shape.part == "keep" else LEFT_OUT
    return write_png(picture)


def _edge(inside: Any, width: int) -> Any:
    return binary_dilation(inside, iterations=width) & ~binary_erosion(inside, iterations=width)

"""A land straightened and filtered, as the comparison microscope shows it."""

from typing import Any

import numpy as np

from rastro.ballistics.striae import Signature
from rastro.ballistics.striae.orienting import orient
from rastro.ballistics.striae.profiles import strips_of
from rastro.ballistics.striae.signature import between_of
from rastro.ballistics.topography import Topography

THIN = 6.25e-6
"""Metres of the land in one row of pixels; at least a row of the scan."""
AROUND = 30e-6
"""Metres shown above and below the place where the profile was taken, at most."""
LEAST_ROWS = 2


def land_strips(topography: Topography, signature: Signature) -> Any:
    """Heights between the recipe's cut-offs: columns as the signature's points, rows along the striae.

    Returns
    -------
    array
        Shape (rows, points), metres; NaN where nothing was measured.
    """
    recipe = signature.recipe
    oriented = orient(topography, least_coherence=recipe.least_coherence)
    strips = strips_of(oriented, spacing=recipe.spacing, thickness=THIN)
    start, stop = signature.between
    near = (strips.along >= start - AROUND) & (strips.along <= stop + AROUND)
    chosen = strips.heights[near] if near.sum() >= LEAST_ROWS else strips.heights
    first = round(signature.grooves.left / recipe.spacing)
    land = chosen[:, first : first + len(signature.heights)]
    short = len(signature.heights) - land.shape[1]
    whole = np.pad(land, ((0, 0), (0, max(0, short))), constant_values=np.nan)
    return between_of(whole, recipe)

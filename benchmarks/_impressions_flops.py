"""The floating-point work of one comparison, counted from the sizes of its products and transforms."""

import math

import numpy as np

from rastro.ballistics.cells import FINE_REACH, FINE_TURNS, REFINED, SEARCHED, TURN_STEP
from rastro.ballistics.preparing import FIELD, TURN, PreparedImpression
from rastro.ballistics.registering import FINE, REACH, SPARSE, TRIED, TURNS

PRODUCTS = 6
"""Columns by which a window is multiplied a turn: three masks, two heights, one of squares."""


def flops(first: PreparedImpression, second: PreparedImpression) -> float:
    """Both directions and the whole-surface stage."""
    return _whole(first) + _cells(first) + _cells(second)


def _whole(scan: PreparedImpression) -> float:
    points = FIELD * FIELD
    transforms = 360.0 / TURN * 2.5 * points * math.log2(points)
    measured = float(scan.levels[FINE].measured.sum())
    tried = 360.0 / TURN / SPARSE + TRIED * len(TURNS)
    return transforms + tried * (2 * REACH + 1) ** 2 * measured * 2 * 5


def _cells(scan: PreparedImpression) -> float:
    recipe, total = scan.recipe, 0.0
    around = len(np.arange(-recipe.turns, recipe.turns + 1e-9, TURN_STEP))
    for level, turns, window in ((SEARCHED, around, None), (REFINED, len(FINE_TURNS), FINE_REACH)):
        step = recipe.grid * 2**level
        side, reach = round(recipe.cell / step), window or round(recipe.window / step)
        cells = scan.levels[level].measured.sum() / (side * side * 0.5)  # cells are half measured, about
        total += float(cells) * 2 * PRODUCTS * turns * (2 * reach + 1) ** 2 * side * side
    return total

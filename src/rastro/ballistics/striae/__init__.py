"""Striated marks: bullet lands, aperture shear, firing-pin drag."""

from rastro.ballistics.striae import texts as _texts
from rastro.ballistics.striae.bullets import BulletComparison, Phase, compare_bullets
from rastro.ballistics.striae.comparing import LandComparison, compare_lands
from rastro.ballistics.striae.misreading import Misreading
from rastro.ballistics.striae.orienting import Direction, striae_direction
from rastro.ballistics.striae.recipe import StriationRecipe
from rastro.ballistics.striae.segments import SegmentMatches, match_segments
from rastro.ballistics.striae.signature import Signature, land_signature

__all__ = [
    "BulletComparison",
    "Direction",
    "LandComparison",
    "Misreading",
    "Phase",
    "SegmentMatches",
    "Signature",
    "StriationRecipe",
    "compare_bullets",
    "compare_lands",
    "land_signature",
    "match_segments",
    "striae_direction",
]

del _texts

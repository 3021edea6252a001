"""Surfaces of toolmarks: read, prepared, compared, weighed."""

from rastro.ballistics import likelihood
from rastro.ballistics import texts as _texts
from rastro.ballistics.al3d import read_al3d
from rastro.ballistics.comparing import ImpressionComparison, compare_impressions
from rastro.ballistics.marks import Mark
from rastro.ballistics.one_to_one import Comparison, compare, prepare
from rastro.ballistics.preparing import PreparedImpression, prepare_impression
from rastro.ballistics.reading import read
from rastro.ballistics.recipe import ImpressionRecipe
from rastro.ballistics.topography import Topography
from rastro.ballistics.weighing import SHIPPED
from rastro.ballistics.x3p_reading import read_x3p
from rastro.ballistics.x3p_writing import write_x3p

__all__ = [
    "SHIPPED",
    "Comparison",
    "ImpressionComparison",
    "ImpressionRecipe",
    "Mark",
    "PreparedImpression",
    "Topography",
    "compare",
    "compare_impressions",
    "likelihood",
    "prepare",
    "prepare_impression",
    "read",
    "read_al3d",
    "read_x3p",
    "write_x3p",
]

del _texts

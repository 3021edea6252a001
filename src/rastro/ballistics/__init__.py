"""Surfaces of toolmarks: read, prepared, compared, weighed."""

from rastro.ballistics import texts as _texts
from rastro.ballistics.al3d import read_al3d
from rastro.ballistics.topography import Topography
from rastro.ballistics.x3p_reading import read_x3p
from rastro.ballistics.x3p_writing import write_x3p

__all__ = ["Topography", "read_al3d", "read_x3p", "write_x3p"]

del _texts

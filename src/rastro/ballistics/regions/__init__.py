"""Which part of a scan bears the mark: found, drawn, edited, kept with the result."""

from rastro.ballistics.regions import texts as _texts
from rastro.ballistics.regions.drawing import regions_png
from rastro.ballistics.regions.filing import read_regions_file, write_regions
from rastro.ballistics.regions.finding import Mark as RegionMark
from rastro.ballistics.regions.finding import breech_face_only, find_regions
from rastro.ballistics.regions.planes import Plane
from rastro.ballistics.regions.shapes import Circle, Polygon
from rastro.ballistics.regions.tracing import regions_of_mask
from rastro.ballistics.regions.values import Edit, Regions

__all__ = [
    "Circle",
    "Edit",
    "Plane",
    "Polygon",
    "RegionMark",
    "Regions",
    "breech_face_only",
    "find_regions",
    "read_regions_file",
    "regions_of_mask",
    "regions_png",
    "write_regions",
]

del _texts

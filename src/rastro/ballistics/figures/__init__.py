"""Pictures of comparisons: what a person sees, as PNG and SVG."""

from rastro.ballistics.figures import texts as _texts
from rastro.ballistics.figures.drawing import Drawing
from rastro.ballistics.figures.pages import draw_comparison
from rastro.ballistics.figures.pixels import as_image, as_png
from rastro.ballistics.figures.tables import draw_bullets
from rastro.ballistics.figures.vectors import as_svg

__all__ = ["Drawing", "as_image", "as_png", "as_svg", "draw_bullets", "draw_comparison"]

del _texts

"""A drawing as SVG: one file with its pixels inside, nothing fetched."""

import io
from base64 import b64encode
from html import escape

import numpy as np
from PIL import Image

from rastro.ballistics.figures.drawing import Box, Dot, Drawing, Item, Point, Raster, Shape, Stroke, Words
from rastro.ballistics.figures.letters import FAMILY


def as_svg(drawing: Drawing) -> str:
    """The drawing as an SVG document."""
    size = f"{drawing.width:g} {drawing.height:g}"
    wide, high = size.split()
    opened = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{wide}" height="{high}" '
        f'role="img" font-family="{escape(FAMILY)}">'
    )
    return "\n".join(
        (
            opened,
            f"<title>{escape(drawing.title)}</title>",
            f"<desc>{escape(drawing.description)}</desc>",
            '<rect width="100%" height="100%" fill="#ffffff"/>',
            *(_element(item) for item in drawing.items),
            "</svg>\n",
        )
    )


def _element(item: Item) -> str:
    match item:
        case Box():
            place = f'x="{item.x:.2f}" y="{item.y:.2f}" width="{item.width:.2f}" height="{item.height:.2f}"'
            return f'<rect {place} rx="{item.radius:g}" {_look(item.fill, item.line, item.thick)}/>'
        case Dot():
            place = f'cx="{item.x:.2f}" cy="{item.y:.2f}" r="{item.radius:g}"'
            return f"<circle {place} {_look(item.fill, item.line, item.thick)}/>"
        case Shape():
            look = _look(item.fill, item.line, item.thick, item.dash)
            return f'<polygon points="{_points(item.points)}" {look}/>'
        case Stroke():
            look = _look(None, item.line, item.thick, item.dash)
            return f'<polyline points="{_points(item.points)}" stroke-linejoin="round" {look}/>'
        case Words():
            return _words(item)
        case Raster():
            return _pixels(item)


def _look(fill: str | None, line: str | None, thick: float, dash: float = 0.0) -> str:
    dashed = f' stroke-dasharray="{dash:g}"' if dash else ""
    return f'fill="{fill or "none"}" stroke="{line or "none"}" stroke-width="{thick:g}"{dashed}'


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in points)


def _words(item: Words) -> str:
    weight = ' font-weight="700"' if item.bold else ""
    halo = f' stroke="{item.halo}" stroke-width="3" paint-order="stroke"' if item.halo else ""
    return (
        f'<text x="{item.x:.2f}" y="{item.y:.2f}" font-size="{item.size:g}" fill="{item.colour}" '
        f'text-anchor="{item.anchor}"{weight}{halo}>{escape(item.text)}</text>'
    )


def _pixels(item: Raster) -> str:
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(item.pixels)).save(out, "PNG")
    place = f'x="{item.x:.2f}" y="{item.y:.2f}" width="{item.width:.2f}" height="{item.height:.2f}"'
    how = "" if item.smooth else ' style="image-rendering:pixelated"'
    data = b64encode(out.getvalue()).decode()
    return f'<image {place} preserveAspectRatio="none"{how} href="data:image/png;base64,{data}"/>'

"""A drawing as pixels: shapes drawn at twice the size and reduced, so that their edges are smooth."""

import io
from itertools import pairwise
from math import hypot

import numpy as np
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from rastro.ballistics.figures.drawing import Box, Dot, Drawing, Point, Raster, Shape, Stroke, Words
from rastro.ballistics.figures.letters import font

SCALE = 2
"""Pixels of the picture in one unit of the drawing."""
FINER = 2
HALO = 3
"""Pixels of the rim around letters."""
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def as_image(drawing: Drawing) -> Image.Image:
    """The drawing as an image of two pixels a unit."""
    large = SCALE * FINER
    canvas = Image.new("RGB", (round(drawing.width * large), round(drawing.height * large)), "#ffffff")
    pen = ImageDraw.Draw(canvas, "RGBA")
    for item in drawing.items:
        match item:
            case Raster():
                _paste(canvas, item, large)
            case Words():
                continue
            case _:
                _draw(pen, item, large)
    image = canvas.reduce(FINER)
    _write(ImageDraw.Draw(image), [item for item in drawing.items if isinstance(item, Words)])
    return image


def as_png(drawing: Drawing) -> bytes:
    """The drawing as a PNG file with its figures as text; the same drawing gives the same bytes."""
    out, words = io.BytesIO(), PngInfo()
    words.add_itxt("Title", drawing.title)
    words.add_itxt("Description", drawing.description)
    as_image(drawing).save(out, "PNG", dpi=(96 * SCALE, 96 * SCALE), pnginfo=words)
    return out.getvalue()


def _paste(canvas: Image.Image, item: Raster, large: int) -> None:
    size = (max(1, round(item.width * large)), max(1, round(item.height * large)))
    how = Image.Resampling.BICUBIC if item.smooth else Image.Resampling.NEAREST
    pixels = Image.fromarray(np.ascontiguousarray(item.pixels)).resize(size, how)
    canvas.paste(pixels, (round(item.x * large), round(item.y * large)))


def _draw(pen: ImageDraw.ImageDraw, item: Box | Shape | Stroke | Dot, large: int) -> None:
    thick = max(1, round(item.thick * large))
    match item:
        case Box():
            corners = [item.x * large, item.y * large]
            corners += [(item.x + item.width) * large - 1, (item.y + item.height) * large - 1]
            pen.rounded_rectangle(corners, item.radius * large, item.fill, item.line, thick)
        case Dot():
            reach, x, y = item.radius * large, item.x * large, item.y * large
            pen.ellipse((x - reach, y - reach, x + reach, y + reach), item.fill, item.line, thick)
        case Stroke():
            _line(pen, _larger(item.points, large), item.line, thick, item.dash * large)
        case Shape():
            points = _larger(item.points, large)
            if item.fill:
                pen.polygon(points, item.fill)
            if item.line:
                _line(pen, (*points, *points[:2]), item.line, thick, item.dash * large)


def _larger(points: tuple[Point, ...], large: int) -> tuple[Point, ...]:
    return tuple((x * large, y * large) for x, y in points)


def _line(pen: ImageDraw.ImageDraw, points: tuple[Point, ...], colour: str, thick: int, dash: float) -> None:
    if not dash:
        pen.line(points, colour, thick, joint="curve")
        return
    for one, other in pairwise(points):
        length = hypot(other[0] - one[0], other[1] - one[1])
        for start in np.arange(0.0, length, 2 * dash):
            ends = (start / length, min(1.0, (start + dash) / length))
            piece = [
                (one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part) for part in ends
            ]
            pen.line(piece, colour, thick)


def _write(pen: ImageDraw.ImageDraw, words: list[Words]) -> None:
    for item in words:
        pen.text(
            (item.x * SCALE, item.y * SCALE),
            item.text,
            item.colour,
            font(item.size * SCALE, bold=item.bold),
            anchor=_ANCHORS[item.anchor],
            stroke_width=HALO if item.halo else 0,
            stroke_fill=item.halo,
        )

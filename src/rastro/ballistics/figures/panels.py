"""Panels: a surface's pixels in a frame, with a heading, a scale bar, and cells drawn on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rastro.ballistics.figures import palette
from rastro.ballistics.figures.drawing import Box, Drawing, Pixels, Point, Raster, Shape, Stroke, Words
from rastro.ballistics.figures.facts import SMALL, USUAL, Say, chip, number
from rastro.ballistics.figures.letters import shortened

HEADING = 30.0
LENGTHS = (5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05)
"""Millimetres of scale bars."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a surface lies in the drawing.

    Parameters
    ----------
    x, y
        Its upper left corner.
    scale
        Units of the drawing for one point of the surface.
    rows, columns
        Its points.
    """

    x: float
    y: float
    scale: float
    rows: int
    columns: int

    @property
    def width(self) -> float:
        """In units."""
        return self.columns * self.scale

    @property
    def height(self) -> float:
        """In units."""
        return self.rows * self.scale

    def at(self, down: float, across: float) -> Point:
        """A place, in points from the surface's middle."""
        middle = ((self.rows - 1) / 2, (self.columns - 1) / 2)
        return (
            self.x + (middle[1] + across + 0.5) * self.scale,
            self.y + (middle[0] + down + 0.5) * self.scale,
        )


def framed(x: float, y: float, room: tuple[float, float], shape: tuple[int, int]) -> Frame:
    """A surface in a room (width, height), as large as fits, in the middle of its width."""
    scale = min(room[0] / shape[1], room[1] / shape[0])
    return Frame(x + (room[0] - shape[1] * scale) / 2, y, scale, shape[0], shape[1])


def heading(drawing: Drawing, x: float, y: float, letter: str, text: str, room: float) -> None:
    """A panel's name with its scan's letter; without one where it shows both."""
    start = chip(drawing, x, y, letter) + 8 if letter else x
    said = shortened(text, room - (start - x), USUAL, bold=True)
    drawing.add(Words(start, y, said, USUAL, palette.INK, bold=True))


def surface(drawing: Drawing, frame: Frame, pixels: Pixels) -> None:
    """The pixels with a thin rim."""
    drawing.add(Raster(frame.x, frame.y, frame.width, frame.height, pixels))
    drawing.add(Box(frame.x, frame.y, frame.width, frame.height, line=palette.RULE))


def scale_bar(drawing: Drawing, frame: Frame, grid: float, say: Say) -> None:
    """A bar of a round length below the surface."""
    a_millimetre = frame.scale / grid / 1e3
    length = next((each for each in LENGTHS if each * a_millimetre <= frame.width / 3), LENGTHS[-1])
    x, y, wide = frame.x, frame.y + frame.height + 14, length * a_millimetre
    ends = ((x, y - 4), (x, y + 4)), ((x, y), (x + wide, y)), ((x + wide, y - 4), (x + wide, y + 4))
    drawing.add(*(Stroke(each, palette.INK, 1.6) for each in ends))
    drawing.add(Words(x + wide + 10, y + 4, say("scale_mm", length=f"{length:g}"), SMALL, palette.INK))


def cell(frame: Frame, middle: Iterable[float], side: float, degrees: float = 0.0) -> tuple[Point, ...]:
    """The corners of a cell about its middle, turned as the motion turns places."""
    angle = np.deg2rad(degrees)
    down, across = middle
    corners = []
    for one, other in ((-1, -1), (-1, 1), (1, 1), (1, -1)):
        a, b = one * side / 2, other * side / 2
        corners.append(
            frame.at(
                down + a * np.cos(angle) - b * np.sin(angle), across + a * np.sin(angle) + b * np.cos(angle)
            )
        )
    return tuple(corners)


def colour_bar(drawing: Drawing, x: float, y: float, wide: float, limit: float) -> None:
    """From `-limit` to `limit`, with a tick at 0."""
    drawing.add(Raster(x, y, wide, 12, palette.diverging(np.linspace(-limit, limit, 201)[None], limit)))
    drawing.add(Box(x, y, wide, 12, line=palette.RULE))
    digits = 1 if limit >= 1 else 2
    places = ((0.0, "start", -limit), (0.5, "middle", 0.0), (1.0, "end", limit))
    for part, anchor, value in places:
        drawing.add(Stroke(((x + part * wide, y + 12), (x + part * wide, y + 16)), palette.FAINT))
        said = ("+" if value > 0 else "") + number(value, digits)
        drawing.add(Words(x + part * wide, y + 29, said, SMALL, palette.MUTED, anchor=anchor))


def congruent(points: tuple[Point, ...]) -> Shape:
    """The outline of a congruent cell."""
    return Shape(points, fill=palette.CONGRUENT + "1c", line=palette.CONGRUENT, thick=2.0)


def dashed(
    frame: Frame, points: tuple[Point, ...], colour: str, *, thick: float = 1.4, dash: float = 4.0
) -> list[Stroke]:
    """The outline of another cell, as far as it lies within the frame."""
    edges = [_within(frame, *each) for each in pairwise((*points, points[0]))]
    return [Stroke(each, colour, thick, dash) for each in edges if each]


def _within(frame: Frame, one: Point, other: Point) -> tuple[Point, Point] | None:
    """The part of a line that lies within the frame (Liang and Barsky 1984)."""
    start, stop = 0.0, 1.0
    sides = (frame.x, frame.x + frame.width), (frame.y, frame.y + frame.height)
    for (low, high), begin, end in zip(sides, one, other, strict=True):
        for step, room in ((begin - end, begin - low), (end - begin, high - begin)):
            if step == 0 and room < 0:
                return None
            if step < 0:
                start = max(start, room / step)
            elif step > 0:
                stop = min(stop, room / step)
    if start >= stop:
        return None
    at = [
        (one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part) for part in (start, stop)
    ]
    return at[0], at[1]

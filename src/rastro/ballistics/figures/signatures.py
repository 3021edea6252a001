"""Two signatures laid on each other, and the segments of the first that the second confirms."""

from collections.abc import Callable
from typing import Any

import numpy as np

from rastro.ballistics.figures import palette
from rastro.ballistics.figures.drawing import Box, Drawing, Stroke, Words
from rastro.ballistics.figures.facts import INNER, MARGIN, SMALL, USUAL, WIDTH, Say, number
from rastro.ballistics.striae import LandComparison

HIGH = 210.0
TICKS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
"""Micrometres between the lines of the axis."""
EXTREME = 99.5

COLOURS, THICK = (palette.CONGRUENT, palette.APART), (3.0, 1.3)
"""The first signature is blue and broad, the second vermilion and thin upon it."""

type At = Callable[[float], float]


def draw_signatures(
    drawing: Drawing, top: float, at: At, heights: tuple[Any, Any], found: LandComparison, say: Say
) -> float:
    """Both signatures in micrometres, the second at the lag of the highest correlation."""
    both = np.concatenate([each[np.isfinite(each)] for each in heights]) * 1e6
    limit = float(np.percentile(np.abs(both), EXTREME)) * 1.15 or 1.0
    _axes(drawing, top, at, limit, len(heights[0]), found, say)

    def level(value: float) -> float:
        return top + HIGH / 2 - float(np.clip(value / limit, -1.0, 1.0)) * HIGH / 2

    for values, start, colour, thick in zip(heights, (0, found.lag), COLOURS, THICK, strict=True):
        for piece in _pieces(values):
            points = tuple((at(start + point), level(values[point] * 1e6)) for point in piece)
            drawing.add(Stroke(points, colour, thick))
    return top + HIGH + 34


def draw_segments(drawing: Drawing, top: float, at: At, found: LandComparison, say: Say) -> float:
    """The segments of the first signature: filled where their lag is the common one."""
    drawing.add(Words(MARGIN, top + 14, say("segment_row"), USUAL, palette.INK, bold=True))
    top += 24
    size, near = found.recipe.segment, found.recipe.near
    for number_of, (agreed, lag) in enumerate(zip(found.forward.consistent, found.forward.lags, strict=True)):
        congruent = bool(agreed) and abs(int(lag) - found.forward.lag) <= near
        left, right = at(number_of * size), at((number_of + 1) * size)
        fill, line = (palette.CONGRUENT, palette.CONGRUENT) if congruent else (palette.PAPER, palette.FAINT)
        drawing.add(Box(left + 1.5, top, right - left - 3, 24, fill=fill, line=line, thick=1.2, radius=3))
        colour = palette.PAPER if congruent else palette.MUTED
        said = str(number_of + 1)
        drawing.add(Words((left + right) / 2, top + 17, said, 13, colour, bold=congruent, anchor="middle"))
    return top + 28


def _axes(
    drawing: Drawing, top: float, at: At, limit: float, points: int, found: LandComparison, say: Say
) -> None:
    step = next((each for each in TICKS if limit / each <= 3), TICKS[-1])  # noqa: PLR2004 - lines each way
    drawing.add(Box(MARGIN, top, INNER, HIGH, fill=palette.CARD))
    for line in range(-int(limit / step), int(limit / step) + 1):
        y = top + HIGH / 2 - line * step / limit * HIGH / 2
        drawing.add(Stroke(((MARGIN, y), (WIDTH - MARGIN, y)), palette.RULE, 1.0 if line else 1.6))
        said = number(line * step, 0 if step >= 1 else 1)
        drawing.add(Words(MARGIN + 6, y - 3, said, SMALL, palette.MUTED))
    spacing = found.recipe.spacing * 1e3
    for tenth in range(int(points * spacing * 10) + 1):
        x = at(tenth / 10 / spacing)
        whole = tenth % 5 == 0
        drawing.add(Stroke(((x, top + HIGH), (x, top + HIGH + (7 if whole else 4))), palette.FAINT))
        if whole:
            said = number(tenth / 10, 1)
            drawing.add(
                Words(x, top + HIGH + 20, said, SMALL, palette.MUTED, anchor="middle" if tenth else "start")
            )
    drawing.add(Words(WIDTH - MARGIN, top + HIGH + 20, say("along"), SMALL, palette.MUTED, anchor="end"))


def _pieces(values: Any) -> list[Any]:
    """The runs of points that were measured."""
    known = np.flatnonzero(np.isfinite(values))
    pieces = np.split(known, np.flatnonzero(np.diff(known) > 1) + 1)
    return [each for each in pieces if len(each) > 1]

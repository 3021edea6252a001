"""Below the surfaces: how well each cell fits, and what the outlines mean."""

import numpy as np

from rastro.ballistics.comparing import ImpressionComparison
from rastro.ballistics.figures import palette
from rastro.ballistics.figures.drawing import Box, Dot, Drawing, Point, Shape, Stroke, Words
from rastro.ballistics.figures.facts import MARGIN, SMALL, USUAL, WIDTH, Say, number
from rastro.ballistics.figures.letters import width_of, wrapped

LEFT = 34.0
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def cell_chart(
    drawing: Drawing, place: Point, size: tuple[float, float], found: ImpressionComparison, say: Say
) -> None:
    """The correlation of each cell of the first surface where it fits the second best, by its number."""
    x, top = place[0] + LEFT, place[1] + 26
    wide, high = size[0] - LEFT, size[1] - 26
    drawing.add(Words(place[0], place[1] + 10, say("each_cell"), USUAL, palette.INK, bold=True))
    for tick in TICKS:
        y = top + high * (1 - tick)
        drawing.add(Stroke(((x, y), (x + wide, y)), palette.RULE))
        drawing.add(Words(x - 8, y + 4, f"{tick:g}", SMALL, palette.MUTED, anchor="end"))
    least = found.recipe.least_ncc
    y = top + high * (1 - least)
    drawing.add(Stroke(((x, y), (x + wide, y)), palette.INK, 1.2, 4))
    said, y = say("threshold", least=number(least, 2)), place[1] + 10
    drawing.add(Words(x + wide, y, said, SMALL, palette.INK, anchor="end"))
    y -= 4
    start = x + wide - width_of(said, SMALL) - 34
    drawing.add(Stroke(((start, y), (start + 26, y)), palette.INK, 1.2, 4))
    cells = len(found.forward.ncc)
    step = wide / max(1, cells)
    for cell, (ncc, agreed) in enumerate(zip(found.forward.ncc, found.congruence.forward, strict=True)):
        middle, y = x + (cell + 0.5) * step, top + high * (1 - float(np.clip(ncc, 0.0, 1.0)))
        _cell(drawing, (middle, y), correlates=float(ncc) >= least, congruent=bool(agreed))
        if step >= 15 or cell % 5 == 4 or cell == 0:  # noqa: PLR2004 - as many numbers as have room
            said = str(cell + 1)
            drawing.add(Words(middle, top + high + 17, said, 11, palette.MUTED, anchor="middle"))


def _cell(drawing: Drawing, at: Point, *, correlates: bool, congruent: bool) -> None:
    if congruent:
        drawing.add(Dot(*at, 5, fill=palette.CONGRUENT))
    elif correlates:
        drawing.add(Dot(*at, 4.2, fill=palette.PAPER, line=palette.APART, thick=1.8))
    else:
        drawing.add(Dot(*at, 3.2, fill=palette.PAPER, line=palette.FAINT, thick=1.2))


def legend(drawing: Drawing, x: float, y: float, say: Say) -> float:
    """What the outlines and greys mean; where the next thing may begin."""
    drawing.add(Words(x, y + 10, say("legend"), USUAL, palette.INK, bold=True))
    blue = palette.CONGRUENT
    y += 26
    for name in ("congruent", "lost", "unlike", "unmeasured"):
        box = ((x, y), (x + 18, y), (x + 18, y + 18), (x, y + 18))
        match name:
            case "congruent":
                drawing.add(Shape(box, fill=blue + "1c", line=blue, thick=2.0))
            case "lost":
                drawing.add(Shape(box, line=palette.APART, thick=1.4, dash=4))
                drawing.add(Stroke(((x + 9, y + 9), (x + 24, y + 3)), palette.APART, 1.6))
            case "unlike":
                drawing.add(Shape(box, line=palette.UNLIKE, thick=1.2, dash=2.5))
            case _:
                grey = "#{:02x}{:02x}{:02x}".format(*palette.UNMEASURED)
                drawing.add(Box(x, y, 18, 18, fill=grey))
        lines = wrapped(say(name), WIDTH - MARGIN - x - 32, USUAL)
        for number_of, line in enumerate(lines):
            drawing.add(Words(x + 32, y + 13 + number_of * 16, line, USUAL, palette.INK))
        y += 18 + 16 * len(lines)
    return y

"""The picture of two bullets: every land against every land, and the phases."""

from collections.abc import Callable
from typing import Any

import numpy as np

from rastro.ballistics.figures import palette
from rastro.ballistics.figures.drawing import Box, Drawing, Words
from rastro.ballistics.figures.facts import (
    GAP,
    INNER,
    MARGIN,
    SMALL,
    USUAL,
    WIDTH,
    Fact,
    Say,
    cards,
    chip,
    footer,
    header,
    number,
    speaker,
)
from rastro.ballistics.striae import BulletComparison

TABLE = 560.0
DARK = 0.55
"""Share from which letters on a shade are white."""


def draw_bullets(
    found: BulletComparison,
    *,
    names: tuple[str, str] = ("A", "B"),
    translate: Callable[[str], str] | None = None,
) -> Drawing:
    """Draw a comparison of two bullets: their lands' scores, the best phase, the phase test."""
    say = speaker(translate)
    drawing = Drawing(WIDTH, 0, say("bullets"))
    top = cards(drawing, header(drawing, drawing.title, names), _facts(found, say))
    _table(drawing, top, found, say)
    _phases(drawing, (MARGIN + TABLE + 3 * GAP, top), found, say)
    version = found.lands[0][0].recipe.version
    footer(drawing, top + TABLE + 2 * GAP, version, None, say)
    return drawing


def _facts(found: BulletComparison, say: Say) -> list[Fact]:
    count = len(found.lands)
    first, second = found.in_phase[0]
    order = say("backwards" if found.phase.reversed else "in_order")
    matched = sum(found.lands[a][b].cmps for a, b in found.in_phase)
    segments = sum(found.lands[a][b].as_json()["segments"] for a, b in found.in_phase)
    test = {"lands": count, "least": number(found.least_p, 3)}
    return [
        Fact(say("phase"), f"A{first + 1} – B{second + 1} …", order, palette.CONGRUENT),
        Fact(say("score"), number(found.sam, 3), say("phase_note", others=number(found.others, 3))),
        Fact(say("segments"), say("of", some=matched, all=segments), say("phase")),
        Fact(say("test"), say("test_value", p=number(found.p_value, 3)), say("test_note", **test)),
    ]


def _table(drawing: Drawing, top: float, found: BulletComparison, say: Say) -> None:
    count = len(found.lands)
    said = say("table")
    drawing.add(Words(MARGIN, top + 14, said, USUAL, palette.INK, bold=True))
    top += 52
    left, side = MARGIN + 30, (TABLE - 60) / count
    chip(drawing, MARGIN, top + side * count / 2 + 5, "A")
    chip(drawing, left + side * count / 2 - 10, top - 10, "B")
    for place in range(count):
        middle = left + (place + 0.5) * side
        if abs(middle - left - side * count / 2) > 16:  # noqa: PLR2004 - the chip is there
            drawing.add(Words(middle, top - 8, str(place + 1), SMALL, palette.MUTED, anchor="middle"))
        down = top + (place + 0.5) * side
        if abs(down - top - side * count / 2) > 12:  # noqa: PLR2004
            drawing.add(Words(left - 8, down + 4, str(place + 1), SMALL, palette.MUTED, anchor="end"))
    for (row, column), score in np.ndenumerate(found.scores):
        _pair(drawing, (left + column * side, top + row * side), side, float(score))
    for row, column in found.in_phase:
        x, y = left + column * side + 1, top + row * side + 1
        drawing.add(Box(x, y, side - 2, side - 2, line=palette.APART, thick=3.0, radius=3))


def _pair(drawing: Drawing, at: tuple[float, float], side: float, score: float) -> None:
    tone = palette.shades(np.array([[score]]))[0, 0]
    drawing.add(Box(*at, side - 1.5, side - 1.5, fill="#{:02x}{:02x}{:02x}".format(*tone)))
    colour = palette.PAPER if score > DARK else palette.INK
    size = min(16.0, side / 3.2)
    middle = at[0] + side / 2, at[1] + side / 2 + size / 3
    drawing.add(Words(*middle, number(score, 2), size, colour, anchor="middle"))


def _phases(drawing: Drawing, at: tuple[float, float], found: BulletComparison, say: Say) -> None:
    """The mean score of each phase, the best first in colour."""
    x, top = at
    drawing.add(Words(x, top + 14, say("phases"), USUAL, palette.INK, bold=True))
    means = _means(found.scores)
    step = min(34.0, (TABLE - 60) / len(means))
    wide = INNER + MARGIN - x - 190
    for place, (backwards, shift, mean) in enumerate(means):
        best = (backwards, shift) == (found.phase.reversed, found.phase.shift)
        y = top + 44 + place * step
        said = f"A1 – B{shift + 1}, {say('backwards' if backwards else 'in_order')}"
        drawing.add(Words(x, y + 5, said, USUAL, palette.INK, bold=best))
        drawing.add(Box(x + 150, y - 7, wide, 14, fill=palette.CARD))
        colour = palette.CONGRUENT if best else palette.FAINT
        drawing.add(Box(x + 150, y - 7, max(1.0, wide * mean), 14, fill=colour))
        drawing.add(Words(x + 158 + wide, y + 5, number(mean, 3), USUAL, palette.INK, bold=best))


def _means(scores: Any) -> list[tuple[bool, int, float]]:
    count = len(scores)
    land = np.arange(count)
    return [
        (backwards, shift, float(scores[land, (shift + (-land if backwards else land)) % count].mean()))
        for backwards in (False, True)
        for shift in range(count)
    ]

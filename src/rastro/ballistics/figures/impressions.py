"""The picture of two impressed marks: both surfaces, the congruent cells, and the difference."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.comparing import ImpressionComparison
from rastro.ballistics.figures import palette, panels
from rastro.ballistics.figures.cell_chart import cell_chart, legend
from rastro.ballistics.figures.drawing import Drawing, Words
from rastro.ballistics.figures.facts import (
    GAP,
    INNER,
    MARGIN,
    SMALL,
    WIDTH,
    Fact,
    Say,
    cards,
    footer,
    header,
    number,
    ratio_fact,
    rule_name,
    speaker,
    weight,
)
from rastro.ballistics.figures.letters import fitting
from rastro.ballistics.figures.surfaces import Laid, laid_on
from rastro.ballistics.preparing import PreparedImpression
from rastro.ballistics.pyramid import rotation
from rastro.ballistics.topography import Topography
from rastro.ballistics.weighing import Weighed, warnings_of
from rastro.canonical import Text

PANEL = (INNER - 2 * GAP) / 3
TALLEST = 1.15
"""Times its width, a panel is so high at most."""
EXTREME = 99.0
"""Percentile of the differences at which the colours end."""
STEPS = (0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0, 15.0, 20.0, 50.0, 100.0)
"""Micrometres."""


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """What is drawn with: the drawing, the comparison, the surfaces, the words."""

    drawing: Drawing
    found: ImpressionComparison
    laid: Laid
    say: Say

    @property
    def side(self) -> float:
        """Of a cell, in points."""
        return self.found.recipe.cell / self.found.recipe.grid


def draw_impressions(
    surfaces: tuple[Topography, Topography],
    prepared: tuple[PreparedImpression, PreparedImpression],
    found: ImpressionComparison,
    weighed: Weighed,
    *,
    mark: str,
    names: tuple[str, str] = ("A", "B"),
    translate: Callable[[str], str] | None = None,
) -> Drawing:
    """Draw a comparison of two impressed marks.

    Parameters
    ----------
    surfaces, prepared, found, weighed
        The scans, the same made ready, what was found, and what it weighs.
    mark
        The kind of mark.
    names
        Of the two scans.
    translate
        Into the reader's language; English if left out.
    """
    say = speaker(translate)
    drawing = Drawing(WIDTH, 0, say("title", mark=Text(f"ballistics.mark.{mark}")))
    sheet = _Sheet(drawing, found, laid_on(surfaces, prepared, found), say)
    top = cards(drawing, header(drawing, drawing.title, names), _facts(sheet, weighed))
    top = weight(drawing, top, warnings_of(found), weighed, say) + GAP
    high = min(PANEL * TALLEST, PANEL * sheet.laid.first.shape[0] / sheet.laid.first.shape[1])
    frames = [
        panels.framed(
            MARGIN + place * (PANEL + GAP), top + panels.HEADING, (PANEL, high), sheet.laid.first.shape
        )
        for place in range(3)
    ]
    _first(sheet, frames[0], names[0])
    _second(sheet, frames[1])
    _difference(sheet, frames[2])
    below = top + panels.HEADING + high + 82
    cell_chart(drawing, (MARGIN, below), (2 * PANEL + GAP, 150), found, say)
    ended = legend(drawing, MARGIN + 2 * (PANEL + GAP), below, say)
    footer(drawing, max(below + 186, ended + GAP), found.recipe.version, weighed, say)
    return drawing


def _facts(sheet: _Sheet, weighed: Weighed) -> list[Fact]:
    found, motion, say = sheet.found, sheet.laid.motion, sheet.say
    rules = [
        say("rule", name=rule_name(name), count=counts.cmc)
        for name, counts in found.counts.items()
        if name != "consensus"
    ]
    down, across = (1e6 * each for each in found.shift)
    where = {
        "down": number(down, 0),
        "across": number(across, 0),
        "ncc": number(found.pose.ncc, 2),
    }
    counted = say("of", some=found.congruence.cmc, all=found.cells)
    turned = say("degrees", degrees=number(motion.degrees % 360.0, 1))
    return [
        Fact(say("cells"), counted, " · ".join(rules), palette.CONGRUENT),
        Fact(say("score"), number(found.score, 3), say("score_note")),
        ratio_fact(weighed, say),
        Fact(say("pose"), turned, say("shifted", **where)),
    ]


def _first(sheet: _Sheet, frame: panels.Frame, name: str) -> None:
    panels.heading(sheet.drawing, frame.x, frame.y - 11, "A", name if name != "A" else "", frame.width)
    panels.surface(sheet.drawing, frame, palette.relief(sheet.laid.first))
    panels.scale_bar(sheet.drawing, frame, sheet.found.recipe.grid, sheet.say)
    for place, agreed in zip(sheet.found.forward.places, sheet.found.congruence.forward, strict=True):
        if not agreed:
            corners = panels.cell(frame, place, sheet.side)
            sheet.drawing.add(*panels.dashed(frame, corners, palette.UNLIKE, thick=1.0, dash=2.5))
    _numbered(sheet, frame, lambda cell: (sheet.found.forward.places[cell], 0.0))


def _second(sheet: _Sheet, frame: panels.Frame) -> None:
    motion, forward = sheet.laid.motion, sheet.found.forward
    how = "laid_by_cells" if motion.by_cells else "laid_by_whole"
    said = sheet.say(how, degrees=number(motion.degrees % 360.0, 1))
    panels.heading(sheet.drawing, frame.x, frame.y - 11, "B", said, frame.width)
    panels.surface(sheet.drawing, frame, palette.relief(sheet.laid.second))
    panels.scale_bar(sheet.drawing, frame, sheet.found.recipe.grid, sheet.say)
    found = forward.found @ rotation(motion.degrees) + (motion.down, motion.across)
    lost = (forward.ncc >= sheet.found.recipe.least_ncc) & ~sheet.found.congruence.forward
    for cell in np.flatnonzero(lost):
        turned = forward.turns[cell] - motion.degrees
        corners = panels.cell(frame, found[cell], sheet.side, turned)
        off = frame.at(*forward.places[cell]), frame.at(*found[cell])
        sheet.drawing.add(*panels.dashed(frame, corners, palette.APART))
        sheet.drawing.add(*panels.dashed(frame, off, palette.APART, thick=1.8, dash=0))
    _numbered(sheet, frame, lambda cell: (found[cell], forward.turns[cell] - motion.degrees))


def _numbered(sheet: _Sheet, frame: panels.Frame, where: Callable[[int], tuple[Any, float]]) -> None:
    """The congruent cells, with the same number on both surfaces."""
    for cell in np.flatnonzero(sheet.found.congruence.forward):
        middle, degrees = where(int(cell))
        corners = panels.cell(frame, middle, sheet.side, degrees)
        sheet.drawing.add(panels.congruent(corners))
        x, y = frame.at(*middle)
        sheet.drawing.add(
            Words(x, y + 5, str(cell + 1), 13, "#ffffff", bold=True, anchor="middle", halo="#003a5c")
        )


def _difference(sheet: _Sheet, frame: panels.Frame) -> None:
    apart = sheet.laid.difference
    known = np.isfinite(apart)
    widest = float(np.percentile(np.abs(apart[known]), EXTREME)) if known.any() else 1.0
    limit = next((each for each in STEPS if each >= widest), widest)
    panels.heading(sheet.drawing, frame.x, frame.y - 11, "", sheet.say("difference_unit"), frame.width)
    panels.surface(sheet.drawing, frame, palette.diverging(apart, limit))
    below = frame.y + frame.height
    panels.colour_bar(sheet.drawing, frame.x, below + 10, frame.width, limit)
    rms = {"first": sheet.laid.first, "second": sheet.laid.second, "apart": apart}
    said = sheet.say("rms", **{name: number(_rms(values, known), 2) for name, values in rms.items()})
    sheet.drawing.add(Words(frame.x, below + 56, said, fitting(said, SMALL, PANEL), palette.MUTED))


def _rms(values: Any, known: Any) -> float:
    return float(np.sqrt(np.mean(values[known] ** 2))) if known.any() else float("nan")

"""The picture of two striated marks: as under the microscope, and their signatures laid on each other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.figures import palette
from rastro.ballistics.figures.drawing import Box, Drawing, Pixels, Raster, Stroke, Words
from rastro.ballistics.figures.facts import (
    GAP,
    INNER,
    MARGIN,
    USUAL,
    WIDTH,
    Fact,
    Say,
    cards,
    chip,
    footer,
    header,
    number,
    ratio_fact,
    speaker,
    weight,
)
from rastro.ballistics.figures.signatures import COLOURS, THICK, draw_segments, draw_signatures
from rastro.ballistics.figures.strips import land_strips
from rastro.ballistics.striae import LandComparison, Signature
from rastro.ballistics.topography import Topography
from rastro.ballistics.weighing import Weighed, warnings_of
from rastro.canonical import Text

HALF = 130.0
"""Height of each land's half, in units."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where the points of the first signature lie in the drawing.

    Parameters
    ----------
    first
        The point at the left edge; below 0 where the second begins before the first.
    points
        How many there are to the right edge.
    spacing
        Metres between points.
    """

    first: int
    points: int
    spacing: float

    def at(self, point: float) -> float:
        """Where a point lies."""
        return MARGIN + (point - self.first) / self.points * INNER


def draw_lands(
    surfaces: tuple[Topography, Topography],
    signatures: tuple[Signature, Signature],
    found: LandComparison,
    weighed: Weighed,
    *,
    mark: str,
    names: tuple[str, str] = ("A", "B"),
    translate: Callable[[str], str] | None = None,
) -> Drawing:
    """Draw a comparison of two striated marks; parameters as in :func:`draw_impressions`."""
    say = speaker(translate)
    drawing = Drawing(WIDTH, 0, say("title", mark=Text(f"ballistics.mark.{mark}")))
    ours, theirs = (each.heights for each in signatures)
    theirs = theirs[::-1] if found.turned else theirs
    axis = _axis(len(ours), len(theirs), found)
    top = cards(drawing, header(drawing, drawing.title, names), _facts(found, weighed, say))
    top = weight(drawing, top, warnings_of(found), weighed, say) + GAP
    top = _microscope(drawing, top, axis, surfaces, signatures, found, say)
    drawing.add(Words(MARGIN, top + 14, say("signatures"), USUAL, palette.INK, bold=True))
    _key(drawing, top + 14)
    top = draw_signatures(drawing, top + 28, axis.at, (ours, theirs), found, say)
    top = draw_segments(drawing, top, axis.at, found, say)
    footer(drawing, top + GAP, found.recipe.version, weighed, say)
    return drawing


def _axis(ours: int, theirs: int, found: LandComparison) -> Axis:
    first, last = min(0, found.lag), max(ours, found.lag + theirs)
    return Axis(first, last - first, found.recipe.spacing)


def _facts(found: LandComparison, weighed: Weighed, say: Say) -> list[Fact]:
    told = found.as_json()
    lag = {"lag": number(told["lag_um"], 0), "distance": number(told["d_um"], 2)}
    both = f"A {found.forward.cmps} · B {found.backward.cmps} · CMS {told['cms']}"
    return [
        Fact(say("segments"), say("of", some=told["cmps"], all=told["segments"]), both, palette.CONGRUENT),
        Fact(say("score"), number(found.score, 3), say("score_note")),
        ratio_fact(weighed, say),
        Fact(say("ccf"), number(found.ccf, 3), say("lag_turned" if found.turned else "lag", **lag)),
    ]


def _microscope(
    drawing: Drawing,
    top: float,
    axis: Axis,
    surfaces: tuple[Topography, Topography],
    signatures: tuple[Signature, Signature],
    found: LandComparison,
    say: Say,
) -> float:
    drawing.add(Words(MARGIN, top + 14, say("microscope"), USUAL, palette.INK, bold=True))
    top += 28
    grey = "#{:02x}{:02x}{:02x}".format(*palette.UNMEASURED)
    drawing.add(Box(MARGIN, top, INNER, 2 * HALF, fill=grey))
    for place, (surface, signature) in enumerate(zip(surfaces, signatures, strict=True)):
        pixels = _lit(land_strips(surface, signature), turned=found.turned and place == 1)
        start = found.lag if place else 0
        left, right = axis.at(start), axis.at(start + pixels.shape[1])
        drawing.add(Raster(left, top + place * HALF, right - left, HALF, pixels))
    middle = top + HALF
    drawing.add(Stroke(((MARGIN, middle), (MARGIN + INNER, middle)), palette.PAPER, 2.0))
    chip(drawing, MARGIN + 8, middle - 12, "A")
    chip(drawing, MARGIN + 8, middle + 24, "B")
    drawing.add(Box(MARGIN, top, INNER, 2 * HALF, line=palette.RULE))
    return top + 2 * HALF + GAP


def _lit(strips: Any, *, turned: bool) -> Pixels:
    """Lit from the left; a land turned end for end is turned before the lamp is lit."""
    shown = strips[::-1, ::-1] if turned else strips
    return palette.relief(np.asarray(shown), lamp=(-1.0, 0.0, 1.2), steep=2.6)


def _key(drawing: Drawing, baseline: float) -> None:
    x = WIDTH - MARGIN - 142
    for letter, colour, thick in zip("AB", COLOURS, THICK, strict=True):
        x = chip(drawing, x, baseline, letter) + 6
        drawing.add(Stroke(((x, baseline - 5), (x + 36, baseline - 5)), colour, thick))
        x += 54

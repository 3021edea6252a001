"""The figure of the page on impressions: the whole surface over the circle, cells, and their consensus.

    python -m benchmarks._impressions_figure docs/algorithms/impressions.svg

Two scans of one slide of the Fadul study, and one of another for contrast, read beside the checkout.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks._chart import BLUE, GREY, MUTED, RED, Chart
from rastro.ballistics import (
    ImpressionComparison,
    PreparedImpression,
    compare_impressions,
    prepare_impression,
    read_x3p,
)
from rastro.ballistics.figures import Drawing, as_svg
from rastro.ballistics.figures.drawing import Raster, Shape, Stroke, Words
from rastro.ballistics.figures.palette import relief
from rastro.ballistics.pyramid import rotation, warped

SCANS = Path(__file__).parents[2] / "shared" / "data" / "ballistics" / "breechface" / "fadul"
NAMES = ("Fadul 1-1.x3p", "Fadul 1-2.x3p", "Fadul 2-1.x3p")
WHOLE, SHOWN = 3, 2
"""Levels: 50 um for the circle, 25 um for the picture."""
SIDE = 205.0


def main() -> None:
    first, second, other = (prepare_impression(read_x3p(SCANS / name)) for name in NAMES)
    same, different = compare_impressions(first, second), compare_impressions(first, other)
    drawing = Drawing(760, 310, "Comparing impressions: whole surface, cells, consensus")
    _circle(drawing, first, ((second, same, BLUE), (other, different, GREY)))
    _cells(drawing, first, same)
    _consensus(drawing, same, different)
    Path(sys.argv[1]).write_text(as_svg(drawing), encoding="utf-8")
    print(f"congruent: {same.congruence.cmc} of {same.cells}; other slide: {different.congruence.cmc}")


def _circle(
    drawing: Drawing,
    first: PreparedImpression,
    others: tuple[tuple[PreparedImpression, ImpressionComparison, str], ...],
) -> None:
    chart = Chart(drawing=drawing, place=(36, 46, 200, SIDE), across=(0, 360), up=(-0.2, 0.8))
    chart.axes(
        "1  Whole surface", x=(0, 90, 180, 270, 360), y=(-0.2, 0, 0.2, 0.4, 0.6), names=("turned, °", "")
    )
    at = np.arange(0.0, 361.0, 2.0)
    for second, found, colour in reversed(others):
        base = found.pose
        chart.curve(at, [_correlation(first, second, base, float(each)) for each in at], colour)
    chart.legend([("one slide", BLUE), ("another", GREY)], x=140, y=58)


def _correlation(first: PreparedImpression, second: PreparedImpression, pose: Any, degrees: float) -> float:
    """Of both at 50 um, where both are measured, turned about the best pose's middle."""
    ours = first.levels[WHOLE]
    shift = (pose.down / 2**WHOLE, pose.across / 2**WHOLE)
    heights, measured = warped(second.levels[WHOLE], ours.heights.shape, ours.centre, degrees, shift)
    both = (ours.measured > 0) & (measured > 0)
    return float(np.corrcoef(ours.heights[both], heights[both])[0, 1])


def _cells(drawing: Drawing, first: PreparedImpression, found: ImpressionComparison) -> None:
    level = first.levels[SHOWN]
    rows, columns = level.heights.shape
    left, top = 280.0, 46.0
    unit = SIDE / max(rows, columns)
    pixels = relief(np.where(level.measured > 0, level.heights, np.nan).astype(np.float64))
    drawing.add(Words(left, 32, "2  Cells", bold=True))
    drawing.add(Raster(left, top, columns * unit, rows * unit, pixels))
    half = found.recipe.cell / found.recipe.grid / 2
    per_point = unit / 2**SHOWN
    middle = left + columns * unit / 2, top + rows * unit / 2
    for (down, across), agreed in zip(found.forward.places, found.congruence.forward, strict=True):
        corners = tuple(
            (middle[0] + (across + a * half) * per_point, middle[1] + (down + b * half) * per_point)
            for a, b in ((-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92))
        )
        drawing.add(
            Shape(corners, BLUE + "55", BLUE, 1.4) if agreed else Shape(corners, line=RED, thick=1.2, dash=3)
        )
    counted = f"{int(found.congruence.forward.sum())} of {len(found.forward.ncc)} congruent (blue)"
    drawing.add(Words(left, top + SIDE + 17, counted, size=11, colour=MUTED))


def _consensus(drawing: Drawing, same: ImpressionComparison, different: ImpressionComparison) -> None:
    reach = 320.0
    chart = Chart(drawing=drawing, place=(545, 46, SIDE, SIDE), across=(-reach, reach), up=(-reach, reach))
    chart.axes("3  Consensus", x=(-200, 0, 200), y=(-200, 0, 200), names=("off the common motion, µm", ""))
    near = same.recipe.near * 1e6
    angles = np.linspace(0, 2 * np.pi, 61)
    drawing.add(
        Stroke(tuple(chart.at(near * np.cos(each), near * np.sin(each)) for each in angles), BLUE, 1.2, 4)
    )
    for found, ring, colours in ((different, True, (GREY, GREY)), (same, False, (BLUE, RED))):
        off, agreed = _off(found)
        inside = np.abs(off).max(1) <= reach
        for kind, colour in ((True, colours[0]), (False, colours[1])):
            chosen = off[inside & (agreed == kind)]
            chart.dots(chosen[:, 1], -chosen[:, 0], colour, ring=ring)
    drawing.add(
        Words(
            545, 46 + SIDE + 47, f"grey rings: the other slide; circle: {near:.0f} µm", size=11, colour=MUTED
        )
    )


def _off(found: ImpressionComparison) -> tuple[Any, Any]:
    """How far each cell of both directions lies from where the common motion puts it, micrometres."""
    agreed = found.congruence
    ours = np.concatenate([found.forward.places, found.backward.found])
    theirs = np.concatenate([found.forward.found, found.backward.places])
    off = theirs - (ours - np.array(agreed.shift)) @ rotation(agreed.degrees).T
    return off * found.recipe.grid * 1e6, np.concatenate([agreed.forward, agreed.backward])


if __name__ == "__main__":
    main()

"""The figure of the page on synthesis: a real and a generated surface, and how alike pairs of each are."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks._chart import BLUE, MUTED, RED, Chart
from rastro.ballistics.figures import Drawing, as_svg
from rastro.ballistics.figures.drawing import Raster, Words
from rastro.ballistics.figures.palette import relief
from rastro.ballistics.pyramid import Level

if TYPE_CHECKING:
    from benchmarks.synthesis import Set

SIDE = 205.0
FRAME = 84
"""Points of 50 um that are shown."""
SHOWN = 5
"""Of each set this surface."""


def draw(path: Path, sets: "Sequence[Set]") -> None:
    """Write it as SVG."""
    drawing = Drawing(780, 310, "A real and a generated surface, and correlations of pairs of each kind")
    for number, each in enumerate(sets):
        left = 16.0 + number * (SIDE + 14)
        drawing.add(
            Words(left, 30, ("A real surface", "A generated one")[number], bold=True),
            Raster(left, 44, SIDE, SIDE, relief(_framed(each.levels[SHOWN]))),
        )
    drawing.add(Words(16, 44 + SIDE + 17, f"{FRAME * 0.05:.1f} mm across, 50 µm a point", 11, MUTED))
    chart = Chart(drawing=drawing, place=(490, 44, 250, SIDE), across=(0, 0.9), up=(0, 1))
    chart.axes(
        "Share of pairs below",
        x=(0, 0.2, 0.4, 0.6, 0.8),
        y=(0, 0.25, 0.5, 0.75, 1),
        names=("correlation of whole surfaces", ""),
    )
    for each, colour in zip(sets, (BLUE, RED), strict=True):
        for values, dash in ((each.same, 0), (each.different, 5)):
            at = np.quantile(values, np.linspace(0, 1, 61)).clip(0, 0.9)
            chart.curve(at, np.linspace(0, 1, 61), colour, dash=dash)
    for number, (each, colour) in enumerate(zip(sets, (BLUE, RED), strict=True)):
        chart.legend([(each.name, colour)], x=490 + 75 * number, y=44 + SIDE + 48)
    drawing.add(Words(660, 44 + SIDE + 52, "dashed: two firearms", 11, MUTED))
    path.write_text(as_svg(drawing), encoding="utf-8")


def _framed(level: Level) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """The middle of a surface on a frame of fixed size."""
    heights = np.where(level.measured > 0, level.heights, np.nan).astype(np.float64)
    frame = np.full((FRAME, FRAME), np.nan)
    rows, columns = (min(side, FRAME) for side in heights.shape)
    top, left = ((side - least) // 2 for side, least in zip(heights.shape, (rows, columns), strict=True))
    down, right = (FRAME - rows) // 2, (FRAME - columns) // 2
    frame[down : down + rows, right : right + columns] = heights[top : top + rows, left : left + columns]
    return frame

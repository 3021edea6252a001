"""The figure of the page on filters: transmission measured and by the standard; an edge, a gap, outliers."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks._chart import BLUE, GREY, RED, Chart
from rastro.ballistics.figures import Drawing, as_svg
from rastro.ballistics.filters import smoothed, transmission

STEP = 6.25e-6


def draw(path: Path, ratios: Sequence[float], passed: Mapping[int, Sequence[float]]) -> None:
    """Write it as SVG."""
    drawing = Drawing(760, 300, "Filters: transmission, and what they do at edges, gaps and outliers")
    _transmission(drawing, ratios, passed)
    _profile(drawing)
    path.write_text(as_svg(drawing), encoding="utf-8")


def _transmission(drawing: Drawing, ratios: Sequence[float], passed: Mapping[int, Sequence[float]]) -> None:
    chart = Chart(drawing=drawing, place=(40, 40, 310, 205), across=(0.3, 8), up=(0, 1), log=True)
    chart.axes(
        "Transmission",
        x=(0.3, 0.5, 1, 2, 4, 8),
        y=(0, 0.25, 0.5, 0.75, 1),
        names=("wavelength / cut-off", ""),
    )
    at = np.geomspace(0.3, 8, 120)
    for order, colour in ((0, RED), (2, BLUE)):
        chart.curve(at, [transmission(float(each), order=order) for each in at], colour)
        chart.dots(ratios, passed[order], colour, ring=True)
    chart.legend([("order 0 and 1", RED), ("order 2; rings: measured", BLUE)], x=160, y=205)


def _profile(drawing: Drawing) -> None:
    """A row of a curved surface with a gap and outliers."""
    points, rows = 240, 40
    place = np.arange(points) * STEP * 1e3
    chance = np.random.default_rng(4)
    heights = np.tile(6.0 * (place / place[-1] - 0.35) ** 2, (rows, 1)) + 0.06 * chance.normal(
        size=(rows, points)
    )
    heights[chance.random(heights.shape) < 0.08] += 3.0
    heights[:, 135:165] = np.nan
    chart = Chart(drawing=drawing, place=(420, 40, 320, 205), across=(0, 1.5), up=(-0.5, 5.5))
    chart.axes(
        "A curve with a gap and outliers", x=(0, 0.5, 1, 1.5), y=(0, 2, 4), names=("mm", "heights, µm")
    )
    row = rows // 2
    known = np.flatnonzero(np.isfinite(heights[row]))
    chart.dots(place[known], heights[row][known], "#b7c0c8", radius=1.5)
    plain = smoothed(heights * 1e-6, 500e-6, spacing=(STEP, STEP))[row] * 1e6
    robust = smoothed(heights * 1e-6, 500e-6, spacing=(STEP, STEP), order=2, robust=True)[row] * 1e6
    chart.curve(place[::3], plain[::3], RED)
    chart.curve(place[::3], robust[::3], BLUE)
    chart.legend(
        [("measured", GREY), ("order 0", RED), ("order 2, robust", BLUE)],
        x=440,
        y=62,
    )

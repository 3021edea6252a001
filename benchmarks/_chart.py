"""Axes, curves and dots of the figures in docs/algorithms: on white, so that they read in light and dark."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

from rastro.ballistics.figures.drawing import Dot, Drawing, Point, Stroke, Words

INK, MUTED, RULE = "#101418", "#4d5b69", "#d5dbe1"
BLUE, RED, GREY = "#0072b2", "#d55e00", "#7c8791"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A rectangle of a drawing with two axes.

    Parameters
    ----------
    place
        Left, top, width and height of the plot itself, in the drawing's units.
    across, up
        The range of either axis.
    log
        Whether the axis across is logarithmic.
    """

    drawing: Drawing
    place: tuple[float, float, float, float]
    across: tuple[float, float]
    up: tuple[float, float]
    log: bool = False

    def at(self, x: float, y: float) -> Point:
        """Where a pair of values lies."""
        left, top, width, height = self.place
        low, high = self.across
        share = (log10(x / low) / log10(high / low)) if self.log else (x - low) / (high - low)
        return left + width * share, top + height * (1 - (y - self.up[0]) / (self.up[1] - self.up[0]))

    def axes(self, title: str, *, x: Sequence[float], y: Sequence[float], names: tuple[str, str]) -> None:
        """Grid, ticks and words."""
        left, top, width, height = self.place
        self.drawing.add(Words(left, top - 14, title, size=13, bold=True, colour=INK))
        for value in y:
            place = self.at(self.across[0], value)[1]
            self.drawing.add(
                Stroke(((left, place), (left + width, place)), RULE),
                Words(left - 6, place + 4, f"{value:g}", size=11, colour=MUTED, anchor="end"),
            )
        for value in x:
            place = self.at(value, self.up[0])[0]
            self.drawing.add(
                Stroke(((place, top + height), (place, top + height + 4)), MUTED),
                Words(place, top + height + 17, f"{value:g}", size=11, colour=MUTED, anchor="middle"),
            )
        self.drawing.add(
            Stroke(((left, top + height), (left + width, top + height)), MUTED),
            Words(left + width, top + height + 32, names[0], size=11, colour=MUTED, anchor="end"),
            Words(left + width, top - 14, names[1], size=11, colour=MUTED, anchor="end"),
        )

    def curve(self, x: Iterable[float], y: Iterable[float], colour: str, *, dash: float = 0) -> None:
        """An open line; broken where a value is missing."""
        part: list[Point] = []
        for one, other in [*zip(x, y, strict=True), (0.0, float("nan"))]:
            if other == other:  # noqa: PLR0124 - not a NaN
                part.append(self.at(one, other))
            elif part:
                self.drawing.add(Stroke(tuple(part), colour, 1.6, dash))
                part = []

    def dots(
        self, x: Iterable[float], y: Iterable[float], colour: str, *, radius: float = 2.6, ring: bool = False
    ) -> None:
        """Discs, or rings."""
        for one, other in zip(x, y, strict=True):
            place = self.at(one, other)
            look = {"line": colour, "thick": 1.3} if ring else {"fill": colour}
            self.drawing.add(Dot(*place, radius, **look))

    def legend(self, rows: Sequence[tuple[str, str]], *, x: float, y: float) -> None:
        """What the colours are, from a point of the drawing downwards."""
        for number, (text, colour) in enumerate(rows):
            line = y + 17 * number
            self.drawing.add(
                Stroke(((x, line), (x + 16, line)), colour, 3), Words(x + 22, line + 4, text, size=12)
            )

"""A picture as shapes and words in one unit, so that PNG and SVG show the same."""

from dataclasses import dataclass, field
from typing import Any

type Point = tuple[float, float]
type Pixels = Any
"""Shape (rows, columns, 3), uint8."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; colours are `#rrggbb` or `#rrggbbaa`, None for none."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    line: str | None = None
    thick: float = 1.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed polygon."""

    points: tuple[Point, ...]
    fill: str | None = None
    line: str | None = None
    thick: float = 1.0
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open line, dashed where `dash` says how long."""

    points: tuple[Point, ...]
    line: str
    thick: float = 1.0
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc, or a ring where nothing fills it."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    line: str | None = None
    thick: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text whose start, middle or end stands at a point; `halo` is a rim around the letters."""

    x: float
    y: float
    text: str
    size: float = 13.0
    colour: str = "#101418"
    bold: bool = False
    anchor: str = "start"
    halo: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """Pixels stretched over a rectangle."""

    x: float
    y: float
    width: float
    height: float
    pixels: Pixels
    smooth: bool = True


type Item = Box | Shape | Stroke | Dot | Words | Raster


@dataclass(slots=True, eq=False)
class Drawing:
    """What is drawn, from back to front.

    Parameters
    ----------
    width, height
        In units: a screen's points.
    title
        What it shows.
    told
        Its figures in sentences, for those who hear the picture, and for programs that keep it.
    items
        Shapes, words and pixels.
    """

    width: float
    height: float
    title: str = ""
    told: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    @property
    def description(self) -> str:
        """Title and figures in one text."""
        return " ".join(f"{each.rstrip('.')}." for each in (self.title, *self.told) if each)

    def add(self, *items: Item) -> None:
        """Put something on top."""
        self.items.extend(items)

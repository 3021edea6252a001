"""Plots of likelihood ratios as SVG: axes, lines, dots. No other program is needed to see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 520, 300
LEFT, RIGHT, TOP, BOTTOM = 58, 14, 34, 46
TICKS = 6
ROW, SAMPLE, LETTER, APART = 14, 23, 5.3, 14
"""Of the legend: height of a row, room for a piece of line, width of a letter (about), room between names."""
COLOURS = ("#0b5cad", "#c2410c", "#6b7280")
DASHES = ("", "6 3", "2 3")
FONT = 'font-family="Roboto, system-ui, sans-serif" font-size="11"'
INK, GRID, FRAME = "#333333", "#e3e7eb", "#9aa5b1"


@dataclass(frozen=True, slots=True)
class Line:
    """A named line, or dots.

    Parameters
    ----------
    name
        For the legend.
    x, y
        Its points.
    dots
        Dots instead of a line.
    filled
        Whether the space down to the axis is tinted.
    """

    name: str
    x: Sequence[float]
    y: Sequence[float]
    dots: bool = False
    filled: bool = False


def plot(
    lines: Sequence[Line],
    *,
    x_label: str,
    y_label: str,
    x_range: tuple[float, float],
    y_range: tuple[float, float],
) -> str:
    """Draw lines over two axes.

    Parameters
    ----------
    lines
        What is drawn, three at most: they differ by colour and by dashes.
    x_label, y_label
        What the axes measure.
    x_range, y_range
        From where to where; points outside are left at the border.

    Returns
    -------
    str
        An SVG element that stands in HTML.
    """
    across, up = (LEFT + WIDTH - RIGHT) / 2, (TOP + HEIGHT - BOTTOM) / 2
    upwards = f'transform="translate(14 {up}) rotate(-90)"'
    named = escape(f"{y_label} / {x_label}", quote=True)
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{named}" {FONT} fill="{INK}">',
        *_axis(x_range, across=True),
        *_axis(y_range, across=False),
        _frame(),
        f'<text x="{across}" y="{HEIGHT - 8}" text-anchor="middle">{escape(x_label)}</text>',
        f'<text {upwards} text-anchor="middle">{escape(y_label)}</text>',
    ]
    for number, line in enumerate(lines):
        parts += _drawn(line, number % len(COLOURS), x_range, y_range)
    parts += _legend(lines)
    return "".join((*parts, "</svg>"))


def standalone(drawn: str) -> str:
    """A plot as a file of its own."""
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def ticks(limits: tuple[float, float]) -> list[float]:
    """Round numbers between two ends, six or so."""
    rough = (limits[1] - limits[0]) / TICKS
    size = 10.0 ** floor(log10(rough))
    step = next(size * each for each in (1, 2, 2.5, 5, 10) if size * each >= rough * (1 - 1e-9))
    first, last = ceil(limits[0] / step - 1e-9), floor(limits[1] / step + 1e-9)
    return [round(number * step, 12) for number in range(first, last + 1)]


def _frame() -> str:
    size = f'width="{WIDTH - LEFT - RIGHT}" height="{HEIGHT - TOP - BOTTOM}"'
    return f'<rect x="{LEFT}" y="{TOP}" {size} fill="none" stroke="{FRAME}"/>'


def _place(value: float, limits: tuple[float, float], *, across: bool) -> float:
    share = min(1.0, max(0.0, (value - limits[0]) / (limits[1] - limits[0])))
    if across:
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)
    return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def _axis(limits: tuple[float, float], *, across: bool) -> list[str]:
    parts = []
    for value in ticks(limits):
        at = _place(value, limits, across=across)
        ends = (at, TOP, at, HEIGHT - BOTTOM) if across else (LEFT, at, WIDTH - RIGHT, at)
        line = '<line class="grid" stroke="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>'
        parts.append(line.format(GRID, *ends))
        where = f'x="{at}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle"'
        if not across:
            where = f'x="{LEFT - 6}" y="{at + 4}" text-anchor="end"'
        parts.append(f"<text {where}>{value:.4g}</text>".replace(">-", ">\N{MINUS SIGN}"))
    return parts


def _drawn(line: Line, number: int, x_range: tuple[float, float], y_range: tuple[float, float]) -> list[str]:
    places = [
        (_place(x, x_range, across=True), _place(y, y_range, across=False))
        for x, y in zip(line.x, line.y, strict=True)
    ]
    colour = COLOURS[number]
    if line.dots:
        return [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places]
    points = " ".join(f"{x},{y}" for x, y in places)
    dash = f' stroke-dasharray="{DASHES[number]}"' if DASHES[number] else ""
    drawn = [f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.8"{dash}/>']
    if line.filled:
        floor_at = HEIGHT - BOTTOM
        whole = f"{places[0][0]},{floor_at} {points} {places[-1][0]},{floor_at}"
        drawn.insert(0, f'<polygon points="{whole}" fill="{colour}" fill-opacity="0.13"/>')
    return drawn


def _legend(lines: Sequence[Line]) -> list[str]:
    """A piece of each line, then its name; what does not fit beside goes below."""
    parts, x, y = [], float(LEFT), ROW
    for number, line in enumerate(lines):
        wide = SAMPLE + LETTER * len(line.name)
        if x > LEFT and x + wide > WIDTH:
            x, y = float(LEFT), y + ROW
        parts += _named(line, number, round(x, 1), y)
        x += wide + APART
    return parts


def _named(line: Line, number: int, x: float, y: int) -> list[str]:
    colour = COLOURS[number % len(COLOURS)]
    dash = f' stroke-dasharray="{DASHES[number % len(DASHES)]}"' if number and not line.dots else ""
    ends = f'x1="{x}" y1="{y - 4}" x2="{x + 18}" y2="{y - 4}"'
    sample = f'<line {ends} stroke="{colour}" stroke-width="1.8"{dash}/>'
    if line.dots:
        sample = f'<circle cx="{x + 9}" cy="{y - 4}" r="3.5" fill="{colour}"/>'
    return [sample, f'<text x="{x + SAMPLE}" y="{y}" fill="{colour}">{escape(line.name)}</text>']

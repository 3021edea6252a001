"""Plots of likelihood ratios as SVG: axes, lines, dots. No other program is needed to see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 520, 320
LEFT, RIGHT, TOP, BOTTOM = 58, 14, 30, 46
TICKS = 6
COLOURS = ("#0b5cad", "#c2410c", "#6b7280")
DASHES = ("", "6 3", "2 3")


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
    """

    name: str
    x: Sequence[float]
    y: Sequence[float]
    dots: bool = False


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
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(y_label)} / {escape(x_label)}">',
        *_axis(x_range, across=True),
        *_axis(y_range, across=False),
        f'<text x="{across}" y="{HEIGHT - 8}" text-anchor="middle">{escape(x_label)}</text>',
        f'<text {upwards} text-anchor="middle">{escape(y_label)}</text>',
    ]
    for number, line in enumerate(lines):
        parts += _drawn(line, number % len(COLOURS), x_range, y_range)
    return "".join((*parts, "</svg>"))


def _place(value: float, limits: tuple[float, float], *, across: bool) -> float:
    share = min(1.0, max(0.0, (value - limits[0]) / (limits[1] - limits[0])))
    if across:
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)
    return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def _axis(limits: tuple[float, float], *, across: bool) -> list[str]:
    parts = []
    for number in range(TICKS):
        value = limits[0] + (limits[1] - limits[0]) * number / (TICKS - 1)
        at = _place(value, limits, across=across)
        ends = (at, TOP, at, HEIGHT - BOTTOM) if across else (LEFT, at, WIDTH - RIGHT, at)
        parts.append('<line class="grid" x1="{}" y1="{}" x2="{}" y2="{}"/>'.format(*ends))
        where = f'x="{at}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle"'
        if not across:
            where = f'x="{LEFT - 6}" y="{at + 4}" text-anchor="end"'
        parts.append(f"<text {where}>{value:.4g}</text>")
    return parts


def _drawn(line: Line, number: int, x_range: tuple[float, float], y_range: tuple[float, float]) -> list[str]:
    places = [
        (_place(x, x_range, across=True), _place(y, y_range, across=False))
        for x, y in zip(line.x, line.y, strict=True)
    ]
    colour = COLOURS[number]
    if line.dots:
        drawn = [f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>' for x, y in places]
    else:
        points = " ".join(f"{x},{y}" for x, y in places)
        dash = f' stroke-dasharray="{DASHES[number]}"' if DASHES[number] else ""
        drawn = [f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.8"{dash}/>']
    where = f'x="{LEFT + number * (WIDTH - LEFT) // 3}" y="18"'
    return [*drawn, f'<text {where} fill="{colour}">{escape(line.name)}</text>']

"""The figure of the page on striated marks: two signatures on each other, and the scores of 36 pairs."""

from pathlib import Path

import numpy as np

from rastro.ballistics.striae import BulletComparison, Signature
from rastro.ballistics.striae.comparing import laid

WIDTH, HEIGHT, LEFT, RIGHT = 720, 300, 30, 700
OURS, THEIRS = "#1c5d99", "#c2571a"


def draw(path: Path, found: BulletComparison, known: list[list[Signature]], pair: tuple[int, int]) -> None:
    """Write it as SVG, in numbers of two decimals so that runs agree."""
    first, second = known[0][pair[0]].heights, known[1][pair[1]].heights
    ours, theirs = laid(first, second, found.lands[pair[0]][pair[1]].lag)
    inside = set(found.in_phase)
    dots = [
        _dot(found.scores[place], OURS if place in inside else "#8a8a8a", 250 if place in inside else 275)
        for place in np.ndindex(found.scores.shape)
    ]
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12" fill="#444">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        + _line(ours, OURS)
        + _line(theirs, THEIRS)
        + f'<text x="{LEFT}" y="18">Land {pair[0] + 1} of bullet 1 and land {pair[1] + 1} of bullet 2, '
        f"laid on each other: {len(ours) * 1.5625e-3:.2f} mm across</text>"
        f'<text x="{LEFT}" y="228">Scores, 0 to 1: six pairs in phase above, thirty others below</text>'
        f'<path d="M{LEFT} 288H{RIGHT}" stroke="#bbb"/>' + "".join(dots) + "</svg>\n",
        encoding="utf-8",
    )


def _line(heights: "np.ndarray[tuple[int], np.dtype[np.float64]]", colour: str) -> str:
    across = np.linspace(LEFT, RIGHT, len(heights))
    points = " ".join(
        f"{x:.1f},{115 - height * 1e6 * 10:.1f}"
        for x, height in zip(across[::2], heights[::2], strict=True)
        if np.isfinite(height)
    )
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1"/>'


def _dot(score: float, colour: str, height: int) -> str:
    across = LEFT + score * (RIGHT - LEFT)
    return f'<circle cx="{across:.1f}" cy="{height}" r="4" fill="{colour}" opacity="0.7"/>'

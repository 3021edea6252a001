"""A reliability plot as SVG: claimed against observed, a dot a tenth, its size by how many pairs."""

from math import log10

from rastro.tracing import Bin, Reliability

SIDE, EDGE = 360, 56
FONT = 'font-family="Inter, sans-serif" font-size="12"'
STYLE = (
    "<style>text{fill:#33424d}.a,.d{stroke:#8b9aa5}.d{stroke-dasharray:4 4}.p{fill:#0d7f86}"
    "@media(prefers-color-scheme:dark){text{fill:#c8d2da}.p{fill:#4cc2c9}}</style>"
)


def draw(told: Reliability) -> str:
    """The plot; it follows the reader's light or dark page."""
    size, middle = SIDE + 2 * EDGE, SIDE / 2 + EDGE
    figures = f"{told.pairs:,} pairs · Brier {told.brier:.4f} · ECE {told.error:.4f}"
    upright = f'transform="rotate(-90 16 {middle})"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" {FONT}>',
        "<title>Claimed and observed probability that two records are one firearm</title>",
        STYLE,
        f'<path class="a" fill="none" d="M{EDGE} {EDGE}V{EDGE + SIDE}H{EDGE + SIDE}"/>',
        f'<path class="d" fill="none" d="M{EDGE} {EDGE + SIDE}L{EDGE + SIDE} {EDGE}"/>',
        *(_tick(value / 5) for value in range(6)),
        *(_dot(each) for each in told.bins),
        f'<text x="{middle}" y="{size - 14}" text-anchor="middle">claimed</text>',
        f'<text x="16" y="{middle}" text-anchor="middle" {upright}>observed</text>',
        f'<text x="{EDGE + 12}" y="{EDGE + 4}">{figures}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(value: float) -> float:
    return round(EDGE + value * SIDE, 1)


def _y(value: float) -> float:
    return round(EDGE + (1 - value) * SIDE, 1)


def _tick(value: float) -> str:
    return (
        f'<text x="{_x(value)}" y="{EDGE + SIDE + 18}" text-anchor="middle">{value:g}</text>'
        f'<text x="{EDGE - 8}" y="{_y(value) + 4}" text-anchor="end">{value:g}</text>'
    )


def _dot(each: Bin) -> str:
    radius = round(3 + 2.2 * log10(each.pairs + 1), 1)
    said = f"claimed {each.claimed:.3f}, observed {each.observed:.3f}, {each.pairs} pairs"
    x, y = _x(each.claimed), _y(each.observed)
    dot = (
        f'<circle class="p" fill-opacity=".75" cx="{x}" cy="{y}" r="{radius}"><title>{said}</title></circle>'
    )
    return f'{dot}<text x="{x + radius + 4:.1f}" y="{y + 16:.1f}" font-size="10">{each.pairs}</text>'

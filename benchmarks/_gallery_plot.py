"""Seconds a query and recall against the size of the gallery, as a figure.

Processor seconds shared by two cores: what other programs take does not count.
"""

import math

WIDTH, HEIGHT, LEFT, TOP, SIDE = 640, 300, 60, 40, 220
CORES = 2
STYLE = (
    "text{fill:#33424d}.a{stroke:#8b9aa5;fill:none}.p{fill:#0d7f86}.l{stroke:#0d7f86;fill:none}"
    "@media(prefers-color-scheme:dark){text{fill:#c8d2da}.p{fill:#4cc2c9}.l{stroke:#4cc2c9}}"
)


def plot(sizes: list[dict]) -> str:  # type: ignore[type-arg]
    """Both panels."""
    counts = [each["surfaces"] for each in sizes]
    seconds = [math.log10(max(0.1, each["cpu_seconds_a_query"] / CORES)) for each in sizes]
    panels = [
        _panel(
            LEFT, counts, seconds, (-1, 2), "seconds a query on two cores", lambda value: f"{10**value:g}"
        ),
        _panel(
            LEFT + SIDE + 90,
            counts,
            [each["recall_at_10"] or 0 for each in sizes],
            (0, 1),
            "recall@10 against laying on all",
            lambda value: f"{value:g}",
        ),
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
    title = "<title>Time and recall of a search against the size of the gallery</title>"
    return "\n".join(
        [
            head + ' font-family="Inter, sans-serif" font-size="12">',
            title,
            f"<style>{STYLE}</style>",
            *panels,
            "</svg>\n",
        ]
    )


def _panel(left, counts, values, span, name, said) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001
    def across(count: float) -> float:
        return left + SIDE * (math.log10(count) - 3) / 2

    def down(value: float) -> float:
        return TOP + SIDE * (span[1] - value) / (span[1] - span[0])

    lines = [f'<path class="a" d="M{left} {TOP}V{TOP + SIDE}H{left + SIDE}"/>']
    lines += [f'<text x="{left}" y="{TOP - 14}">{name}</text>']
    for power in (3, 4, 5):
        x = across(10**power)
        lines.append(f'<text x="{x:.0f}" y="{TOP + SIDE + 18}" text-anchor="middle">{10**power:,}</text>')
    steps = range(span[0], span[1] + 1) if span[1] > 1 else (0, 0.25, 0.5, 0.75, 1)
    for value in steps:
        y = down(value) + 4
        lines.append(f'<text x="{left - 8}" y="{y:.0f}" text-anchor="end">{said(value)}</text>')
    points = [(across(count), down(value)) for count, value in zip(counts, values, strict=True)]
    lines.append(f'<path class="l" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in points)}"/>')
    lines += [f'<circle class="p" r="4" cx="{x:.1f}" cy="{y:.1f}"/>' for x, y in points]
    return "\n".join(lines)

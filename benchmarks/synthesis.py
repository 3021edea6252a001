"""Generated firearms beside real ones: how rough, how alike, how unlike.

    python -m benchmarks.synthesis [FIGURE.svg]

Forty scans of the Fadul study, read beside the checkout, and 160 generated cases of 40 firearms, all at 50 um
and laid on each other by stage 2 of the search. It says whether a gallery of generated surfaces is a fair
load for a search; it says nothing of accuracy.
"""

import csv
import sys
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import _synthesis_figure
from rastro.ballistics import prepare_impression, read_x3p
from rastro.ballistics.gallery.sketch import DEPTH, sketch_level
from rastro.ballistics.gallery.whole import lay_whole, turned_query
from rastro.ballistics.pyramid import Level
from rastro.ballistics.synthesis import Foundry, cases, firearm

TABLE = Path(__file__).parents[2] / "shared" / "data" / "ballistics" / "ground_truth.csv"
FIREARMS, CASES, MOST_UNLIKE = 40, 4, 720
LAGS = (1, 2, 4)
"""Points of 50 um: 50, 100, 200 um."""


@dataclass(frozen=True, slots=True, eq=False)
class Set:
    """Surfaces at 50 um and whose they are; correlations of pairs of one firearm and of two."""

    name: str
    levels: list[Level]
    sources: list[str]
    same: Any
    different: Any


def main() -> None:
    if not TABLE.exists():
        print("no ../shared/data/ballistics: nothing to hold generated surfaces against")
        return
    sets = (_compared("Fadul", *_fadul()), _compared("generated", *_generated()))
    for each in sets:
        points = [float(level.measured.sum()) for level in each.levels]
        spread = [float(level.heights[level.measured > 0].std()) for level in each.levels]
        waves = [np.mean([autocorrelation(level, lag) for level in each.levels]) for lag in LAGS]
        print(f"{each.name}: {len(points)} surfaces, {np.mean(points):.0f} +- {np.std(points):.0f} points")
        print(
            f"  spread {np.mean(spread):.3f}; autocorrelation " + ", ".join(f"{value:.2f}" for value in waves)
        )
        same, different = np.quantile(each.same, (0.05, 0.5, 0.75)), np.quantile(each.different, (0.5, 0.95))
        print("  NCC of one firearm, 5 / 50 / 75 %: " + " / ".join(f"{value:.2f}" for value in same))
        print("  of different ones, 50 / 95 %: " + " / ".join(f"{value:.2f}" for value in different))
    if len(sys.argv) > 1:
        _synthesis_figure.draw(Path(sys.argv[1]), sets)


def autocorrelation(level: Level, lag: int) -> float:
    """Of measured neighbours so many points apart, down and across."""
    found = []
    for heights, measured in ((level.heights, level.measured), (level.heights.T, level.measured.T)):
        both = (measured[lag:] > 0) & (measured[:-lag] > 0)
        inside = heights[measured > 0]
        middle, variance = inside.mean(), inside.var()
        found.append(((heights[lag:] - middle) * (heights[:-lag] - middle))[both].mean() / variance)
    return float(np.mean(found))


def _fadul() -> tuple[list[Level], list[str]]:
    with TABLE.open() as file:
        rows = [row for row in csv.DictReader(file) if row["study"] == "fadul2011"]
    prepared = [prepare_impression(read_x3p(TABLE.parent / row["file"])) for row in rows]
    return [each.levels[DEPTH] for each in prepared], [row["source"] for row in rows]


def _generated() -> tuple[list[Level], list[str]]:
    foundry = Foundry(seed=1)
    made = [
        (level, str(number))
        for number in range(FIREARMS)
        for level in cases(foundry, firearm(foundry, number * foundry.line), count=CASES)
    ]
    return [level for level, _ in made], [source for _, source in made]


def _compared(name: str, levels: list[Level], sources: list[str]) -> Set:
    pairs = list(combinations(range(len(levels)), 2))
    alike = [(a, b) for a, b in pairs if sources[a] == sources[b]]
    unlike = [(a, b) for a, b in pairs if sources[a] != sources[b]]
    unlike = unlike[:: max(1, len(unlike) // MOST_UNLIKE)]
    sketches, queries = [sketch_level(level).surface for level in levels], {}
    found: dict[bool, list[float]] = {True: [], False: []}
    for same, chosen in ((True, alike), (False, unlike)):
        for a, b in chosen:
            if a not in queries:
                queries = {a: turned_query(levels[a])}
            found[same].append(lay_whole(sketches[b], queries[a]).ncc)
    return Set(name, levels, sources, np.array(found[True]), np.array(found[False]))


if __name__ == "__main__":
    main()

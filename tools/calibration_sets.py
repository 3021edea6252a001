"""Make the calibration sets that come with the library, from the public scans in ../shared.

    python tools/calibration_sets.py

Needed anew whenever the version of a recipe changes. It runs the commands that a laboratory would run:
`rastro compare --pairs` and `rastro calibrate`; two runs on one machine write the same bytes.
"""

import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rastro.ballistics import ImpressionRecipe
from rastro.ballistics.striae import StriationRecipe
from rastro.canonical import Text

HERE = Path(__file__).resolve().parents[1]
SCANS = HERE.parent / "shared" / "data" / "ballistics"
OUT = HERE / "src" / "rastro" / "ballistics" / "data"
EDITION = "2026-2"
HAMBY_PHASE = 4
"""Land i of bullet 1 of Hamby's barrel 1 was cut by the same land of the barrel as land i + 4 of bullet 2."""
LANDS = 6


@dataclass(frozen=True)
class Made:
    """One set: whose scans, which weapon each is of, and what is said of them."""

    name: str
    mark: str
    method: str
    sources: dict[str, str]
    population: str


def fadul() -> Made:
    """Forty cartridge cases of ten slides."""
    rows = [row for row in _table() if row["study"] == "fadul2011"]
    return Made(
        "breech-face-fadul",
        "breech-face",
        ImpressionRecipe().version,
        {row["file"]: row["source"] for row in rows},
        population("breech-face-fadul"),
    )


def hamby() -> Made:
    """The twelve lands of two bullets from one barrel."""
    rows = [row for row in _table() if row["source"] == "hamby44-barrel-1"]
    return Made(
        "land-hamby",
        "land",
        StriationRecipe().version,
        {row["file"]: f"land-{_land_of_barrel(row)}" for row in rows},
        population("land-hamby"),
    )


def population(name: str) -> str:
    """The sentence of the catalogue, in English; a reader gets it in theirs."""
    return Text(f"ballistics.population.{name}").say()


def make(made: Made) -> None:
    """Compare every pair and write the set."""
    with tempfile.TemporaryDirectory() as folder:
        pairs, scores, key = (Path(folder) / name for name in ("pairs.csv", "scores.csv", "key.csv"))
        files = sorted(made.sources)
        _write(pairs, ("a", "b"), combinations([str(SCANS / file) for file in files], 2))
        _write(key, ("file", "source"), ((str(SCANS / file), made.sources[file]) for file in files))
        kind = ("--mark", made.mark)
        _rastro("compare", "--pairs", str(pairs), "--out", str(scores), *kind)
        said = ("--name", made.name, "--edition", EDITION, "--method", made.method)
        out = ("--key", str(key), "--population", made.population, "--out", str(OUT / f"{made.name}.json"))
        _rastro("calibrate", str(scores), *kind, *said, *out)


def _land_of_barrel(row: dict[str, str]) -> int:
    land = int(row["part"].split()[-1])
    return land if row["item"] == "bullet 1" else (land - HAMBY_PHASE - 1) % LANDS + 1


def _table() -> Iterator[dict[str, str]]:
    with (SCANS / "ground_truth.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def _rastro(*words: str) -> None:
    subprocess.run([sys.executable, "-c", "from rastro.cli.main import main; main()", *words], check=True)


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for each in (fadul(), hamby()):
        make(each)

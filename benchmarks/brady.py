"""Real crime guns, split into a sale side and a recovery side, and the answers checked against the table.

    python -m benchmarks.brady split FOLDER [--misread SEED]   REGISTRY.csv, RECOVERIES.csv, TRUTH.csv
    python -m benchmarks.brady check FOLDER                    FOLDER/ANSWERS.csv against FOLDER/TRUTH.csv
    python -m benchmarks.brady                                 the library alone: every line, five seeds

The table (../shared/data/records/us_crime_guns_brady.csv, MIT; see its PROVENANCE.md) is read where it lies.

Two lines are one firearm when make and serial are equal and the sale is: the same day, or one line lacks it
and their calibres do not contradict each other. Equal make, serial and calibre with other days of sale are
different firearms that nothing on the weapon tells apart: the source keeps only the first part of serials,
such as Ruger's `382-…` and Canik's `T6429-…`. Each of them is accepted as found, the answer is R6, and such
lines are listed, because no honest answer can name one day of sale.
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.crime_guns.checking import check
from benchmarks.crime_guns.scoring import score
from benchmarks.crime_guns.splitting import split

HERE = Path(__file__).resolve().parents[1]
TABLE = HERE.parent / "shared" / "data" / "records" / "us_crime_guns_brady.csv"
SEEDS = (1, 2, 3, 4, 5)


def main(arguments: list[str]) -> int:
    """Run one of the commands; 1 when a figure misses what must hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.brady")
    parser.add_argument("command", nargs="?", choices=("split", "check", "score"), default="score")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--misread", type=int, metavar="SEED", help="mis-read each serial once")
    parser.add_argument("--seeds", type=int, nargs="*", default=SEEDS, help="for score")
    parser.add_argument("--third", choices=("aside", "used"), help="for score: only these lines")
    parser.add_argument("--wrong", action="store_true", help="for score: list what was not found first")
    parser.add_argument("--table", type=Path, default=TABLE)
    given = parser.parse_args(arguments)
    if not given.table.exists():
        print(json.dumps({"skipped": f"no {given.table.name}"}))
        return 0
    if given.command == "score":
        return score(given.table, given.seeds, third=given.third, wrong=given.wrong)
    if given.folder is None:
        parser.error("name a folder")
    if given.command == "split":
        print(json.dumps(split(given.table, given.folder, misread=given.misread), indent=2))
        return 0
    figures = check(given.folder)
    print(json.dumps(figures, indent=2))
    return 0 if figures["holds"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

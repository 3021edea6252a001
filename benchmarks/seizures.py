"""All lines of a State's seizures must be taken over in five minutes and a gigabyte, each accounted for.

Imports ../shared/data/records/br_rj_seizures_2017_2022.csv.gz into an empty node, imports it again (nothing
changes), and imports it into a second node whose process is killed ten times on the way (the same result).
Prints time, memory, counts and kills. Without the file it imports nothing and says so.

    python -m benchmarks.seizures [--kills N] [--seed S]
"""

import argparse
import gzip
import json
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks._killing import run_and_kill
from rastro_node.demo.building import build
from rastro_node.demo.inside import run_inside
from rastro_node.demo.running import database_of

TABLE = Path(__file__).parents[2] / "shared/data/records/br_rj_seizures_2017_2022.csv.gz"
INSIDE = "benchmarks._seizures_inside"
MOST_SECONDS, MOST_MB = 300, 1_000
LINES, DUPLICATES, DUPLICATE_FIREARMS, REPEATS = 128_734, 4_453, 271, 3_746
FIREARMS, CASES = 64_525, 43_954


def measure(kills: int, seed: int) -> dict[str, Any]:
    """Import, import again, import under kills."""
    with tempfile.TemporaryDirectory(prefix="rastro-bench-") as name:
        folder = Path(name)
        file = folder / "seizures.csv"
        with gzip.open(TABLE, "rb") as packed, file.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
        with database_of(folder):
            made = build(folder, say=lambda _step: None, story=False, fixed_ports=False)
            home, second = (made.homes[code].folder for code in ("XA", "XB"))
            first = run_inside(home, INSIDE, {"file": str(file)})
            counted = run_inside(home, INSIDE, {"count": True})
            again = run_inside(home, INSIDE, {"file": str(file)})
            same = run_inside(home, INSIDE, {"count": True})
            killed: dict[str, Any] = {}
            if kills:
                killed = _killed(second, file, kills, random.Random(seed))
    return {
        "first": first,
        "counted": counted,
        "again": again,
        "killed": killed,
        "holds": _holds(first, counted, again, same, killed),
    }


def _killed(home: Path, file: Path, kills: int, chance: random.Random) -> dict[str, Any]:
    started = time.perf_counter()
    points = sorted(chance.randrange(LINES - 2_000) for _kill in range(kills))
    done = [
        run_and_kill(home, INSIDE, {"file": str(file)}, at=point, pause=chance.uniform(0, 0.5))
        for point in points
    ]
    told = run_inside(home, INSIDE, {"file": str(file)})
    return {
        "kills": sum(done),
        "at_lines": points,
        "told": told,
        "counted": run_inside(home, INSIDE, {"count": True}),
        "seconds": round(time.perf_counter() - started, 1),
    }


def _holds(
    first: dict[str, Any],
    counted: dict[str, Any],
    again: dict[str, Any],
    same: dict[str, Any],
    killed: dict[str, Any],
) -> dict[str, bool]:
    holds = {
        "time": first["seconds"] < MOST_SECONDS,
        "memory": first["peak_mb"] < MOST_MB,
        "every line": first["rows"] == LINES == first["registered"] + first["duplicates"],
        "nothing refused": first["refused"] == 0,
        "duplicates": first["duplicates"] == DUPLICATES,
        "duplicate firearms": first["codes"]["custody.import.duplicate_firearm"]
        == FIREARMS - counted["kinds"]["firearm"]
        == DUPLICATE_FIREARMS,
        "cases": counted["cases"] == CASES,
        "again changes nothing": again["registered"] == 0 and _plain(same) == _plain(counted),
        "repeats": counted["repeats_as_written"] == REPEATS,
    }
    if killed:
        said = ("rows", "registered", "duplicates", "refused", "already", "warnings", "codes")
        holds["killed"] = killed["kills"] == len(killed["at_lines"])
        holds["killed, the same"] = all(killed["told"][each] == first[each] for each in said)
        holds["killed, the same stands"] = _plain(killed["counted"]) == _plain(counted)
    return holds


def _plain(counted: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in counted.items() if name != "count_seconds"}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if not TABLE.exists():
        print("There is no ../shared/data: nothing was measured.", file=sys.stderr)
        sys.exit(0)
    figures = measure(given.kills, given.seed)
    print(json.dumps(figures, indent=2))
    sys.exit(not all(figures["holds"].values()))

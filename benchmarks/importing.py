"""A file of firearms must be registered at 3,000 lines a second, and in less than a gigabyte of memory.

Beside it, in the same run: a plain COPY of the same lines into a table of eight columns without an index, and
a COPY of the finished rows, keys and events into tables with the register's indexes, which is the least that
any import into such a register can take. Prints lines a second, lines for each second of a processor (which
says what an idle machine would do, whatever else runs on this one), both ratios and the memory.

    python -m benchmarks.importing [--firearms N] [--seed S] [--profile FILE]
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from rastro_node.demo.building import build
from rastro_node.demo.inside import run_inside
from rastro_node.demo.running import database_of

LEAST = 3_000
MOST_MEGABYTES = 1_000


def measure(firearms: int, seed: int, profile: str) -> dict[str, object]:
    """Import a made-up register into a node of its own."""
    with tempfile.TemporaryDirectory(prefix="rastro-bench-") as name:
        folder = Path(name)
        with database_of(folder):
            made = build(folder, say=lambda _step: None, story=False, fixed_ports=False)
            task = {"firearms": firearms, "seed": seed, "folder": str(folder), "profile": profile}
            figures = run_inside(made.homes["XB"].folder, "benchmarks._importing_inside", task)
    holds = figures["rows_a_second"] >= LEAST and figures["megabytes"] < MOST_MEGABYTES
    return figures | {"least": LEAST, "holds": holds}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--firearms", type=int, default=130_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", default="", help="Write a profile of the import here.")
    given = parser.parse_args()
    told = measure(given.firearms, given.seed, given.profile)
    print(json.dumps(told, indent=2))
    sys.exit(not told["holds"])

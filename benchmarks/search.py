"""Search by serial in a State's register, beside pg_trgm similarity and rapidfuzz over all serials.

A made-up register (rastro.testing.registries) with serials in lots, as makers issue them; readings of some of
them: equal, mis-read once and twice as the table of confusions has it, with separators, a character left out,
put in, exchanged, unread ones, alternatives, ends, beginnings and both. For each kind the time and the
recall: how often the right serial is among the first ten (200 for parts of a serial), the same for all.
Beside it, not timed: how often it scores as well as one of those, and how often more than those share the
best score, so that no search by serial can name one. The better rival is the one with the most recall. Exit
status 0 if every kind answers in time, and the better rival has no more recall and takes 20 times as long.

    python -m benchmarks.search [--firearms N] [--queries N] [--rival-queries N] [--seed S]
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from rastro_node.cluster import embedded
from rastro_node.demo.building import DATABASE, build
from rastro_node.demo.inside import run_inside
from rastro_node.demo.running import database_of

CEILINGS_MS = ((1_000_000, 100), (10_000_000, 300))
TIMES_FASTER = 20


def measure(task: dict[str, object]) -> dict[str, object]:
    """Fill a register of its own, search it, take it away again."""
    with tempfile.TemporaryDirectory(prefix="rastro-bench-") as name:
        folder = Path(name)
        with database_of(folder):
            made = build(folder, say=lambda _step: None, story=False, fixed_ports=False)
            task = task | {"server": embedded.start(folder / DATABASE).url("{database}")}
            figures = run_inside(made.homes["XB"].folder, "benchmarks._search_inside", task, progress=_say)
    ceiling = next((ms for size, ms in CEILINGS_MS if int(str(task["firearms"])) <= size), CEILINGS_MS[-1][1])
    slow = [kind for kind, each in figures["kinds"].items() if each["p95_ms"] >= ceiling]
    rivals = figures["rivals"]
    better = max(rivals, key=lambda name: (rivals[name]["recall"], -rivals[name]["p50_ms"]))
    holds = {
        "every_kind_within_the_ceiling": not slow,
        "recall_as_good": figures["on_the_rivals_queries"]["recall"] >= rivals[better]["recall"],
        "times_faster_than_the_better": rivals[better]["times_slower"] >= TIMES_FASTER,
    }
    return figures | {"ceiling_ms": ceiling, "slow_kinds": slow, "better_rival": better, "holds": holds}


def _say(done: int, total: int) -> None:
    print(f"{done:,} of {total:,} firearms", file=sys.stderr, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--firearms", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=60, help="of each kind")
    parser.add_argument("--rival-queries", type=int, default=8, help="of each kind, for the rivals")
    parser.add_argument("--seed", type=int, default=1)
    told = measure(vars(parser.parse_args()))
    print(json.dumps(told, indent=2))
    sys.exit(not all(told["holds"].values()))

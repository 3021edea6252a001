"""Messages between two nodes, three durable commits each: how many a second, how long each takes.

Both nodes and their databases run on this machine, `fsync` on. A message counts once its signed receipt is
stored by the sender: committed in the outbox, committed in the receiver's inbox, committed as confirmed.

    python -m benchmarks.messages [--count N] [--rate R]
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from rastro_node.demo.building import build
from rastro_node.demo.inside import run_inside
from rastro_node.demo.running import database_of, running

WARM_UP = 200
"""Messages sent before: the first one opens the connection between the nodes."""
FLOOR = 300
CEILING_MS = 250


def measure(count: int, rate: float) -> dict[str, object]:
    """Send `count` messages at `rate` a second, then as many as fast as they go."""
    with tempfile.TemporaryDirectory(prefix="rastro-bench-") as name:
        folder = Path(name)
        with database_of(folder):
            made = build(folder, say=lambda _step: None, story=False, fixed_ports=False)
            with running(made):
                run_inside(
                    made.homes["XA"].folder, "benchmarks._messages_inside", {"count": WARM_UP, "rate": 0}
                )
                task = {"count": count, "rate": rate}
                paced = run_inside(made.homes["XA"].folder, "benchmarks._messages_inside", task)
                flat_out = run_inside(
                    made.homes["XA"].folder, "benchmarks._messages_inside", task | {"rate": 0}
                )
    return {
        "paced": paced,
        "flat_out": flat_out,
        "rate_over_floor": round(flat_out["per_second"] / FLOOR, 2),
        "p99_over_ceiling": round(paced["p99_ms"] / CEILING_MS, 3),
        "holds": flat_out["per_second"] >= FLOOR and paced["p99_ms"] < CEILING_MS,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=4_000)
    parser.add_argument("--rate", type=float, default=FLOOR)
    given = parser.parse_args()
    figures = measure(given.count, given.rate)
    print(json.dumps(figures, indent=2))
    sys.exit(not figures["holds"])

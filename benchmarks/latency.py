"""One trace after another, each answered by itself: how long from the recovery's entry to the answer.

Both nodes run on this machine. A trace counts from the moment the officer's recovery is recorded until the
peer's answer is stored in the officer's trace: recorded, searched at home, sent, searched abroad, decided by
the policy, answered, heard.

    python -m benchmarks.latency [--traces N] [--firearms N]
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from rastro_node.demo.building import build
from rastro_node.demo.inside import run_inside
from rastro_node.demo.population import population_write
from rastro_node.demo.running import database_of, running

CEILING_MS = 1_000


def measure(traces: int, firearms: int) -> dict[str, object]:
    """Load a registry into Borealia and trace some of its firearms from Arcadia."""
    with tempfile.TemporaryDirectory(prefix="rastro-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        registry = folder / "registry.csv"
        population_write(registry, count=firearms, seed=10)
        with database_of(folder):
            made = build(folder, say=lambda _step: None, story=False, fixed_ports=False)
            home = made.homes["XB"].folder
            run_inside(home, "rastro_node.demo.registering", {"file": str(registry)})
            with running(made):
                task = {"registry": str(registry), "traces": traces, "officer": "bruno", "to": "XB"}
                figures = run_inside(made.homes["XA"].folder, "benchmarks._latency_inside", task)
    return {
        "firearms": firearms,
        **figures,
        "p50_over_ceiling": round(figures["p50_ms"] / CEILING_MS, 3),
        "holds": figures["answered"] == figures["traces"] and figures["p50_ms"] < CEILING_MS,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--traces", type=int, default=100)
    parser.add_argument("--firearms", type=int, default=5_000)
    given = parser.parse_args()
    figures = measure(given.traces, given.firearms)
    print(json.dumps(figures, indent=2))
    sys.exit(not figures["holds"])

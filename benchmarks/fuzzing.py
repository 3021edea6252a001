"""Broken X3P, AL3D, PNG and CSV files for as many seconds as are given: no crash, no hang, bounded memory.

    python -m benchmarks.fuzzing [SECONDS] [SEED]      1 when something failed
    python -m benchmarks.fuzzing --replay SEED         one case again, with its traceback

Each file is refused with a RASTRO error or read; what was read is drawn, searched for regions, written, and
read back to the same bits. A case fails by any other error, by dying, by taking more than a second of
processor (or of the clock six times over: other programs may be running), or by needing more than 300 MB
beyond the file. Memory is the peak of the process's resident set during the case, which Linux lets a process
reset, less what it held before. The cases begin with files of ../shared/data/ballistics where these are, and
with generated ones.
"""

import json
import multiprocessing as mp
import sys
import time
from typing import Any

from benchmarks._fuzzing_inside import KINDS, cases, run

LONGEST, MEGABYTES = 1.0, 300
STUCK = 20.0
MOST_SAID = 40


def main(seconds: float, seed: int) -> int:
    """Fuzz in a process of its own, which is begun again after the case that ended it."""
    until, started = time.monotonic() + seconds, time.monotonic()
    totals: dict[str, Any] = {"cases": 0, "read": 0, "refused": 0, "reasons": {}}
    worst: dict[str, Any] = {"seconds": (0.0, None), "cpu_seconds": (0.0, None), "megabytes": (0.0, None)}
    failed: list[dict[str, Any]] = []
    while time.monotonic() < until:
        seed, ended = _in_a_process(seed, until, totals, worst, failed)
        if ended is not None:
            failed.append({"seed": seed, "kind": KINDS[seed % len(KINDS)], "error": ended})
            seed += 1
    reasons = dict(sorted(totals.pop("reasons").items(), key=lambda each: -each[1]))
    told = {
        **totals,
        "seconds": round(time.monotonic() - started, 1),
        "slowest": {"seconds": worst["seconds"][0], "seed": worst["seconds"][1]},
        "slowest_on_the_processor": {"seconds": worst["cpu_seconds"][0], "seed": worst["cpu_seconds"][1]},
        "most_memory": {"megabytes": worst["megabytes"][0], "seed": worst["megabytes"][1]},
        "reasons": reasons,
        "failed": failed[:MOST_SAID],
        "holds": not failed,
    }
    print(json.dumps(told, indent=2))
    return 1 if failed else 0


def _in_a_process(
    seed: int, until: float, totals: dict[str, Any], worst: dict[str, Any], failed: list[dict[str, Any]]
) -> tuple[int, str | None]:
    """Cases from a seed on until time is up or one ends the process; the next seed, and how it ended."""
    ours, theirs = mp.Pipe()
    process = mp.get_context("fork").Process(target=cases, args=(theirs, seed, until), daemon=True)
    process.start()
    theirs.close()
    while ours.poll(STUCK):
        try:
            case = ours.recv()
        except EOFError:
            process.join()
            return seed, f"the process ended with {process.exitcode}"
        if case is None:
            process.join()
            return seed, None
        seed = case["seed"] + 1
        _count(case, totals, worst, failed)
    process.kill()
    process.join()
    return seed, f"nothing for {STUCK} seconds"


def _count(
    case: dict[str, Any], totals: dict[str, Any], worst: dict[str, Any], failed: list[dict[str, Any]]
) -> None:
    totals["cases"] += 1
    if case["code"]:
        totals["refused"] += 1
        totals["reasons"][case["code"]] = totals["reasons"].get(case["code"], 0) + 1
    elif not case["error"]:
        totals["read"] += 1
    for name, (most, _) in worst.items():
        if case[name] > most:
            worst[name] = (round(case[name], 3), case["seed"])
    slow = case["cpu_seconds"] > LONGEST or case["seconds"] > LONGEST
    if case["error"] or slow or case["megabytes"] > MEGABYTES:
        failed.append(case)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--replay"]:
        print(json.dumps(run(int(sys.argv[2]), plainly=True), indent=2))
        sys.exit(0)
    given = [float(each) for each in sys.argv[1:]]
    sys.exit(main(given[0] if given else 20.0, int(given[1]) if len(given) > 1 else 0))

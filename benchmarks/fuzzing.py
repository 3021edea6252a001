"""Broken X3P and AL3D files for as many seconds as are given: no crash, no hang, bounded memory.

    python -m benchmarks.fuzzing [SECONDS] [SEED]

Each file is refused with a RASTRO error or read; anything else, or a second spent on one, is told and fails.
"""

import json
import resource
import sys
import time

from rastro.ballistics import read_al3d, read_x3p
from rastro.canonical import RastroError
from rastro.testing.broken_scans import broken_al3d, broken_x3p

LONGEST, MEGABYTES = 1.0, 300


def main(seconds: float, seed: int) -> int:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    started, slowest, read, refused, failed = time.perf_counter(), 0.0, 0, 0, []
    while time.perf_counter() - started < seconds:
        reader, make = ((read_x3p, broken_x3p), (read_al3d, broken_al3d))[seed % 4 == 0]
        data = make(seed)
        began = time.perf_counter()
        try:
            reader(data)
            read += 1
        except RastroError:
            refused += 1
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            failed.append({"seed": seed, "error": repr(error)[:200]})
        spent = time.perf_counter() - began
        slowest = max(slowest, spent)
        if spent > LONGEST:
            failed.append({"seed": seed, "seconds": round(spent, 2)})
        seed += 1
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 - before
    told = {"read": read, "refused": refused, "slowest": round(slowest, 3), "megabytes_more": grown}
    print(json.dumps({**told, "failed": failed[:20], "holds": not failed and grown < MEGABYTES}, indent=2))
    return 1 if failed or grown >= MEGABYTES else 0


if __name__ == "__main__":
    given = [float(each) for each in sys.argv[1:]]
    sys.exit(main(given[0] if given else 20.0, int(given[1]) if len(given) > 1 else 0))

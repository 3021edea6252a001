"""Run every benchmark, or those named: `python -m benchmarks [NAME ...]`. Ends with one table of figures."""

import subprocess
import sys
from pathlib import Path

from benchmarks._figures import ROWS
from benchmarks._summary import table_of

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Run each in a process of its own; the number that failed."""
    known = sorted(path.stem for path in HERE.glob("[a-z]*.py"))
    unknown = set(names) - set(known)
    if unknown:
        print(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    printed, failed = {}, {}
    for name in names or known:
        print(f"· {name}", file=sys.stderr, flush=True)
        printed[name], failed[name] = _run(name)
    print(f"\n{table_of(ROWS, printed, failed)}")
    return sum(failed.values())


def _run(name: str) -> tuple[str, bool]:
    """What it printed, passed on line by line, and whether it failed."""
    told = []
    with subprocess.Popen(
        [sys.executable, "-m", f"benchmarks.{name}"], stdout=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stdout
        for line in running.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            told.append(line)
    return "".join(told), running.returncode != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A file made to harm must be refused in less than two seconds, in little memory.

Each of `rastro.testing.bad_files` is made, then read as an import reads it before it stores anything. Prints
the seconds of each, how many times the limit the worst is, and the most memory.

    python -m benchmarks.hostile
"""

import io
import json
import os
import resource
import sys
import time

LIMIT = 2.0
MOST_MEGABYTES = 500


def measure() -> dict[str, object]:
    """Read every bad file to its refusal."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rastro_node.config.settings")
    import django

    django.setup()
    from rastro.testing.bad_files import BAD_FILES

    seconds = {name: _refused(make(), code) for name, (code, make) in BAD_FILES.items()}
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    worst = max(seconds.values())
    return {
        "seconds": {name: round(each, 3) for name, each in seconds.items()},
        "worst_over_limit": round(worst / LIMIT, 3),
        "megabytes": megabytes,
        "holds": worst < LIMIT and megabytes < MOST_MEGABYTES,
    }


def _refused(content: bytes, code: str) -> float:
    from rastro.canonical import RastroError
    from rastro_node.core.imports import kind_of
    from rastro_node.core.imports.reading import read_through

    said, started = "not refused", time.perf_counter()
    try:
        read_through(io.BytesIO(content), columns=kind_of("firearms").columns)
    except RastroError as error:
        said = error.code
    seconds = time.perf_counter() - started
    if said != f"core.import.{code}":
        raise SystemExit(f"{code}: {said}")
    return seconds


if __name__ == "__main__":
    told = measure()
    print(json.dumps(told, indent=2))
    sys.exit(not told["holds"])

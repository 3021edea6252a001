"""The part of `benchmarks.seizures` that runs inside the node: take the file over, and count what stands."""

import resource
import time
from pathlib import Path
from typing import Any

from rastro_node.demo.inside import Progress, serve_task


def run(task: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Import the task's file, or only count."""
    return count() if task.get("count") else load(Path(task["file"]), progress)


def load(file: Path, progress: Progress) -> dict[str, Any]:
    """Import it; what came of it, how long it took and how much was held."""
    from rastro_node.core.context import this_node
    from rastro_node.custody.importing import import_seizures

    started, cpu = time.perf_counter(), time.process_time()
    report = import_seizures(file, actor=this_node(), progress=progress)
    seconds = time.perf_counter() - started
    counted = ("rows", "registered", "already", "duplicates", "refused", "warnings")
    return {name: getattr(report, name) for name in counted} | {
        "codes": dict(report.codes),
        "seconds": round(seconds, 1),
        "cpu_seconds": round(time.process_time() - cpu, 1),
        "rows_a_second": round(report.rows / seconds),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def count() -> dict[str, Any]:
    """What stands in custody, and what of it came again."""
    from django.db.models import Count

    from rastro_node.custody.models import Case, Exhibit
    from rastro_node.custody.selectors import repeats

    standing = Exhibit.objects.filter(withdrawn_at=None)
    started = time.perf_counter()
    told = {
        "cases": Case.objects.filter(withdrawn_at=None).count(),
        "kinds": dict(standing.values_list("kind").annotate(Count("pk"))),
        "serial_states": dict(
            standing.filter(kind="firearm").values_list("serial_state").annotate(Count("pk"))
        ),
        "owners": dict(standing.filter(kind="firearm").values_list("owner_class").annotate(Count("pk"))),
        "lines": standing.values("identity").distinct().count(),
        "repeats_as_written": repeats(as_written=True).count(),
        "repeats": repeats().count(),
        "repeats_of_the_police": repeats(as_written=True, police=True).count(),
        "repeats_state_owned": repeats(as_written=True, state_owned=True).count(),
    }
    return told | {"count_seconds": round(time.perf_counter() - started, 2)}


if __name__ == "__main__":
    serve_task(run)

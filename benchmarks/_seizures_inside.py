"""The part of `benchmarks.seizures` that runs inside the node: take the file over, and count what stands."""

import resource
import time
from pathlib import Path
from typing import Any

from rastro_node.demo.inside import Progress, serve_task


def run(task: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Import the task's file, or only count, or compare what stands and count the pairs."""
    if task.get("pairs"):
        return pairs()
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


def pairs() -> dict[str, Any]:
    """Compare every firearm in custody with all others: the pairs, and the repeats among them."""
    from rastro_node.core import jobs
    from rastro_node.core.context import this_node
    from rastro_node.core.models import Job
    from rastro_node.registry.models import LinkProposal
    from rastro_node.registry.selectors.links import compared_many, is_repeat
    from rastro_node.registry.services.proposing import propose_start

    started, cpu = time.perf_counter(), time.process_time()
    job = propose_start(actor=this_node())
    jobs.run(job.pk)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    found = list(LinkProposal.objects.values_list("left", "right"))
    rows = compared_many(ref for pair in found for ref in pair)
    repeats = {rows[one].repeat for one, other in found if is_repeat(rows[one], rows[other])}
    result = Job.objects.get(pk=job.pk).result or {}
    return dict(result) | {
        "pairs": len(found),
        "repeats_among_them": len(repeats),
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    serve_task(run)

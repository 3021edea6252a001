"""Inside the asking node: trace one firearm after another, and time each until its answer is there."""

import csv
import time
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from rastro_node.demo.inside import Progress, serve_task

PATIENCE = 30.0
TICK = 0.01
NAMES = ("make", "model", "calibre", "type", "serial")


def trace_each(task: dict[str, Any], progress: Progress) -> dict[str, object]:
    """Time each trace."""
    from rastro_node.accounts.selectors import actor_of_user, user_by_name

    actor = actor_of_user(user_by_name(task["officer"]))
    with Path(task["registry"]).open() as source:
        rows = list(islice(csv.DictReader(source), int(task["traces"])))
    waits = []
    for done, row in enumerate(rows, 1):
        waits.append(_trace(row, actor, task["to"]))
        progress(done, len(rows))
    return _figures(waits)


def _trace(row: dict[str, str], actor: Any, to: str) -> float | None:
    """Seconds from the recovery's entry to its answer; nothing if none came."""
    from rastro_node.tracing.services import recovery_record, trace_open, trace_send

    begun = time.monotonic()
    words = {name: row[name] for name in NAMES}
    recovery = recovery_record(
        actor=actor,
        external_id=row["firearm_id"],
        recovered_on=date(2021, 1, 14),
        place="Valle Hondo",
        **words,
    )
    trace = trace_open(
        actor=actor,
        recovery=recovery,
        purpose="criminal_investigation",
        legal_basis="CIFTA XIII",
        case="bench",
    )
    request = trace_send(actor=actor, trace_id=trace.pk, to=to)
    while not _answered(request):
        if time.monotonic() - begun > PATIENCE:
            return None
        time.sleep(TICK)
    return time.monotonic() - begun


def _answered(request: Any) -> bool:
    from rastro_node.tracing.models import ReceivedAnswer

    return ReceivedAnswer.objects.filter(request=request).exists()


def _figures(waits: list[float | None]) -> dict[str, object]:
    answered = sorted(each * 1000 for each in waits if each is not None)
    return {
        "traces": len(waits),
        "answered": len(answered),
        "p50_ms": round(answered[len(answered) // 2]),
        "p95_ms": round(answered[int(len(answered) * 0.95)]),
        "slowest_ms": round(answered[-1]),
    }


if __name__ == "__main__":
    serve_task(trace_each)

"""Inside the asking node: trace every recovery of a file, wait for the answers, and write them down."""

import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from rastro_node.demo.inside import Progress, serve_task
from rastro_node.demo.tables import CANDIDATES, RECOVERIES, answers_write, rows_of

PATIENCE = 300.0
TICK = 0.1


def trace_all(task: dict[str, Any], progress: Progress) -> dict[str, object]:
    """Open, send, wait, write; the figures of the run."""
    from rastro_node.tracing.services import traces_open_and_send

    rows = list(rows_of(Path(task["recoveries"]), RECOVERIES))
    begun = time.monotonic()
    told = traces_open_and_send((_described(row) for row in rows), actor=_officer(task), to=task["to"])
    figures = _wait(progress)
    seconds = time.monotonic() - begun
    outcomes = _write(Path(task["answers"]), rows)
    return {
        **figures,
        "outcomes": dict(sorted(outcomes.items())),
        "not_taken": [
            {"recovery_id": each.external_id, "why": each.problem.say()} for each in told if each.problem
        ],
        "doubtful": [
            {"recovery_id": each.external_id, "why": each.warning.say()} for each in told if each.warning
        ],
        "seconds": round(seconds, 2),
        "requests_per_second": round(int(str(figures["requests"])) / seconds, 1) if seconds else 0,
    }


def _officer(task: dict[str, Any]) -> Any:
    from rastro_node.accounts.selectors import actor_of_user, user_by_name

    return actor_of_user(user_by_name(task["officer"]))


def _described(row: dict[str, str]) -> Any:
    from rastro_node.tracing.described import Described

    return Described(
        external_id=row["recovery_id"],
        make=row["make"],
        model=row["model"],
        calibre=row["calibre"],
        type=row["type"],
        serial=row["serial"],
        recovered_on=_day(row["recovered_on"]),
        place=row["place"],
    )


def _day(text: str) -> date | None:
    """A day, or nothing where the file says none that can be read: the trace goes on without it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _wait(progress: Progress) -> dict[str, object]:
    """Wait until every request has its answer, or nothing has come for long."""
    from rastro_node.tracing.selectors import tally

    answered, since = -1, time.monotonic()
    while True:
        now = tally()
        if now.answered != answered:
            answered, since = now.answered, time.monotonic()
            progress(now.answered, now.requests)
        if now.answered >= now.requests or time.monotonic() - since > PATIENCE:
            return {
                "requests": now.requests,
                "answered": now.answered,
                "lost": now.lost,
                "duplicates": now.duplicates,
            }
        time.sleep(TICK)


def _write(file: Path, rows: list[dict[str, str]]) -> Counter[str]:
    from rastro_node.tracing.selectors import trace_results

    found = {result.external_id: result for result in trace_results()}
    answers_write(file, (_answer(row["recovery_id"], found.get(row["recovery_id"])) for row in rows))
    return Counter(result.outcome or "none" for result in found.values())


def _answer(recovery_id: str, result: Any) -> list[object]:
    if result is None:
        return [recovery_id, "", "", *[""] * (3 * CANDIDATES)]
    days = "" if result.time_to_crime_days is None else result.time_to_crime_days
    line: list[object] = [recovery_id, result.outcome, days]
    for place in range(CANDIDATES):
        candidate = result.candidates[place] if place < len(result.candidates) else None
        line += [candidate.firearm_id, candidate.probability, candidate.reason] if candidate else ["", "", ""]
    return line


if __name__ == "__main__":
    serve_task(trace_all)

"""The part of `benchmarks.search` that runs inside the node."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._search_queries import KINDS, PARTS, Query, queries
from rastro_node.demo.inside import Progress, serve_task

TEN, MANY = 10, 200
SHOWN = 500
ROUNDED = 0.01


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave: the serials, the best first, and a score for each where it has one."""

    serials: Sequence[str]
    scores: Sequence[float]


@dataclass(frozen=True, slots=True)
class Timed:
    """A query, how long it took on the wall and on processors (ours, the database's), and what came of it."""

    query: Query
    wall: float
    own: float
    database: float
    hit: bool
    hit_or_tied: bool
    many_tied: bool


type Search = Callable[[Query, int], Found]


def run(task: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Fill, search, compare."""
    from benchmarks._search_register import fill, sample
    from benchmarks._search_rivals import rivals

    filled = fill(task["server"], task["firearms"], task["seed"], progress)
    chance = random.Random(task["seed"])
    asked = queries(sample(task["firearms"], task["seed"], task["queries"], chance), chance)
    few = [each for each in asked if each.number < task["rival_queries"]]
    for query in asked[:50]:
        _ours(query, TEN)
    ours = timed(asked, _ours, shown=SHOWN)
    same = figures([each for each in ours if each.query.number < task["rival_queries"]])
    told = {name: figures(timed(few, search, shown=MANY)) for name, search in rivals().items()}
    for each in told.values():
        each["times_slower"] = round(each["p50_ms"] / same["p50_ms"], 1)
        by_processors = each["processors_p50_ms"] / same["processors_p50_ms"]
        each["times_slower_by_processors"] = round(by_processors, 1)
    return {
        "firearms": task["firearms"],
        "filled": filled,
        "pooled": figures(ours),
        "kinds": {kind: figures([each for each in ours if each.query.kind == kind]) for kind in KINDS},
        "on_the_rivals_queries": same,
        "rivals": told,
    }


def _ours(query: Query, limit: int) -> Found:
    from rastro_node.registry.selectors import firearms_read_as

    found = firearms_read_as(query.text, limit)
    return Found([each.firearm.serial for each in found], [each.log10_lr or 0.0 for each in found])


def timed(asked: Sequence[Query], search: Search, *, shown: int) -> list[Timed]:
    """Each query timed as it is asked; then, not timed, how many score as well as the first."""
    return [_timed(query, search, shown) for query in asked]


def _timed(query: Query, search: Search, shown: int) -> Timed:
    most = MANY if query.kind in PARTS else TEN
    wall, own, database = time.perf_counter(), time.process_time(), _database_s()
    found = search(query, most if shown > MANY else shown)
    spent = time.perf_counter() - wall, time.process_time() - own, _database_s() - database
    hit = query.serial in found.serials[:most]
    more = search(query, shown) if shown > MANY else found
    tied, many = _tied(query, more, most)
    return Timed(query, *spent, hit, hit or tied, many)


def _tied(query: Query, found: Found, most: int) -> tuple[bool, bool]:
    """Whether the right serial scores as one of the first, and whether more than those share the best."""
    if not found.serials:
        return False, False
    last = found.scores[min(most, len(found.scores)) - 1] - ROUNDED
    as_good = {serial for serial, score in zip(found.serials, found.scores, strict=True) if score >= last}
    best = max(found.scores) - ROUNDED
    return query.serial in as_good, sum(score >= best for score in found.scores) > most


def _database_s() -> float:
    """Processor time of our connection's process in the database; 0 where the kernel does not tell."""
    from django.db import connection

    connection.ensure_connection()
    path = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(path.read_text().split()[0]) / 1e9 if path.exists() else 0.0


def figures(asked: Sequence[Timed]) -> dict[str, Any]:
    """Times in ms, and shares of the queries."""
    return {
        "queries": len(asked),
        "p50_ms": _at(0.5, [each.wall for each in asked]),
        "p95_ms": _at(0.95, [each.wall for each in asked]),
        "processors_p50_ms": _at(0.5, [each.own + each.database for each in asked]),
        "processors_p95_ms": _at(0.95, [each.own + each.database for each in asked]),
        "database_p95_ms": _at(0.95, [each.database for each in asked]),
        "recall": round(statistics.fmean(each.hit for each in asked), 4),
        "recall_with_ties": round(statistics.fmean(each.hit_or_tied for each in asked), 4),
        "too_many_equally_good": round(statistics.fmean(each.many_tied for each in asked), 4),
    }


def _at(share: float, seconds: Sequence[float]) -> float:
    return round(1000 * sorted(seconds)[int(share * len(seconds))], 2)


if __name__ == "__main__":
    serve_task(run)

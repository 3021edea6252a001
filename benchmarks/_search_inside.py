"""The part of `benchmarks.search` that runs inside the node."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks._search_queries import KINDS, PARTS, Query, queries
from rastro_node.demo.inside import Progress, serve_task

TEN, MANY = 10, 200

type Found = Sequence[str]
type Search = Callable[[Query], Found]


def run(task: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Fill, search, compare."""
    from benchmarks._search_register import fill, sample

    filled = fill(task["server"], task["firearms"], task["seed"], progress)
    chance = random.Random(task["seed"])
    asked = queries(sample(task["firearms"], task["seed"], task["queries"], chance), chance)
    rivals_asked = [each for each in asked if each.number < task["rival_queries"]]
    ours, database_ms = _ours(asked)
    same = _figures([pair for pair in ours if pair[0].number < task["rival_queries"]])
    rivals = _rivals(rivals_asked)
    best = min(each["p50_ms"] for each in rivals.values())
    all_of_ours = _figures(ours)
    return {
        "firearms": task["firearms"],
        "filled": filled,
        **all_of_ours,
        "database_p95_ms": database_ms,
        "kinds": {kind: _figures([pair for pair in ours if pair[0].kind == kind]) for kind in KINDS},
        "on_the_rivals_queries": same,
        "rivals": rivals,
        "times_faster": round(best / same["p50_ms"], 1),
    }


type Timed = list[tuple[Query, float, bool]]


def _timed(asked: Sequence[Query], search: Search) -> Timed:
    """Each query with its time and whether the right serial was among the first."""
    timed = []
    for query in asked:
        started = time.perf_counter()
        found = search(query)
        seconds = time.perf_counter() - started
        timed.append((query, seconds, query.serial in found[: MANY if query.kind in PARTS else TEN]))
    return timed


def _figures(timed: Timed) -> dict[str, Any]:
    times = sorted(seconds for _query, seconds, _hit in timed)
    return {
        "queries": len(times),
        "p50_ms": round(1000 * statistics.median(times), 2),
        "p95_ms": round(1000 * times[int(0.95 * len(times))], 2),
        "recall": round(sum(hit for _query, _seconds, hit in timed) / len(timed), 4),
    }


def _ours(asked: Sequence[Query]) -> tuple[Timed, float]:
    from django.db import connection

    from rastro_node.registry.selectors import firearms_read_as

    spent: list[float] = []

    def watch(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent[-1] += time.perf_counter() - started

    def search(query: Query) -> Found:
        spent.append(0.0)
        return [
            each.firearm.serial for each in firearms_read_as(query.text, MANY if query.kind in PARTS else TEN)
        ]

    with connection.execute_wrapper(watch):
        for query in asked[:50]:
            search(query)
        spent.clear()
        timed = _timed(asked, search)
    return timed, round(1000 * sorted(spent)[int(0.95 * len(spent))], 2)


def _rivals(asked: Sequence[Query]) -> dict[str, dict[str, Any]]:
    from django.db import connection
    from rapidfuzz import fuzz, process

    with connection.cursor() as cursor:
        cursor.execute("SELECT serial FROM registry_firearm")
        every = [row[0] for row in cursor.fetchall()]

        def trigrams(query: Query) -> Found:
            cursor.execute(
                "SELECT serial FROM registry_firearm WHERE serial %% %s"
                " ORDER BY similarity(serial, %s) DESC LIMIT %s",
                [query.plain, query.plain, MANY],
            )
            return [row[0] for row in cursor.fetchall()]

        def fuzzy(query: Query) -> Found:
            scorer = fuzz.partial_ratio if query.kind in PARTS else fuzz.ratio
            return [each[0] for each in process.extract(query.plain, every, scorer=scorer, limit=MANY)]

        return {
            "pg_trgm similarity": _figures(_timed(asked, trigrams)),
            "rapidfuzz over all serials": _figures(_timed(asked, fuzzy)),
        }


if __name__ == "__main__":
    serve_task(run)

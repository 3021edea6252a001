"""The rivals of `benchmarks.search`: pg_trgm plain and with its index, rapidfuzz over all."""

from collections.abc import Mapping

from benchmarks._search_inside import PARTS, Found, Query, Search

PLAIN = "SELECT serial, similarity(serial, %s) AS near FROM registry_firearm ORDER BY near DESC LIMIT %s"
INDEXED = (
    "SELECT serial, similarity(serial, %s) AS near FROM registry_firearm WHERE serial %% %s"
    " ORDER BY near DESC LIMIT %s"
)
THRESHOLDS = (0.3, 0.2, 0.1)
"""pg_trgm's own; then lower, to see what recall it gains and what that costs."""


def rivals() -> Mapping[str, Search]:
    """Each by its name; the thresholds are those of `pg_trgm.similarity_threshold`."""
    return {
        "pg_trgm, ORDER BY similarity": _plain,
        **{f"pg_trgm with its index, threshold {each}": _indexed(each) for each in THRESHOLDS},
        "rapidfuzz over all serials": _fuzzy(),
    }


def _plain(query: Query, limit: int) -> Found:
    return _fetched(PLAIN, [query.plain, limit])


def _indexed(threshold: float) -> Search:
    def search(query: Query, limit: int) -> Found:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, false)", [str(threshold)])
        return _fetched(INDEXED, [query.plain, query.plain, limit])

    return search


def _fetched(sql: str, params: list[object]) -> Found:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = cursor.fetchall()
    return Found([serial for serial, _ in rows], [score for _, score in rows])


def _fuzzy() -> Search:
    from django.db import connection
    from rapidfuzz import fuzz, process

    with connection.cursor() as cursor:
        cursor.execute("SELECT serial FROM registry_firearm")
        every = [row[0] for row in cursor.fetchall()]

    def search(query: Query, limit: int) -> Found:
        scorer = fuzz.partial_ratio if query.kind in PARTS else fuzz.ratio
        found = process.extract(query.plain, every, scorer=scorer, limit=limit)
        return Found([each[0] for each in found], [each[1] / 100 for each in found])

    return search

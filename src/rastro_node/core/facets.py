"""Facets of a list: in what its rows differ, how many there are of each, and what of that is chosen.

Counting costs the same however long the list is: up to 10,000 rows are counted, in one statement for all
facets; of more, a sample of the table's blocks, and the numbers are then said to be approximate.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CAP = 10_000
SAMPLE = 10_000
LARGE = 100_000
MOST_CHOSEN = 20
LONGEST = 200
BLANK = "-"
BYTES_OF_A_ROW = 500
ESTIMATE = """
SELECT CASE WHEN reltuples < 0 THEN pg_relation_size(oid) / %s ELSE reltuples END::bigint
FROM pg_class WHERE oid = %s::regclass
"""

type Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One respect in which the rows of a list differ.

    Parameters
    ----------
    name
        What addresses say: `?status=stolen&status=lost`.
    label
        What people read.
    value
        The column, or an expression, whose values are counted. A blank one is `-` in addresses.
    say
        A value in words.
    read
        The value that a text of an address means; None where it means none.
    narrow
        How the list is narrowed, when it is not by the values alone.
    broader
        The values that one value belongs to, itself first: they are counted with it.
    most
        How many values are shown.
    latest_first
        Whether the greatest value comes first, instead of the most frequent.
    order
        The order of the list when something is chosen and nobody sorts: where rows of one value lie
        together, that of an index that begins with it.
    typed
        What a field to type another value is called; without one only what is shown can be chosen.
    """

    name: str
    label: Promise | str
    value: str | Combinable
    say: Callable[[Any], str] = str
    read: Callable[[str], Any] = str
    narrow: Callable[[Sequence[Any]], Q] | None = None
    broader: Callable[[Any], Sequence[Any]] | None = None
    most: int = 12
    latest_first: bool = False
    order: tuple[Any, ...] = ()
    typed: Promise | str = ""

    def q(self, texts: Sequence[str]) -> Q:
        """What narrows the list to the chosen values; nothing for values that mean nothing."""
        values = ["" if text == BLANK else self.read(text) for text in texts]
        meant = [value for value in values if value is not None]
        if self.narrow:
            return self.narrow(meant)
        if not isinstance(self.value, str):
            raise TypeError(f"the facet {self.name} needs to say how it narrows")
        return Q(**{f"{self.value}__in": meant})


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows have which value.

    Parameters
    ----------
    values
        Count by value.
    approximate
        Whether they come from a sample.
    """

    values: Mapping[Any, int]
    approximate: bool


def chosen_of(query: Any, facets: Sequence[Facet]) -> dict[str, list[str]]:
    """The texts chosen in an address, by facet; unprintable ones, and those after the twentieth, left out."""
    found: dict[str, list[str]] = {}
    for facet in facets:
        given = dict.fromkeys(text.strip()[:LONGEST] for text in query.getlist(facet.name))
        texts = [text for text in given if text and text.isprintable()]
        if texts:
            found[facet.name] = texts[:MOST_CHOSEN]
    return found


def narrowed(rows: QuerySet[Any], facets: Sequence[Facet], chosen: Chosen) -> QuerySet[Any]:
    """The rows that have one of the chosen values in each facet."""
    for facet in facets:
        if facet.name in chosen:
            rows = rows.filter(facet.q(chosen[facet.name]))
            rows = rows.order_by(*facet.order) if facet.order else rows
    return rows


def counts_of(
    rows: QuerySet[Any], facets: Sequence[Facet], chosen: Chosen
) -> tuple[dict[str, Counts], int, bool]:
    """The counts of each facet, how many rows are left, and whether there are more than were counted.

    A facet in which something is chosen is counted without its own choice: another value can be added.

    Parameters
    ----------
    rows
        The list before the facets.
    """
    left = narrowed(rows, facets, chosen)
    together = [facet for facet in facets if facet.name not in chosen]
    size = _estimate(rows)
    if size > LARGE:
        return _counted_in_large(rows, left, facets, chosen, size)
    found, total, many = _grouped(left, together, size)
    for facet in facets:
        if facet.name in chosen:
            found |= _grouped(narrowed(rows, facets, _others(facet, chosen)), [facet], size)[0]
    return found, total, many


def _counted_in_large(
    rows: QuerySet[Any], left: QuerySet[Any], facets: Sequence[Facet], chosen: Chosen, size: int
) -> tuple[dict[str, Counts], int, bool]:
    """The same in a table of many rows: what is chosen in a facet is counted from a sample in any case."""
    together = [facet for facet in facets if facet.name not in chosen]
    total = length_of(left)
    found = _sampled(left, together, size) if total > CAP else _exactly(left, together)
    for facet in facets:
        if facet.name in chosen:
            found |= _sampled(narrowed(rows, facets, _others(facet, chosen)), [facet], size)
    return found, total, total > CAP


def _others(facet: Facet, chosen: Chosen) -> Chosen:
    return {name: texts for name, texts in chosen.items() if name != facet.name}


def length_of(rows: QuerySet[Any]) -> int:
    """How many rows there are; 10,001 for more than 10,000."""
    return rows.order_by()[: CAP + 1].count()


def is_large(rows: Any) -> bool:
    """Whether the table behind a list has more rows than are sorted or counted in passing."""
    return isinstance(rows, QuerySet) and _estimate(rows) > LARGE


def _grouped(rows: QuerySet[Any], facets: Sequence[Facet], size: int) -> tuple[dict[str, Counts], int, bool]:
    found, total = _run(rows, facets, limit=CAP + 1)
    if total <= CAP:
        return {name: Counts(values, approximate=False) for name, values in found.items()}, total, False
    return _sampled(rows, facets, size), total, True


def _exactly(rows: QuerySet[Any], facets: Sequence[Facet]) -> dict[str, Counts]:
    found, _total = _run(rows, facets)
    return {name: Counts(values, approximate=False) for name, values in found.items()}


def _sampled(rows: QuerySet[Any], facets: Sequence[Facet], size: int) -> dict[str, Counts]:
    share = min(1.0, SAMPLE / max(size, 1))
    found, _seen = _run(rows, facets, share=share)
    return {
        name: Counts(
            Counter({value: round(count / share) for value, count in values.items()}), approximate=share < 1
        )
        for name, values in found.items()
    }


def _run(
    rows: QuerySet[Any], facets: Sequence[Facet], *, limit: int = 0, share: float = 1.0
) -> tuple[dict[str, Counter[Any]], int]:
    """Count every facet and the rows together, in one statement over the rows found once."""
    names = [f"facet_{place}" for place in range(len(facets))]
    values = {
        name: F(facet.value) if isinstance(facet.value, str) else facet.value
        for name, facet in zip(names, facets, strict=True)
    }
    asked = rows.order_by().values(**values) if values else rows.order_by().values("pk")
    try:
        sql, params = (asked[:limit] if limit else asked).query.sql_with_params()
    except EmptyResultSet:
        return {facet.name: Counter() for facet in facets}, 0
    if share < 1:
        table = connection.ops.quote_name(rows.query.get_meta().db_table)
        sampled = f"FROM {table} TABLESAMPLE SYSTEM ({share * 100:.6f}) REPEATABLE (1)"
        # The same words with a point behind are a column's, such as that of a year.
        sql = re.sub(rf"FROM {re.escape(table)}(?!\.)", lambda _found: sampled, sql, count=1)
    sets = ", ".join([*(f"({name})" for name in names), "()"])
    shown = ", ".join([*(f"NOT GROUPING({name})::boolean, {name}" for name in names), "count(*)"])
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH found AS MATERIALIZED ({sql}) SELECT {shown} FROM found GROUP BY GROUPING SETS ({sets})",  # noqa: S608 - our own names
            params,
        )
        return _read(cursor.fetchall(), facets)


def _read(lines: Sequence[Sequence[Any]], facets: Sequence[Facet]) -> tuple[dict[str, Counter[Any]], int]:
    found: dict[str, Counter[Any]] = {facet.name: Counter() for facet in facets}
    total = 0
    for *pairs, count in lines:
        grouped = [place for place in range(len(facets)) if pairs[2 * place]]
        if not grouped:
            total = count
            continue
        facet, value = facets[grouped[0]], pairs[2 * grouped[0] + 1]
        value = "" if value is None else value
        for each in facet.broader(value) if facet.broader and value else [value]:
            found[facet.name][each] += count
    return found, total


def _estimate(rows: QuerySet[Any]) -> int:
    """How many rows the whole table has, as the database remembers it, or by its size where it does not."""
    table = rows.query.get_meta().db_table
    with connection.cursor() as cursor:
        cursor.execute(ESTIMATE, [BYTES_OF_A_ROW, table])
        return int(cursor.fetchone()[0])


NOT_ON_RECORD = _("not on record")

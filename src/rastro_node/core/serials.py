"""Find serials in a table with a `folded` column (collation C): as they were read, or by a part of them.

The library writes out what a reading can be a mistake of; one ordered index on `folded` and one on
`reverse(folded)` answer for all of it, a trigram index for what is known only in the middle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from rastro.markings import Asked, SerialMark, ask, registered_keys
from rastro.markings.asking import DEEP, NEAR
from rastro.markings.patterns import Pattern
from rastro.markings.variants import Probes

MOST_ROWS = 20_000
MOST_A_PART = 200
MOST_A_PATTERN = 2_000
LEAST_KNOWN = 3
EQUAL = 2.55
"""A serial that loses no more leaves those further away a tenth of its weight at most."""
SAME_MAKE = 2.5
"""Decades between a make that agrees and one that differs (`tracing/data/weights.toml`), for the order."""
_END = "\U0010ffff"

HEAD = "(folded >= %(head)s AND folded < %(head_end)s)"
TAIL = "(reverse(folded) >= %(tail)s AND reverse(folded) < %(tail_end)s)"
FITS = r"folded LIKE %(like)s ESCAPE '\'"
COLUMNS = "id, folded, make_code <> '' AND make_code = %(make)s"
ROWS = "SELECT {columns} FROM {table} WHERE {found} AND {where} LIMIT {most}"
# The planner is not shown the serials: it would weigh each of them, and take longer than finding them.
WHOLE = """
(SELECT 0 AS kind, 0 AS part, {columns} FROM {table}
 WHERE folded = ANY((SELECT string_to_array(%(whole)s, ' '))::text[]) AND {where} LIMIT {most})
"""
PARTS = """
(SELECT {kind}, part::int, found.*
 FROM unnest(string_to_array(%({name})s, ' ')) WITH ORDINALITY AS asked(low, part)
 CROSS JOIN LATERAL (
    SELECT {columns} FROM {table}
    WHERE {column} >= asked.low AND {column} < asked.low || %(end)s AND {where} LIMIT {most}
 ) AS found)
"""

type Row = tuple[int, int, UUID, str, bool]


class Near(NamedTuple):
    """A row whose serial may be the one that was read.

    Parameters
    ----------
    rank
        Where it stands among others: equal ones first, then the likeliest, the make counted.
    id
        The row.
    loss
        Decades it loses at least against an equal serial.
    """

    rank: float
    id: UUID
    loss: float


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    make: str
    where: str
    params: dict[str, Any]

    def rows(self, found: str, **asked: object) -> list[tuple[UUID, str, bool]]:
        return self._fetch(self._sql(ROWS, found=found, most=MOST_A_PATTERN), asked)

    def probed(
        self, whole: Sequence[str], heads: Sequence[str], tails: Sequence[str], *, most: int
    ) -> list[Row]:
        """Rows by whole serials, by beginnings and by ends (turned round), in one statement."""
        asked: dict[str, object] = {"whole": " ".join(whole), "end": _END}
        sql = [self._sql(WHOLE, most=most)]
        named = (("heads", "folded", heads), ("tails", "reverse(folded)", tails))
        for kind, (name, column, parts) in enumerate(named, 1):
            if parts:
                sql.append(self._sql(PARTS, kind=kind, name=name, column=column, most=MOST_A_PART))
                asked[name] = " ".join(parts)
        return self._fetch(" UNION ALL ".join(sql), asked)

    def _sql(self, sql: str, **parts: object) -> str:
        return sql.format(table=self.name, columns=COLUMNS, where=self.where, **parts)

    def _fetch(self, sql: str, asked: dict[str, object]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql, self.params | asked | {"make": self.make})
            return list(cursor.fetchall())


def keys_of(serial: SerialMark | str) -> tuple[str, list[str]]:
    """The folded serial and the keys it shares with one that differs by a mistake; none for no serial.

    Records that lie on both sides of a pair are joined by them; a search needs only the folded serial.
    """
    text = (str(serial.reading) if serial.reading else "") if isinstance(serial, SerialMark) else serial
    if not text.strip():
        return "", []
    keys = registered_keys(text)
    return keys.folded, sorted(keys.deletions) + ([f"^{keys.stripped}"] if keys.stripped else [])


def like(
    table: str,
    asked: Asked,
    *,
    make: str = "",
    where: str = "true",
    params: dict[str, Any] | None = None,
    limit: int = 200,
) -> list[UUID]:
    """Rows of a table whose serial may be what was asked for, the nearest first.

    Parameters
    ----------
    table
        Its name, ours; with the columns `id`, `folded`, `make_code`.
    asked
        As the library writes it out.
    make
        Code of the make that was named; it orders, and never hides another.
    where, params
        What else a row must be, as SQL of ours and its named parameters.
    limit
        Most that are given.
    """
    return [each.id for each in near(table, asked, make=make, where=where, params=params, limit=limit)]


def near(
    table: str,
    asked: Asked,
    *,
    make: str = "",
    where: str = "true",
    params: dict[str, Any] | None = None,
    limit: int = 200,
) -> list[Near]:
    """As :func:`like`, with what each row loses; where no serial is equal, it looks further."""
    of = _Table(table, make, where, params or {})
    found = dict[UUID, Near]()
    if asked.probes.whole:
        _keep(found, _probed(of, asked.probes))
        if asked.reach >= NEAR and not any(each.loss < EQUAL for each in found.values()):
            _keep(found, _probed(of, _further(asked)))
    for pattern in asked.patterns:
        _keep(found, _fitting(of, pattern, anywhere="*" in asked.folded))
    return nsmallest(limit, found.values())


def _further(asked: Asked) -> Probes:
    """What two likely mistakes lead to and one does not."""
    probes, known = ask(asked.reading, depth=DEEP).probes, dict(asked.probes.whole)
    whole = tuple(each for each in probes.whole if each[0] not in known)
    return Probes(whole, probes.heads, probes.tails, probes.reach)


def _keep(found: dict[UUID, Near], more: Iterator[Near]) -> None:
    for each in more:
        known = found.get(each.id)
        if known is None or each.loss < known.loss:
            found[each.id] = each


def _near(row: UUID, loss: float, *, same_make: bool) -> Near:
    equal = -10.0 if not loss else 0.0
    return Near(equal + loss - (SAME_MAKE if same_make else 0.0), row, loss)


def _probed(table: _Table, probes: Probes) -> Iterator[Near]:
    if not probes.whole:
        return
    losses = dict(probes.whole)
    heads, tails = [part for part, _ in probes.heads], [part[::-1] for part, _ in probes.tails]
    parts = ((), probes.heads, probes.tails)
    # Where all are as near, as with three unread characters, more than can be shown are not fetched.
    alike = not table.make and len(set(losses.values())) == 1
    most = MOST_A_PATTERN if alike else MOST_ROWS
    for kind, part, row, folded, same in table.probed(list(losses), heads, tails, most=most):
        loss = parts[kind][part - 1][1] if kind else losses[folded]
        yield _near(row, loss, same_make=same)


def _fitting(table: _Table, pattern: Pattern, *, anywhere: bool) -> Iterator[Near]:
    """What fits a pattern: of the make that was named first, and of any where enough is known."""
    sides, asked = [FITS], {"like": pattern.like}
    if pattern.head:
        sides.append(HEAD)
        asked |= {"head": pattern.head, "head_end": pattern.head + _END}
    if pattern.tail:
        sides.append(TAIL)
        asked |= {"tail": pattern.tail[::-1], "tail_end": pattern.tail[::-1] + _END}
    fits = " AND ".join(sides)
    makes = [f"make_code = %(make)s AND {fits}"] if table.make else []
    makes += [fits] if anywhere or pattern.known >= LEAST_KNOWN else []
    for each in makes:
        for row, folded, same in table.rows(each, **asked):
            yield _near(row, 0.1 * (len(folded) - pattern.known), same_make=same)

"""Find serials in a table with a `folded` column (collation C): as they were read, or by a part of them.

The library writes out what a reading can be a mistake of; one ordered index on `folded` and one on
`reverse(folded)` answer for all of it, a trigram index for what is known only in the middle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from rastro.markings import Asked, SerialMark, ask, registered_keys
from rastro.markings.asking import DEEP
from rastro.markings.patterns import Pattern

MOST_ROWS = 20_000
MOST_A_PART = 200
MOST_A_PATTERN = 2_000
LEAST_KNOWN = 3
EQUAL = 2.55
"""A serial that loses no more leaves those further away a tenth of its weight at most."""
SAME_MAKE = 2.5
"""Decades between a make that agrees and one that differs (`tracing/data/weights.toml`), for the order."""
_END = "\U0010ffff"

WHOLE = "folded = ANY(%(whole)s::text[])"
HEAD = "(folded >= %(head)s AND folded < %(head_end)s)"
TAIL = "(reverse(folded) >= %(tail)s AND reverse(folded) < %(tail_end)s)"
FITS = r"folded LIKE %(like)s ESCAPE '\'"
ROWS = "SELECT id, folded, make_code <> '' AND make_code = %(make)s FROM {table} WHERE {found} AND {where}"
PARTS = """
SELECT found.* FROM unnest(%(from)s::text[], %(to)s::text[]) AS part(low, high)
CROSS JOIN LATERAL (
    SELECT id, folded, make_code <> '' AND make_code = %(make)s FROM {table}
    WHERE {column} >= part.low AND {column} < part.high AND {where} LIMIT {most}
) AS found
"""


@dataclass(frozen=True, slots=True)
class Near:
    """A row whose serial may be the one that was read.

    Parameters
    ----------
    id
        The row.
    folded
        Its folded serial.
    loss
        Decades it loses at least against an equal serial.
    same_make
        Whether it has the make that was named.
    """

    id: UUID
    folded: str
    loss: float
    same_make: bool

    @property
    def rank(self) -> tuple[float, UUID]:
        """Where it stands among others: equal ones first, then the likeliest, the make counted."""
        equal = -10.0 if not self.loss else 0.0
        return equal + self.loss - (SAME_MAKE if self.same_make else 0.0), self.id


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    make: str
    where: str
    params: dict[str, Any]

    def rows(self, found: str, most: int, **asked: object) -> list[tuple[UUID, str, bool]]:
        sql = ROWS.format(table=self.name, found=found, where=self.where) + f" LIMIT {most}"
        return self._fetch(sql, asked)

    def parts(self, column: str, beginnings: Sequence[str]) -> list[tuple[UUID, str, bool]]:
        sql = PARTS.format(table=self.name, column=column, where=self.where, most=MOST_A_PART)
        to = [each + _END for each in beginnings]
        return self._fetch(sql, {"from": list(beginnings), "to": to})

    def _fetch(self, sql: str, asked: dict[str, Any]) -> list[tuple[UUID, str, bool]]:
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
    return [each.id for each in near(table, asked, make=make, where=where, params=params)[:limit]]


def near(
    table: str,
    asked: Asked,
    *,
    make: str = "",
    where: str = "true",
    params: dict[str, Any] | None = None,
) -> list[Near]:
    """As :func:`like`, with what each row loses; where no serial is equal, it looks further."""
    of = _Table(table, make, where, params or {})
    found = dict[UUID, Near]()
    if asked.probes.whole:
        _keep(found, _probed(of, asked))
        if not any(each.loss < EQUAL for each in found.values()):
            _keep(found, _probed(of, ask(asked.reading, depth=DEEP)))
    for pattern in asked.patterns:
        _keep(found, _fitting(of, pattern, anywhere="*" in asked.folded))
    return sorted(found.values(), key=lambda each: each.rank)


def _keep(found: dict[UUID, Near], more: Iterator[Near]) -> None:
    for each in more:
        known = found.get(each.id)
        if known is None or each.loss < known.loss:
            found[each.id] = each


def _probed(table: _Table, asked: Asked) -> Iterator[Near]:
    losses = dict(asked.probes.whole)
    for row, folded, same in table.rows(WHOLE, MOST_ROWS, whole=list(losses)):
        yield Near(row, folded, losses[folded], same)
    for parts, column in ((asked.probes.heads, "folded"), (asked.probes.tails, "reverse(folded)")):
        turned = [part[::-1] if column != "folded" else part for part, _ in parts]
        for row, folded, same in table.parts(column, turned) if turned else ():
            shown = folded[::-1] if column != "folded" else folded
            loss = min(loss for (_, loss), part in zip(parts, turned, strict=True) if shown.startswith(part))
            yield Near(row, folded, loss, same)


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
        for row, folded, same in table.rows(each, MOST_A_PATTERN, **asked):
            yield Near(row, folded, 0.1 * (len(folded) - pattern.known), same)

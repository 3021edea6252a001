"""Check a State's table before it is brought in: every finding with its line, its column and what to do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rastro.canonical import InvalidInput, RastroError, Text
from rastro.nomenclator.crosswalk import Relation
from rastro.nomenclator.folding import compact, plain
from rastro.nomenclator.official import decoded, lines_of, places
from rastro.nomenclator.tables import table
from rastro.nomenclator.terms import Kind

MOST_FINDINGS = 1_000
# Columns that name terms of ours, several parted by `|`, and the table in which they stand.
_NAMING = {
    "country": Kind.COUNTRY,
    "pais": Kind.COUNTRY,
    "fits": Kind.TYPE,
    "calibres": Kind.CALIBRE,
    "make": Kind.MAKE,
    "makes": Kind.MAKE,
    "predecessors": Kind.MAKE,
}

_TERM_OR_NONE: Mapping[bool, str] = {
    True: "nomenclator.check.term_of_none",
    False: "nomenclator.check.relation_without_term",
}

type Line = tuple[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a table that has to be mended.

    Parameters
    ----------
    line
        Its line, the first being 1; 0 when it is about the whole table.
    column
        The column as the table names it; empty when it is about the whole line.
    text
        What it is and what to do.
    """

    line: int
    column: str
    text: Text


def check_table(data: str | bytes, *, kind: Kind | str) -> tuple[Finding, ...]:
    """What is wrong with a table of terms or a crosswalk, as CSV; empty when it can be brought in.

    Parameters
    ----------
    data
        The text, or the bytes of the file.
    kind
        What its rows are. A column `term` makes it a crosswalk to our table of this kind; columns
        `country`, `fits`, `calibres` and `make` name terms of ours.
    """
    try:
        lines = list(lines_of(decoded(data)))
        if not lines:
            raise InvalidInput("nomenclator.official.empty")
        at = places(lines[0][1], Kind(kind))
    except RastroError as error:
        return (_refused(error),)
    header = lines[0][1]
    rows = [(line, _by_column(header, cells)) for line, cells in lines[1:]]
    names = [header[place] if place is not None else "" for place in at]
    found = [*_lengths(header, lines[1:]), *_findings(rows, names, header, Kind(kind))]
    return tuple(sorted(found, key=lambda each: each.line)[:MOST_FINDINGS])


def _refused(error: RastroError) -> Finding:
    line = error.text.params.get("line", 0)
    return Finding(line if isinstance(line, int) else 0, "", error.text)


def _by_column(header: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    return {title: cells[at] if at < len(cells) else "" for at, title in enumerate(header)}


def _lengths(header: Sequence[str], lines: Sequence[tuple[int, list[str]]]) -> Iterator[Finding]:
    for line, cells in lines:
        if len(cells) > len(header):
            params = {"cells": len(cells), "columns": len(header)}
            yield Finding(line, "", Text("nomenclator.check.too_many_cells", params))


def _findings(rows: list[Line], names: list[str], header: Sequence[str], kind: Kind) -> Iterator[Finding]:
    code, name, parent = names
    is_crosswalk = "term" in {plain(title) for title in header}
    yield from _codes(rows, code, once=not is_crosswalk)
    yield from _names(rows, name, once=not is_crosswalk)
    if parent:
        yield from _parents(rows, code, parent)
    for title in header:
        known = _NAMING.get(plain(title))
        if known and title not in (code, name):
            yield from _terms(rows, title, known)
    if is_crosswalk:
        yield from _links(rows, {plain(title): title for title in header}, kind)


def _codes(rows: list[Line], column: str, *, once: bool) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for line, cells in rows:
        code = cells[column]
        if not code:
            yield Finding(line, column, Text("nomenclator.check.no_code"))
        elif once and code in seen:
            yield Finding(
                line, column, Text("nomenclator.check.code_twice", {"code": code, "first": seen[code]})
            )
        seen.setdefault(code, line)


def _names(rows: list[Line], column: str, *, once: bool) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for line, cells in rows:
        name = cells[column]
        key = compact(name)
        if not name:
            yield Finding(line, column, Text("nomenclator.check.no_name"))
        elif not name.isprintable():
            yield Finding(line, column, Text("nomenclator.check.control", {"name": ascii(name)}))
        elif once and key and key in seen:
            params = {"name": name, "first": seen[key]}
            yield Finding(line, column, Text("nomenclator.check.name_twice", params))
        seen.setdefault(key, line)


def _parents(rows: list[Line], code: str, column: str) -> Iterator[Finding]:
    above = {cells[code]: cells[column] for _, cells in rows}
    for line, cells in rows:
        parent = cells[column]
        if parent and parent not in above:
            yield Finding(line, column, Text("nomenclator.check.no_parent", {"parent": parent}))
        elif parent and _circles(cells[code], above):
            yield Finding(line, column, Text("nomenclator.check.circle", {"code": cells[code]}))


def _circles(code: str, above: Mapping[str, str]) -> bool:
    """Whether going up from a code leads back to it."""
    seen: set[str] = set()
    at = above.get(code, "")
    while at and at not in seen:
        if at == code:
            return True
        seen.add(at)
        at = above.get(at, "")
    return False


def _terms(rows: list[Line], column: str, kind: Kind) -> Iterator[Finding]:
    known = table(kind)
    for line, cells in rows:
        for code in filter(None, cells[column].split("|")):
            if code.strip() not in known:
                params = {"code": code.strip(), "kind": Text(f"nomenclator.kind.{kind.value}")}
                yield Finding(line, column, Text("nomenclator.check.no_term", params))


def _links(rows: list[Line], titles: Mapping[str, str], kind: Kind) -> Iterator[Finding]:
    term, relation = titles["term"], titles.get("relation")
    if relation is None:
        yield Finding(1, "", Text("nomenclator.check.no_relation_column"))
        return
    for line, cells in rows:
        given = cells[relation].casefold()
        if given not in set(Relation):
            yield Finding(line, relation, Text("nomenclator.check.relation", {"relation": cells[relation]}))
        elif (given == Relation.NONE) == bool(cells[term]):
            yield Finding(line, term, Text(_TERM_OR_NONE[bool(cells[term])]))
    yield from _terms(rows, term, kind)

"""A table or a crosswalk as rows, to be written as CSV or JSON for other systems."""

from collections.abc import Iterator, Sequence

from rastro.nomenclator.crosswalk import Crosswalk
from rastro.nomenclator.tables import table
from rastro.nomenclator.terms import LANGUAGES, Kind, Term

type Columns = tuple[str, ...]

_OF_EACH = ("aliases", "source")
_OF_KIND: dict[Kind, Columns] = {
    Kind.TYPE: ("parent", "ncic", "iafq", "hs6"),
    Kind.MAKE: ("country", "predecessors", "family", "fits", "ncic"),
    Kind.CALIBRE: ("family", "fits", "ncic"),
    Kind.COUNTRY: ("alpha3", "numeric"),
    Kind.MODEL: ("makes", "family", "fits", "calibres", "action", "produced_from", "produced_until"),
}


def table_rows(kind: Kind, language: str | None = None) -> tuple[Columns, Iterator[Sequence[str]]]:
    """The columns of a table and its rows; several values in a cell are parted by `|`.

    Parameters
    ----------
    kind
        The table.
    language
        `es`, `en`, `pt` or `fr` for one column `name`; all four side by side when left out.
    """
    names = ("name",) if language else LANGUAGES
    columns = ("code", *names, *_OF_KIND[kind], *_OF_EACH)
    return columns, (_cells(term, columns, language) for term in table(kind).values())


def crosswalk_rows(crosswalk: Crosswalk) -> tuple[Columns, Iterator[Sequence[str]]]:
    """The columns of a crosswalk and its rows."""
    columns = ("code", "name", "relation", "term", "source")
    rows = ((link.code, link.name, link.relation.value, link.term, link.source) for link in crosswalk.links)
    return columns, rows


def _cells(term: Term, columns: Columns, language: str | None) -> Sequence[str]:
    return [_cell(term, column, language) for column in columns]


def _cell(term: Term, column: str, language: str | None) -> str:
    if column == "name" or column in LANGUAGES:
        return term.label(language or column)
    if column in ("produced_from", "produced_until"):
        return str(term.produced[column == "produced_until"] or "")
    value = getattr(term, column, None)
    if value is None:
        return term.codes.get(column, "")
    return value if isinstance(value, str) else "|".join(value)

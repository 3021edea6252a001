"""What the nomenclator says: the library's tables first, then what this node's curators decided."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from rastro.canonical import NotFound
from rastro.nomenclator import (
    Kind,
    Resolution,
    Term,
    resolve_calibre,
    resolve_make,
    resolve_type,
    suggest,
    table,
)
from rastro.nomenclator.folding import plain
from rastro_node.nomenclator.models import UnknownTerm

CURATED = ("make", "calibre", "type")
UNKNOWN = "nomenclator.resolve.unknown"


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of a description's words, empty where none is given; and the words nobody knows.

    Parameters
    ----------
    make, calibre, type
        Codes of the nomenclator.
    unknown
        Pairs of kind and word as read.
    """

    make: str = ""
    calibre: str = ""
    type: str = ""
    unknown: tuple[tuple[str, str], ...] = ()


class Resolver:
    """Resolves many descriptions: the curators' decisions are read once, the same words looked up once."""

    def __init__(self) -> None:
        rows = UnknownTerm.objects.filter(state=UnknownTerm.State.MAPPED)
        self._mapped = {(kind, word): code for kind, word, code in rows.values_list("kind", "plain", "code")}
        self._kept: dict[tuple[str, str, str, str], Codes] = {}

    def codes(self, *, make: str = "", calibre: str = "", type_: str = "") -> Codes:
        """The codes of one description."""
        key = ("", make, calibre, type_)
        if key not in self._kept:
            self._kept[key] = self._resolve(make, calibre, type_)
        return self._kept[key]

    def _resolve(self, make: str, calibre: str, type_: str) -> Codes:
        kind = self._code("type", type_, resolve_type(type_))
        bore = self._code("calibre", calibre, resolve_calibre(calibre, type_=kind[0] or None))
        maker = self._code("make", make, resolve_make(make, calibre=calibre or None, type_=kind[0] or None))
        found = {"make": (maker, make), "calibre": (bore, calibre), "type": (kind, type_)}
        unknown = tuple((name, raw) for name, ((_code, known), raw) in found.items() if not known)
        return Codes(maker[0], bore[0], kind[0], unknown)

    def _code(self, kind: str, raw: str, resolution: Resolution) -> tuple[str, bool]:
        """A word's code, or empty; and whether the word is one that somebody knows."""
        if resolution.term is not None:
            return resolution.term.code, True
        mapped = self._mapped.get((kind, plain(raw)), "") if raw else ""
        return mapped, bool(mapped) or resolution.reason.code != UNKNOWN


def terms_in(kind: str, text: str = "") -> list[Term]:
    """Terms of a table, those whose name, alias or code holds the text.

    Raises
    ------
    NotFound
        `nomenclator.kind.unknown`.
    """
    if kind not in set(Kind):
        raise NotFound("nomenclator.kind.unknown", field="kind", kind=kind[:20])
    terms = list(table(Kind(kind)).values())
    wanted = plain(text)
    if not wanted:
        return terms
    return [term for term in terms if wanted in plain(" ".join(_names(term)))]


def _names(term: Term) -> list[str]:
    return [term.code, *term.labels.values(), *term.aliases]


def unknown_terms() -> QuerySet[UnknownTerm]:
    """Words that no table knew, those that wait first, the most frequent first."""
    return UnknownTerm.objects.order_by("-state", "-times", "plain")


def unknown_term(term_id: UUID) -> UnknownTerm:
    """One of them.

    Raises
    ------
    NotFound
        `nomenclator.unknown.missing`.
    """
    row = UnknownTerm.objects.filter(pk=term_id).first()
    if row is None:
        raise NotFound("nomenclator.unknown.missing")
    return row


def waiting() -> int:
    """How many words wait for a curator."""
    return UnknownTerm.objects.filter(state=UnknownTerm.State.WAITING).count()


def suggestions(row: UnknownTerm, limit: int = 5) -> tuple[Term, ...]:
    """Terms that the word may mean, nearest first."""
    return suggest(row.kind, row.raw, limit)

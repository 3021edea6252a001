"""Propose how an official table corresponds to ours, with score and reason, for a person to review."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rastro.canonical import Text
from rastro.nomenclator.crosswalk import Link, Relation
from rastro.nomenclator.models import resolve_model
from rastro.nomenclator.official import Official, OfficialRow
from rastro.nomenclator.official_names import Named, named_in
from rastro.nomenclator.resolution import Resolution
from rastro.nomenclator.resolve import resolve_calibre, resolve_make, resolve_type
from rastro.nomenclator.tables import table
from rastro.nomenclator.terms import Kind, Term

_WHOLE = frozenset({"exact", "alias", "folded", "context"})
_KNOWN_CODES = ("ncic", "iafq", "hs6", "alpha3", "numeric")
_BY_PARENT = 0.5
_UNSURE = 0.6


@dataclass(frozen=True, slots=True)
class Mapped:
    """An official row, and what it seems to be here.

    Parameters
    ----------
    row
        The official row.
    relation
        What it is, seen from ours.
    term
        Our term; None for `none`.
    score
        How sure, from 0 to 1; from 0.9 on nothing but the name speaks, and nothing against it.
    reason
        Why.
    candidates
        Other terms that it may be.
    """

    row: OfficialRow
    relation: Relation
    term: Term | None
    score: float
    reason: Text
    candidates: tuple[Term, ...] = ()

    def link(self, source: str) -> Link:
        """The line it becomes when it is accepted."""
        return Link(self.row.code, self.row.name, self.relation, self.term.code if self.term else "", source)


def propose(official: Official, kind: Kind | str | None = None) -> tuple[Mapped, ...]:
    """What each row of an official table seems to be here.

    Parameters
    ----------
    official
        The table. When it is one whose codes our terms carry (its name says NCIC, IAFQ or HS6), an equal
        code counts as well as an equal name.
    kind
        Our table; the official table's own kind when left out.
    """
    wanted = Kind(kind or official.kind)
    codes = _own_codes(official, wanted)
    first = {row.code: _mapped(row, wanted, codes) for row in official.rows}
    return _each_term_once(tuple(_by_parent(each, first) for each in first.values()))


def _own_codes(official: Official, kind: Kind) -> Mapping[str, tuple[Term, ...]]:
    """Our terms by the code that this table gives them."""
    name = next((each for each in _KNOWN_CODES if each in official.name.casefold()), "")
    gathered: dict[str, tuple[Term, ...]] = {}
    for term in table(kind).values() if name else ():
        code = term.codes.get(name)
        if code:
            gathered[code] = (*gathered.get(code, ()), term)
    return gathered


def _mapped(row: OfficialRow, kind: Kind, codes: Mapping[str, tuple[Term, ...]]) -> Mapped:
    named = named_in(row.name, kind)
    if named.no_term:
        return _none(row, Text("nomenclator.crosswalk.no_term", {"name": row.name}))
    by_code = codes.get(row.code, ())
    if len(by_code) == 1 and kind is Kind.MAKE:
        reason = Text("nomenclator.crosswalk.same_code", {"code": row.code, "term": by_code[0].label()})
        return Mapped(row, Relation.EXACT, by_code[0], 1.0, reason)
    found = [_resolved(name, kind, row) for name in named.names]
    terms = tuple(dict.fromkeys(each.term for each in found if each.term))
    if len(terms) > 1:
        return _of_several(row, terms, found)
    if terms:
        given = _of_one(row, next(each for each in found if each.term), kind)
        return replace(given, score=min(given.score, _UNSURE)) if named.maker else given
    return _of_maker(row, named, kind) or _none(row, found[0].reason, found[0].candidates)


def _of_several(row: OfficialRow, terms: tuple[Term, ...], found: list[Resolution]) -> Mapped:
    """A row that names several of our terms covers more than each of them."""
    params = {"name": row.name, "terms": ", ".join(term.label() for term in terms[:6])}
    score = min(each.score for each in found if each.term)
    reason = Text("nomenclator.crosswalk.names_several", params)
    return Mapped(row, Relation.BROADER, terms[0], min(score, 0.85), reason, terms[1:])


def _of_one(row: OfficialRow, found: Resolution, kind: Kind) -> Mapped:
    """A row whose name is ours means the same; one that says more is narrower, or for makers unsure."""
    if found.reason.code.rpartition(".")[2] in _WHOLE:
        return Mapped(row, Relation.EXACT, found.term, found.score, found.reason)
    if kind in (Kind.MAKE, Kind.CALIBRE) or found.reason.code.endswith(".typo"):
        return Mapped(row, Relation.EXACT, found.term, min(found.score, _UNSURE), found.reason)
    return Mapped(row, Relation.NARROWER, found.term, min(found.score, 0.7), found.reason)


def _of_maker(row: OfficialRow, named: Named, kind: Kind) -> Mapped | None:
    """A brand of a maker that we have is a part of what the maker is."""
    maker = _resolved(named.maker, kind, row) if named.maker else None
    if maker is None or maker.term is None:
        return None
    reason = Text("nomenclator.crosswalk.brand_of", {"name": row.name, "term": maker.term.label()})
    return Mapped(row, Relation.NARROWER, maker.term, _UNSURE, reason)


def _by_parent(given: Mapped, every: Mapping[str, Mapped]) -> Mapped:
    """A row without a term of its own is a part of what its parent is."""
    if given.term or given.candidates:
        return given
    for above in _parents(given.row, every):
        if above.term and above.relation in (Relation.EXACT, Relation.NARROWER):
            params = {"name": given.row.name, "term": above.term.label()}
            reason = Text("nomenclator.crosswalk.under_parent", params)
            return Mapped(given.row, Relation.NARROWER, above.term, min(_BY_PARENT, above.score), reason)
    return given


def _each_term_once(every: tuple[Mapped, ...]) -> tuple[Mapped, ...]:
    """Of several rows that seem to be one term, only the surest stays so: a table says a thing once."""
    claims: dict[str, list[Mapped]] = {}
    for each in every:
        if each.term and each.relation is Relation.EXACT:
            claims.setdefault(each.term.code, []).append(each)
    doubted: dict[str, Mapped] = {}
    for claimed in claims.values():
        best, *rest = sorted(claimed, key=lambda each: -each.score)
        doubted.update({each.row.code: _doubted(each, best) for each in rest})
        if rest and rest[0].score == best.score:
            doubted[best.row.code] = _doubted(best, rest[0])
    return tuple(doubted.get(each.row.code, each) for each in every)


def _doubted(given: Mapped, other: Mapped) -> Mapped:
    term = given.term.label() if given.term else ""
    params = {"name": given.row.name, "term": term, "other": other.row.name, "code": other.row.code}
    reason = Text("nomenclator.crosswalk.claimed", params)
    return replace(given, score=min(given.score, _UNSURE), reason=reason)


def _parents(row: OfficialRow, every: Mapping[str, Mapped]) -> Iterator[Mapped]:
    seen = {row.code}
    while row.parent in every and row.parent not in seen:
        seen.add(row.parent)
        above = every[row.parent]
        yield above
        row = above.row


def _none(row: OfficialRow, reason: Text, candidates: tuple[Term, ...] = ()) -> Mapped:
    return Mapped(row, Relation.NONE, None, 0.0, reason, candidates)


def _resolved(name: str, kind: Kind, row: OfficialRow) -> Resolution:
    """The name by itself, with what other columns of the row say beside it."""
    type_ = resolve_type(row.said(Kind.TYPE)).term
    of_type = type_.code if type_ else None
    match kind:
        case Kind.MAKE:
            return resolve_make(name, type_=of_type)
        case Kind.CALIBRE:
            return resolve_calibre(name, type_=of_type)
        case Kind.MODEL:
            return resolve_model(
                name, make=row.said(Kind.MAKE), calibre=row.said(Kind.CALIBRE), type_=of_type
            )
        case _:
            return resolve_type(name)

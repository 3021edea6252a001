"""One term with all that belongs to it: names, kin, codes elsewhere, words that mean it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rastro.canonical import Text
from rastro.nomenclator import Kind, Term, edition, lineage, look_alikes, table, term
from rastro_node.nomenclator.models import CrosswalkRow, OfficialTable, UnknownTerm

MOST_WORDS = 100
_METRIC = re.compile(r"\d\s*[x×]\s*\d|mm", re.IGNORECASE)
_IMPERIAL = re.compile(r"^\s*\.|\bgauge\b|\bgage\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spellings:
    """A calibre's names: metric, imperial and the others; of other terms, all are others."""

    metric: tuple[str, ...] = ()
    imperial: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficialName:
    """What a reviewed official table calls a term."""

    table: OfficialTable
    code: str
    name: str
    relation: str


@dataclass(frozen=True, slots=True)
class TermPage:
    """A term with all that belongs to it.

    Parameters
    ----------
    broader, narrower
        Of a type.
    predecessors, successors, family
        Of a make: whose marks it took over, who took over its own, who belongs with it.
    alike
        Terms it is taken for, with why.
    models
        Of a make, or made in a calibre.
    fits, makes, calibres
        What it goes with.
    official
        What reviewed official tables call it.
    words
        What curators of this State said means it.
    source
        Where its row comes from.
    """

    term: Term
    spellings: Spellings
    source: str
    broader: Sequence[Term] = ()
    narrower: Sequence[Term] = ()
    predecessors: Sequence[Term] = ()
    successors: Sequence[Term] = ()
    family: Sequence[Term] = ()
    alike: Sequence[tuple[Term, Text]] = ()
    models: Sequence[Term] = ()
    fits: Sequence[Term] = ()
    makes: Sequence[Term] = ()
    calibres: Sequence[Term] = ()
    official: Sequence[OfficialName] = ()
    words: Sequence[UnknownTerm] = field(default=())


def term_page(kind: Kind, code: str) -> TermPage:
    """One term's page.

    Raises
    ------
    NotFound
        `nomenclator.code.unknown`.
    """
    found = term(code, kind=kind)
    every = table(kind).values()
    return TermPage(
        term=found,
        spellings=spellings(found),
        source=edition().sources.get(found.source, found.source),
        broader=_of(kind, lineage(code)[1:]) if kind is Kind.TYPE else (),
        narrower=[each for each in every if each.parent == code] if kind is Kind.TYPE else (),
        predecessors=_of(kind, found.predecessors),
        successors=[each for each in every if code in each.predecessors],
        family=[each for each in every if found.family and each.family == found.family and each != found],
        alike=look_alikes(code),
        models=_models(kind, code),
        fits=_of(Kind.TYPE, found.fits),
        makes=_of(Kind.MAKE, found.makes),
        calibres=_of(Kind.CALIBRE, found.calibres) if kind is Kind.MODEL else _fitting(kind, code),
        official=official_names(kind, code),
        words=list(_words(kind, code)),
    )


def spellings(found: Term) -> Spellings:
    """A calibre's metric and imperial names apart from its other ones."""
    if found.kind is not Kind.CALIBRE:
        return Spellings(others=found.aliases)
    names = tuple(dict.fromkeys([found.labels["en"], *found.aliases]))
    imperial = tuple(each for each in names if _IMPERIAL.search(each) and not _METRIC.search(each))
    metric = tuple(each for each in names if _METRIC.search(each))
    return Spellings(metric, imperial, tuple(each for each in names if each not in {*metric, *imperial}))


def official_names(kind: Kind, code: str) -> list[OfficialName]:
    """What official tables call a term, as reviewed here."""
    rows = (
        CrosswalkRow.objects.filter(kind=kind.value, code=code)
        .exclude(state=CrosswalkRow.State.WAITING)
        .exclude(row__table__state=OfficialTable.State.WITHDRAWN)
        .select_related("row__table")
        .order_by("row__table__name", "-row__table__imported_at", "row__place")
    )
    return [
        OfficialName(each.row.table, each.row.code, each.row.name, each.get_relation_display())
        for each in rows[:MOST_WORDS]
    ]


def _words(kind: Kind, code: str) -> Iterable[UnknownTerm]:
    mapped = UnknownTerm.objects.filter(kind=kind.value, code=code, state=UnknownTerm.State.MAPPED)
    return mapped.order_by("-times")[:MOST_WORDS]


def _models(kind: Kind, code: str) -> list[Term]:
    look = {Kind.MAKE: "makes", Kind.CALIBRE: "calibres", Kind.TYPE: "fits"}.get(kind)
    return [each for each in table(Kind.MODEL).values() if code in getattr(each, look)] if look else []


def _fitting(kind: Kind, code: str) -> list[Term]:
    """The calibres that fit a type."""
    return [each for each in table(Kind.CALIBRE).values() if code in each.fits] if kind is Kind.TYPE else []


def _of(kind: Kind, codes: Iterable[str]) -> list[Term]:
    terms: Mapping[str, Term] = table(kind)
    return [terms[code] for code in codes if code in terms]

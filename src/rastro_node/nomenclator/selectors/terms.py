"""The tables' terms: searched, narrowed by what they have, and as a tree."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rastro.canonical import NotFound
from rastro.nomenclator import Kind, Term, full_name, lineage, table
from rastro.nomenclator.folding import plain
from rastro_node.nomenclator.texts import ACTIONS


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a table.

    Parameters
    ----------
    name
        Of the query's parameter.
    label
        What people read.
    choices
        Value, label and how many terms have it, in the reader's order.
    """

    name: str
    label: Promise | str
    choices: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How a facet looks at a term: its values, and how a value is said."""

    label: Promise | str
    values: Callable[[Term], Iterable[str]]
    said: Callable[[str], str]


def kind_named(name: str) -> Kind:
    """The table of that name.

    Raises
    ------
    NotFound
        `nomenclator.kind.unknown`.
    """
    if name not in set(Kind):
        raise NotFound("nomenclator.kind.unknown", field="kind", kind=name[:20])
    return Kind(name)


def terms_in(kind: str, text: str = "", chosen: Mapping[str, str] | None = None) -> list[Term]:
    """Terms of a table, those whose name, alias or code holds the text and that have what was chosen.

    Parameters
    ----------
    chosen
        Values by facet; those of facets that the table has not are left aside.

    Raises
    ------
    NotFound
        `nomenclator.kind.unknown`.
    """
    named, wanted = kind_named(kind), plain(text)
    terms = [each for each in table(named).values() if wanted in _searched(named)[each.code]]
    for name, value in (chosen or {}).items():
        narrowing = NARROWINGS[named].get(name)
        if narrowing and value:
            terms = [each for each in terms if value in narrowing.values(each)]
    return terms


def facets_of(kind: str) -> list[Facet]:
    """The ways to narrow a table, with how many terms have each value."""
    named, facets = kind_named(kind), []
    for name, counted in _counted(named).items():
        narrowing = NARROWINGS[named][name]
        choices = [(value, narrowing.said(value), count) for value, count in counted.items() if value]
        facets.append(Facet(name, narrowing.label, sorted(choices, key=lambda each: plain(each[1]))))
    return facets


@cache
def _counted(kind: Kind) -> Mapping[str, Mapping[str, int]]:
    """How many terms have each value, by facet."""
    return {
        name: Counter(value for each in table(kind).values() for value in narrowing.values(each))
        for name, narrowing in NARROWINGS[kind].items()
    }


def as_tree(terms: Iterable[Term]) -> Iterator[tuple[int, Term, bool]]:
    """Types below the broader ones that hold them: depth, term, and whether it was asked for itself."""
    asked = {each.code for each in terms}
    shown = {code for each in asked for code in lineage(each)}
    yield from ((depth, each, each.code in asked) for depth, each in _whole_tree() if each.code in shown)


@cache
def _whole_tree() -> tuple[tuple[int, Term], ...]:
    below: dict[str, list[Term]] = {}
    for each in table(Kind.TYPE).values():
        below.setdefault(each.parent, []).append(each)

    def walk(code: str, depth: int) -> Iterator[tuple[int, Term]]:
        for each in below.get(code, ()):
            yield depth, each
            yield from walk(each.code, depth + 1)

    return tuple(walk("", 0))


def language() -> str:
    """The reader's language, without its region."""
    return (get_language() or "en").split("-")[0]


def named(code: str, kind: Kind) -> str:
    """A code's name in the reader's language; the code itself where the table has it not."""
    found = table(kind).get(code)
    return found.label(language()) if found else code


@cache
def _searched(kind: Kind) -> Mapping[str, str]:
    """What a search looks at, by code."""
    return {each.code: plain(" ".join(_names(each))) for each in table(kind).values()}


def _names(each: Term) -> list[str]:
    whole = [full_name(each)] if each.kind is Kind.MODEL else []
    return [each.code, *whole, *each.labels.values(), *each.aliases, *each.codes.values()]


def _in(kind: Kind) -> Callable[[str], str]:
    return lambda code: named(code, kind)


def _types(each: Term) -> set[str]:
    """The types a term goes with, and those broader."""
    return {code for fit in each.fits for code in lineage(fit)}


_FITS = Narrowing(_("Type"), _types, _in(Kind.TYPE))
NARROWINGS: Mapping[Kind, Mapping[str, Narrowing]] = {
    Kind.TYPE: {"group": Narrowing(_("Group"), lambda each: lineage(each.code)[-1:], _in(Kind.TYPE))},
    Kind.MAKE: {"country": Narrowing(_("Country"), lambda each: [each.country], _in(Kind.COUNTRY))},
    Kind.MODEL: {
        "make": Narrowing(_("Make"), lambda each: each.makes, _in(Kind.MAKE)),
        "calibre": Narrowing(_("Calibre"), lambda each: each.calibres, _in(Kind.CALIBRE)),
        "type": _FITS,
        "action": Narrowing(
            _("Action"), lambda each: [each.action], lambda code: str(ACTIONS.get(code, code))
        ),
    },
    Kind.CALIBRE: {"type": _FITS},
    Kind.COUNTRY: {},
}

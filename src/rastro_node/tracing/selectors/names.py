"""What was read against the nomenclator: known, ambiguous, or unknown and kept as read."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from rastro.nomenclator import Kind, Resolution, Term, full_name, table
from rastro.nomenclator.folding import plain
from rastro_node.nomenclator.selectors import OPEN, Resolver, suggestions_for
from rastro_node.tracing.saying import say


@dataclass(frozen=True, slots=True)
class Naming:
    """One field.

    Parameters
    ----------
    field
        `make`, `model`, `calibre` or `type`.
    raw
        As read.
    label
        The term it means, in the reader's language; empty where there is none.
    is_unknown
        Whether the nomenclator does not know it: it is kept as read, and flagged.
    reason
        How it was found, or why not.
    near
        Terms with similar names.
    is_sure
        Whether the text is a name or a spelling of it; else it should be looked at.
    is_its_name
        Whether the text is the very name or the code.
    """

    field: str
    raw: str
    label: str
    is_unknown: bool
    reason: str
    near: tuple[str, ...] = ()
    is_sure: bool = True
    is_its_name: bool = False


def namings(make: str, calibre: str, type_: str, model: str = "") -> tuple[Naming, ...]:
    """Make, model, calibre and type, those that were read."""
    return named(understood(make, calibre, type_, model))


def understood(make: str, calibre: str, type_: str, model: str = "") -> dict[str, Resolution]:
    """What each word means here: by the tables, and by what this State's curators decided."""
    return Resolver().resolve(make=make, calibre=calibre, type_=type_, model=model)


def named(said: Mapping[str, Resolution]) -> tuple[Naming, ...]:
    """The same in the reader's words."""
    return tuple(_naming(field, each) for field, each in said.items() if each.raw)


def _naming(field: str, resolution: Resolution) -> Naming:
    term, is_unknown = resolution.term, resolution.reason.code in OPEN
    near = [_label(each) for each in resolution.candidates]
    if is_unknown and not near:
        near = [_label(each.term) for each in suggestions_for(field, resolution.raw, MOST_NEAR)]
    return Naming(
        field=field,
        raw=resolution.raw,
        label=_label(term) if term else "",
        is_unknown=is_unknown,
        reason=say(resolution.reason),
        near=tuple(dict.fromkeys(near))[:MOST_NEAR],
        is_sure=resolution.score >= SURE,
        is_its_name=term is not None and plain(resolution.raw) in {plain(_label(term)), plain(term.code)},
    )


def _label(term: Term) -> str:
    return full_name(term) if term.kind is Kind.MODEL else term.label(language())


PICKED = ("pistol", "revolver", "rifle", "shotgun", "smg", "mg", "craft")
MOST_OFFERED = 400
MOST_NEAR = 4
MOST_BEGUN = 40
SURE = 0.9


def language() -> str:
    """The reader's language, without its region."""
    return (get_language() or "en").split("-")[0]


def kinds_to_pick() -> list[tuple[str, str]]:
    """The types most often recovered, by code, in the reader's language."""
    known = table(Kind.TYPE)
    return [(code, known[code].label(language())) for code in PICKED if code in known]


def offered(kind: Kind) -> list[str]:
    """Names to complete from while typing, where the table is short enough to be sent whole."""
    known = table(kind)
    return [term.label(language()) for term in known.values()] if len(known) <= MOST_OFFERED else []


def begun(kind: Kind, text: str, make: str = "") -> list[str]:
    """Names that begin with what is typed, for a table too long to be sent whole; models of that make.

    Parameters
    ----------
    make
        Code of the make whose models are meant; with one, no text is needed.
    """
    wanted = plain(text)
    if not wanted and not make:
        return []
    terms = (each for each in table(kind).values() if not make or make in each.makes)
    names = (name for each in terms for name in _spellings(each) if plain(name).startswith(wanted))
    return list(dict.fromkeys(names))[:MOST_BEGUN]


def _spellings(term: Term) -> tuple[str, ...]:
    return (term.label(language()), *term.aliases) if term.kind is Kind.MAKE else (term.label(language()),)

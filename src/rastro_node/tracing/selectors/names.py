"""What was read against the nomenclator: known, ambiguous, or unknown and kept as read."""

from dataclasses import dataclass

from django.utils.translation import get_language

from rastro.nomenclator import (
    Kind,
    Resolution,
    resolve_calibre,
    resolve_make,
    resolve_type,
    suggest,
    table,
)
from rastro_node.tracing.saying import say


@dataclass(frozen=True, slots=True)
class Naming:
    """One field.

    Parameters
    ----------
    field
        `make`, `calibre` or `type`.
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
    """

    field: str
    raw: str
    label: str
    is_unknown: bool
    reason: str
    near: tuple[str, ...] = ()


def namings(make: str, calibre: str, type_: str) -> tuple[Naming, ...]:
    """Make, calibre and type, those that were read."""
    known_type = resolve_type(type_).term if type_ else None
    code = known_type.code if known_type else None
    found = []
    if make:
        found.append(_naming("make", resolve_make(make, calibre=calibre or None, type_=code)))
    if calibre:
        found.append(_naming("calibre", resolve_calibre(calibre, type_=code)))
    if type_:
        found.append(_naming("type", resolve_type(type_)))
    return tuple(found)


def _naming(field: str, resolution: Resolution) -> Naming:
    term = resolution.term
    unknown = resolution.reason.code.endswith(("unknown", "ambiguous"))
    near = [each.label(language()) for each in resolution.candidates or ()]
    if unknown and not near:
        near = [each.label(language()) for each in suggest(field, resolution.raw, 3)]
    return Naming(
        field=field,
        raw=resolution.raw,
        label=term.label(language()) if term else "",
        is_unknown=unknown,
        reason=say(resolution.reason),
        near=tuple(near[:4]),
    )


PICKED = ("pistol", "revolver", "rifle", "shotgun", "smg", "mg", "craft")
MOST_OFFERED = 400


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

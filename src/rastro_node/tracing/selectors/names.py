"""What was read against the nomenclator: known, ambiguous, or unknown and kept as read."""

from dataclasses import dataclass

from django.utils.translation import get_language

from rastro.nomenclator import Resolution, resolve_calibre, resolve_make, resolve_type, suggest
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
    language = (get_language() or "en").split("-")[0]
    term = resolution.term
    unknown = resolution.reason.code.endswith(("unknown", "ambiguous"))
    near = [each.label(language) for each in resolution.candidates or ()]
    if unknown and not near:
        near = [each.label(language) for each in suggest(field, resolution.raw, 3)]
    return Naming(
        field=field,
        raw=resolution.raw,
        label=term.label(language) if term else "",
        is_unknown=unknown,
        reason=say(resolution.reason),
        near=tuple(near[:4]),
    )

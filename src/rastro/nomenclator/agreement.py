"""Whether two descriptions can be of the same thing."""

from enum import StrEnum

from rastro.nomenclator.resolve import resolve_make
from rastro.nomenclator.terms import Term


class Agreement(StrEnum):
    """What two values say of each other."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


def same_make(a: str | Term, b: str | Term) -> Agreement:
    """Whether two makers are one, or one took over the other, or both belong to one family.

    Parameters
    ----------
    a, b
        A text as read, or a term.
    """
    first, second = _make(a), _make(b)
    if first is None or second is None:
        return Agreement.UNKNOWN
    related = (
        first.code == second.code
        or (first.family and first.family == second.family)
        or first.code in second.predecessors
        or second.code in first.predecessors
    )
    return Agreement.AGREES if related else Agreement.DIFFERS


def _make(value: str | Term) -> Term | None:
    return value if isinstance(value, Term) else resolve_make(value).term

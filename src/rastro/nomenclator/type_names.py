"""Types of weapon named within a longer text."""

from rastro.nomenclator.folding import words
from rastro.nomenclator.index import index
from rastro.nomenclator.tables import lineage
from rastro.nomenclator.terms import Kind

_HOW_MADE = frozenset({"craft", "converted", "replica", "deactivated", "blackpowder", "airgun"})
_NAME_FROM = 3  # letters


def types_within(raw: str) -> tuple[str, ...]:
    """The narrowest types among the names that stand in a text.

    Parameters
    ----------
    raw
        The text as read.

    Returns
    -------
    tuple of str
        One code where all names agree; how a weapon was made (`revolver artesanal`) goes before its kind.
    """
    named = _named(words(raw))
    made = tuple(code for code in named if code in _HOW_MADE)
    if made:
        return made
    broader = {each for code in named for each in lineage(code)[1:]}
    return tuple(code for code in named if code not in broader)


def _named(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The types whose names stand in the words, the longest name at each place."""
    names, found, at = index(Kind.TYPE).folded, dict[str, None](), 0
    while at < len(parts):
        stop = next((end for end in range(len(parts), at, -1) if _name(parts[at:end]) in names), at + 1)
        found.update(dict.fromkeys(names.get(_name(parts[at:stop]), ())))
        at = stop
    return tuple(found)


def _name(parts: tuple[str, ...]) -> str:
    closed = "".join(parts)
    return closed if len(closed) >= _NAME_FROM else ""

"""What came of looking a text up."""

from dataclasses import dataclass

from rastro.canonical import Text
from rastro.nomenclator.terms import Term


@dataclass(frozen=True, slots=True)
class Resolution:
    """A term found for a text, or the reason why none is given.

    Parameters
    ----------
    term
        The term; None when the text is unknown, ambiguous or says nothing.
    score
        How sure, from 0 to 1; 0 without a term.
    reason
        How it was found: `nomenclator.resolve.` and one of `exact`, `alias`, `folded`, `part`, `model`,
        `typo`, `cut`, `decimal`, `context`, `serial`, `model_calibre`, `make_calibre`, `usual`, `unknown`,
        `ambiguous`, `not_recorded`.
    raw
        The text as read.
    candidates
        The terms between which an ambiguous text leaves the choice.
    """

    term: Term | None
    score: float
    reason: Text
    raw: str
    candidates: tuple[Term, ...] = ()


def found(term: Term, score: float, how: str, raw: str, **params: object) -> Resolution:
    """A text that means one term."""
    name = term.label()
    return Resolution(
        term, score, Text(f"nomenclator.resolve.{how}", {"raw": raw, "term": name, **params}), raw
    )


def unknown(raw: str) -> Resolution:
    """A text that means nothing here; it is kept as read."""
    return Resolution(None, 0.0, Text("nomenclator.resolve.unknown", {"raw": raw}), raw)


def not_recorded(raw: str) -> Resolution:
    """A text that says that nothing was recorded."""
    return Resolution(None, 0.0, Text("nomenclator.resolve.not_recorded", {"raw": raw}), raw)


def ambiguous(terms: tuple[Term, ...], raw: str) -> Resolution:
    """A text between several terms: never a guess."""
    names = ", ".join(term.label() for term in terms[:4])
    reason = Text("nomenclator.resolve.ambiguous", {"raw": raw, "terms": names})
    return Resolution(None, 0.0, reason, raw, terms)

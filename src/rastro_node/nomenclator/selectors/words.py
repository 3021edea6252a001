"""Words that no table knows, with what they may mean and what deciding on them changes elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from rapidfuzz.distance import OSA

from rastro.canonical import NotFound, Text
from rastro.nomenclator import Term, suggest
from rastro.nomenclator.folding import compact, plain
from rastro_node.nomenclator.models import UnknownTerm
from rastro_node.nomenclator.selectors.resolving import Resolver

NEAR, CAN_MEAN = "nomenclator.suggest.near", "nomenclator.suggest.can_mean"
MOST_ALIKE = 50
NEAR_ENOUGH = 0.4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that a word may mean.

    Parameters
    ----------
    score
        How near its nearest name comes, from 0 to 1.
    reason
        Which name that is, and how far away.
    """

    term: Term
    score: float
    reason: Text


@dataclass(frozen=True, slots=True)
class Bearing:
    """How many records of a room bear a word: *12 firearms*.

    Parameters
    ----------
    label
        What they are, in the plural.
    count
        From the kind of word and the word as read to how many.
    """

    label: Promise | str
    count: Callable[[str, str], int]


_bearing: dict[str, Bearing] = {}


def bearing_add(name: str, label: Promise | str, count: Callable[[str, str], int]) -> None:
    """Let a higher room say how many of its records bear a word; from its app's `ready`."""
    _bearing[name] = Bearing(label, count)


def borne_by(row: UnknownTerm) -> list[tuple[Promise | str, int]]:
    """Which records bear a word, and how many: what a decision on it changes."""
    return [(each.label, each.count(row.kind, row.raw)) for each in _bearing.values()]


def unknown_terms(*, kind: str = "", state: str = "", text: str = "") -> QuerySet[UnknownTerm]:
    """Words that no table knew, those that wait first, the most frequent first."""
    rows = UnknownTerm.objects.order_by("-state", "-times", "plain")
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    wanted = plain(text)
    return rows.filter(plain__contains=wanted) if wanted else rows


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


def alike(row: UnknownTerm) -> list[UnknownTerm]:
    """Other words of its kind that are the same but for blanks, points and legal forms."""
    if not row.folded:
        return []
    same = UnknownTerm.objects.filter(kind=row.kind, folded=row.folded).exclude(pk=row.pk)
    return list(same.order_by("-times")[:MOST_ALIKE])


def waiting() -> int:
    """How many words wait for a curator."""
    return UnknownTerm.objects.filter(state=UnknownTerm.State.WAITING).count()


def suggestions(row: UnknownTerm, limit: int = 5, resolver: Resolver | None = None) -> tuple[Suggestion, ...]:
    """Terms that the word may mean, nearest first."""
    return suggestions_for(row.kind, row.raw, limit, resolver)


def suggestions_for(
    kind: str, raw: str, limit: int = 5, resolver: Resolver | None = None
) -> tuple[Suggestion, ...]:
    """Terms that a word may mean: those between which it is ambiguous, else those with the nearest names.

    Parameters
    ----------
    resolver
        One for many words; it may expect them.
    """
    said = (resolver or Resolver()).resolve(**{_ARGUMENT.get(kind, kind): raw}).get(kind)
    if said and said.candidates:
        return tuple(Suggestion(each, 0.5, Text(CAN_MEAN, {"raw": raw})) for each in said.candidates[:limit])
    near = (_measured(each, raw) for each in suggest(kind, raw, limit))
    found = sorted((each for each in near if each.score >= NEAR_ENOUGH), key=lambda each: -each.score)
    if said and said.term:
        meant = Suggestion(said.term, said.score, said.reason)
        return (meant, *(each for each in found if each.term != said.term))[:limit]
    return tuple(found)


_ARGUMENT = {"type": "type_"}


def _measured(term: Term, raw: str) -> Suggestion:
    wanted = compact(raw)
    name = min(_names(term), key=lambda each: OSA.distance(wanted, compact(each)))
    folded = compact(name)
    score = OSA.normalized_similarity(wanted, folded)
    text = Text(NEAR, {"name": name, "edits": OSA.distance(wanted, folded)})
    return Suggestion(term, round(score, 2), text)


def _names(term: Term) -> Sequence[str]:
    return tuple(dict.fromkeys([*term.labels.values(), *term.aliases]))

"""The folded serials that a reading can be a mistake of, the likeliest first, until too much is lost."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import product
from math import inf, log10, prod
from operator import itemgetter
from typing import NamedTuple

from rastro.markings.alignment import leading_zeros
from rastro.markings.keys import fold
from rastro.markings.misreading import is_separator, misreading
from rastro.markings.reading import Character, Reading

_REGISTERED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
SYMBOLS = "".join(sorted(set(fold(_REGISTERED))))
"""What folded serials are made of."""
UNREAD_SEPARATOR = 0.3
"""An unread place may have been a separator; what the comparison takes for that."""
MOST_FORMS = 17_576
"""Three unread characters are written out; more of them are a pattern."""
MOST_EDITS = 4
LEAST_PART = 4
"""A beginning or an end is asked for from so many characters on."""

type Slots = tuple[str, ...]
"""A serial as what can stand at each of its places."""


@dataclass(frozen=True, slots=True)
class Probes:
    """What to look for: folded serials, each with the decades it loses against an equal one.

    Parameters
    ----------
    whole
        Whole serials.
    heads, tails
        Beginnings and ends of serials that are longer: a suffix or prefix was not read.
    reach
        Nothing that loses no more is missed.
    """

    whole: tuple[tuple[str, float], ...]
    heads: tuple[tuple[str, float], ...]
    tails: tuple[tuple[str, float], ...]
    reach: float


class _Edit(NamedTuple):
    """At a place, so many slots give way to others."""

    loss: float
    place: int
    takes: int
    slots: Slots


def probes_of(reading: Reading, *, depth: float, most: int) -> Probes:
    """The serials to look for; none for a reading with too many characters that are not settled.

    Parameters
    ----------
    depth
        Decades down to which they are written out.
    most
        Most of them.
    """
    known = [each for each in reading.characters if _counts(each)]
    slots = tuple(_slot(each) for each in known)
    says_nothing = len(known) > 1 and not any(each.seen for each in known)
    if not slots or says_nothing or prod(map(len, slots)) > MOST_FORMS:
        return Probes((), (), (), 0.0)
    gap = _affix(2)
    reach = min(depth, 2 * gap)
    whole, parts = _Written(), _Written()
    for loss, form in _sets(slots, _edits(known, slots), depth):
        if not form:
            continue
        if len(whole.serials) + len(parts.serials) + prod(map(len, form)) > most and whole.serials:
            reach = min(reach, loss - 1e-6)
            break
        written = _written(form)
        whole.add(written, loss)
        if loss + gap <= reach and len(form) >= LEAST_PART:
            parts.add(written, loss + gap)
    affixed = tuple(each for each in parts.least() if each[1] <= reach)
    return Probes(whole.least(), affixed, affixed, reach)


class _Written:
    """Serials that are written out, with rising losses."""

    def __init__(self) -> None:
        self.serials: list[str] = []
        self.losses: list[float] = []

    def add(self, serials: list[str], loss: float) -> None:
        self.serials += serials
        self.losses += [loss] * len(serials)

    def least(self) -> tuple[tuple[str, float], ...]:
        """Each serial once, with the least that it loses."""
        least = dict(zip(reversed(self.serials), reversed(self.losses), strict=True))
        return tuple(sorted(least.items(), key=itemgetter(1)))


def _written(form: Slots) -> list[str]:
    wide = [place for place, slot in enumerate(form) if len(slot) > 1]
    if not wide:
        return ["".join(form)]
    if len(wide) == 1:
        before, after = "".join(form[: wide[0]]), "".join(form[wide[0] + 1 :])
        return [before + each + after for each in form[wide[0]]]
    return list(map("".join, product(*form)))


def known_of(reading: Reading) -> int:
    """How many characters of a reading are settled."""
    return sum(len(_slot(each)) == 1 for each in reading.characters if _counts(each))


def _counts(character: Character) -> bool:
    return not character.seen or not is_separator(character.seen)


def _slot(character: Character) -> str:
    if not character.seen:
        return SYMBOLS
    return "".join(dict.fromkeys(fold(each) for each in character.possible))


def _sets(slots: Slots, edits: Sequence[_Edit], depth: float) -> Iterator[tuple[float, Slots]]:
    """Every set of edits that loses no more than the depth, as what it makes of the slots, best first."""
    yield 0.0, slots
    cheapest = min(edit.loss for edit in edits)
    from_place = [bisect_left(edits, place, key=_place) for place in range(len(slots) + 1)]
    heap: list[tuple[float, tuple[int, ...]]] = [
        (edit.loss, (number,)) for number, edit in enumerate(edits) if edit.loss <= depth
    ]
    heapify(heap)
    while heap:
        loss, chosen = heappop(heap)
        yield loss, _applied(slots, [edits[each] for each in chosen])
        if len(chosen) >= MOST_EDITS or loss + cheapest > depth:
            continue
        last = edits[chosen[-1]]
        for other in range(from_place[last.place + last.takes], len(edits)):
            if edits[other].loss + loss <= depth:
                heappush(heap, (loss + edits[other].loss, (*chosen, other)))


def _applied(slots: Slots, edits: Sequence[_Edit]) -> Slots:
    for edit in reversed(edits):
        slots = slots[: edit.place] + edit.slots + slots[edit.place + edit.takes :]
    return slots


def _edits(known: Sequence[Character], slots: Slots) -> list[_Edit]:
    """Every single mistake, by place."""
    weights = [_weight(each) for each in known]
    heading = leading_zeros(tuple("".join(each.possible).upper() for each in known))
    edits = [*_put_in(slots), *_crossed(known, slots)]
    for place, character in enumerate(known):
        edits += [_Edit(loss, place, 1, (others,)) for loss, others in _mistaken(character)]
        edits.append(_Edit(_left(character, weights[place], heading[place]), place, 1, ()))
    for length in range(1, len(known)):
        for place in (0, len(known) - length):
            loss = _affix(length) + sum(weights[place : place + length])
            edits.append(_Edit(loss, place, length, ()))
    return sorted(edits, key=_place)


def _place(edit: _Edit) -> int:
    return edit.place


def _put_in(slots: Slots) -> Iterator[_Edit]:
    """What the register has and the reading has not: any character, a zero more easily."""
    step = misreading().step
    for place in range(len(slots) + 1):
        at_end = place in {0, len(slots)}
        yield _Edit(_affix(1) if at_end else -step["missing"], place, 0, (SYMBOLS,))
        yield _Edit(-step["leading_zero"], place, 0, ("0",))


def _crossed(known: Sequence[Character], slots: Slots) -> Iterator[_Edit]:
    """Two neighbours that changed places."""
    for place in range(len(slots) - 1):
        one, other = slots[place : place + 2]
        if len(one) == len(other) == 1 and one != other and not _open(known[place : place + 2]):
            yield _Edit(-misreading().step["transposed"], place, 2, (other, one))


def _open(characters: Sequence[Character]) -> bool:
    return any(each.alternatives or not each.seen for each in characters)


def _weight(character: Character) -> float:
    """What a character that agrees adds."""
    possible = "".join(dict.fromkeys("".join(character.possible).upper()))
    model = misreading()
    if not possible:
        return 0.0
    if len(possible) == 1:
        return model.equal[possible]
    return log10(model.alternative / sum(model.background[each] for each in possible))


def _left(character: Character, weight: float, heads_digits: bool) -> float:
    """What it loses that the register has nothing there."""
    step = misreading().step
    if not character.seen:
        return UNREAD_SEPARATOR
    return weight - (step["leading_zero"] if heads_digits else step["extra"])


def _affix(length: int) -> float:
    step = misreading().step
    return -step["affix"] - step["affix_longer"] * (length - 1)


def _mistaken(character: Character) -> tuple[tuple[float, str], ...]:
    if not character.seen:
        return ()
    return _taken_for("".join(dict.fromkeys("".join(character.possible).upper())))


@lru_cache(maxsize=4_000)
def _taken_for(possible: str) -> tuple[tuple[float, str], ...]:
    """The folded characters it can stand for by mistake, by what that loses."""
    own, best = set(map(fold, possible)), dict[str, float]()
    for true in _REGISTERED:
        folded = fold(true)
        if folded not in own:
            best[folded] = min(best.get(folded, inf), _lost(possible, true))
    losses = sorted(set(best.values()))
    return tuple((loss, "".join(each for each in best if best[each] == loss)) for loss in losses)


def _lost(possible: str, true: str) -> float:
    model = misreading()
    listed = [model.confusable[each + true] for each in possible if each + true in model.confusable]
    if len(possible) > 1:
        return log10(model.alternative / (model.alternative_none * (0.5 if listed else 0.05)))
    return model.equal[possible] - (listed[0] if listed else model.substituted[possible])

"""A part of a serial as patterns that a database can look for: how it begins, how it ends, what it fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from rastro.markings.keys import ESCAPE, fold
from rastro.markings.reading import Character

ANY = "*"
MOST_PATTERNS = 16


@dataclass(frozen=True, slots=True)
class Pattern:
    r"""A form that folded serials may have.

    Parameters
    ----------
    like
        For SQL `LIKE ... ESCAPE '\'`: `_` for one character, `%` for any number.
    head, tail
        What stands before the first and behind the last that is not known; empty when nothing does.
    known
        How many characters are known.
    """

    like: str
    head: str
    tail: str
    known: int


def patterns_of(parts: Sequence[Sequence[Character]]) -> tuple[Pattern, ...]:
    """The patterns of parts with any number of characters between them.

    Alternatives are written out while that makes no more than 16; beyond, they count as unread.
    """
    choices = [[_choices(each) for each in part if _counts(each)] for part in parts]
    if prod(len(each) for part in choices for each in part) > MOST_PATTERNS:
        choices = [[each if len(each) == 1 else ("?",) for each in part] for part in choices]
    written = product(*(["".join(each) for each in product(*part)] for part in choices))
    return tuple(_pattern(ANY.join(each)) for each in written)


def _counts(character: Character) -> bool:
    return not character.seen or any(fold(each) for each in character.possible)


def _choices(character: Character) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(each) for each in character.possible)) if character.seen else ("?",)


def _pattern(form: str) -> Pattern:
    unknown = [place for place, each in enumerate(form) if each in {"?", ANY}]
    escaped = "".join(ESCAPE + each if each in "%_\\" else each for each in form)
    return Pattern(
        escaped.replace("?", "_").replace(ANY, "%"),
        form[: unknown[0]] if unknown else form,
        form[unknown[-1] + 1 :] if unknown else form,
        len(form) - len(unknown),
    )

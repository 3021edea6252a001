"""Makers whose names a text holds among other words, cut short, run together, or with slips."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rastro.nomenclator.folding import fillers, telling, words
from rastro.nomenclator.index import index
from rastro.nomenclator.model_key import model_key
from rastro.nomenclator.tables import table
from rastro.nomenclator.terms import Kind

SLIP_FROM = 5  # shorter names lie too close together for a slip to be told from another name
_TWO_SLIPS_FROM = 9
_INNER_SLIP_FROM = 7  # one word among others
_CUT_FROM = 6  # as fields of ten characters leave names: `ceska zbro`
_GLUED_FROM = 6
_WITHIN_FROM = 4
_MODEL_FROM = 3
_SHORT = 3
_RUN = re.compile(r"[a-z]+|\d+")
# `… imported by …`: what follows names the importer.
_IMPORTED = re.compile(
    r"\b(?:e\s+|and\s+|y\s+|et\s+)?(?:import|distribu)\w*\s+(?:por|pel[ao]|by|par|de)\b.*", re.IGNORECASE
)

type Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clue:
    """Makers that a way of reading a text leads to.

    Parameters
    ----------
    how
        The last word of the reason's code.
    score
        How sure, from 0 to 1.
    codes
        The makers; several leave the choice open.
    params
        What the reason's sentence needs beside the text and the term.
    """

    how: str
    score: float
    codes: tuple[str, ...]
    params: Mapping[str, object] = field(default_factory=dict)


def clues(raw: str) -> Iterator[Clue]:
    """What a text leads to that no name equals, the surest way of reading it first.

    Parameters
    ----------
    raw
        The text as read.
    """
    names, every = index(Kind.MAKE).folded, telling(_IMPORTED.sub("", raw) or raw)
    own = _own(every)
    closed = "".join(own)
    if own and own != telling(raw):
        yield Clue("part", 0.9, names.get(closed, ()))
    yield Clue("part", 0.85, _within(own))
    yield Clue("part", 0.85, _within(every))
    yield Clue("part", 0.83, _short(own))
    yield Clue("model", 0.8, _by_model(own))
    yield _slip(closed, 0.8, most=2)
    if own and words(raw)[-1].endswith(own[-1]):
        yield Clue("cut", 0.8, _cut(closed))
    yield Clue("part", 0.75, _glued(closed))
    for word in own:
        if len(own) > 1 and len(word) >= _INNER_SLIP_FROM:
            yield _slip(word, 0.72, most=1)


def _own(every: Tokens) -> Tokens:
    """The words without those that stand beside a maker's name, such as the type or where it is from."""
    beside = fillers().beside
    return tuple(run for word in every if word not in beside for run in _runs(word) if run not in beside)


def _runs(word: str) -> list[str]:
    return [word] if word in index(Kind.MAKE).folded else _RUN.findall(word)


def _within(parts: Tokens) -> tuple[str, ...]:
    """Makers of the longest names that stand in a longer text, such as `TAURUS PT 92`."""
    for length in range(len(parts) - 1, 0, -1):
        windows = ("".join(parts[at : at + length]) for at in range(len(parts) - length + 1))
        codes = [code for name in windows if len(name) >= _WITHIN_FROM for code in _among_others(name)]
        if codes:
            return _one_family(tuple(dict.fromkeys(codes)))
    return ()


def _short(own: Tokens) -> tuple[str, ...]:
    """A maker of two or three letters beside numbers, such as `CZ P-10 C` or `C BC 1`."""
    names = index(Kind.MAKE).folded
    letters = "".join(word for word in own if word.isalpha())
    if letters == "".join(own):
        return ()
    if 1 < len(letters) <= _SHORT and letters in names:
        return names[letters]
    first, rest = own[0], own[1:]
    return names.get(first, ()) if 1 < len(first) <= _SHORT and all(map(_is_number, rest)) else ()


def _is_number(word: str) -> bool:
    return word.isdigit() or len(word) == 1


def _by_model(own: Tokens) -> tuple[str, ...]:
    """The one maker that has a model of this name, where it is of letters and numbers, such as `G17`."""
    key = "".join(own)
    if len(key) < _MODEL_FROM or key.isdigit() or key.isalpha():
        return ()
    return _one_family(_models().get(key, ()))


@cache
def _models() -> Mapping[str, tuple[str, ...]]:
    """The makers of the models of a name."""
    makers: dict[str, dict[str, None]] = {}
    for model in table(Kind.MODEL).values():
        for name in (model.label(), *model.aliases):
            makers.setdefault(model_key(name), {}).update(dict.fromkeys(model.makes))
    return {key: tuple(makes) for key, makes in makers.items()}


@cache
def calibres_of(make: str) -> frozenset[str]:
    """The calibres in which the models of a maker are made."""
    made = (model for model in table(Kind.MODEL).values() if make in model.makes)
    return frozenset(calibre for model in made for calibre in model.calibres)


def _slip(wanted: str, score: float, *, most: int) -> Clue:
    """Makers whose names are nearest, one slip away (or two in long names)."""
    if len(wanted) < SLIP_FROM or wanted in fillers().generic:
        return Clue("typo", score, ())
    limit = most if len(wanted) >= _TWO_SLIPS_FROM else 1
    near = process.extract(wanted, _long_names(), scorer=OSA.distance, score_cutoff=limit, limit=8)
    least = min((slips for _, slips, _ in near), default=0)
    codes = dict.fromkeys(code for name, slips, _ in near if slips == least for code in _named(name))
    return Clue("typo", score, _one_family(tuple(codes)), {"edits": int(least)})


def _cut(closed: str) -> tuple[str, ...]:
    """The one maker whose name begins with the text."""
    if len(closed) < _CUT_FROM or closed in fillers().generic:
        return ()
    codes = dict.fromkeys(code for name in _long_names() if name.startswith(closed) for code in _named(name))
    return _one_family(tuple(codes))


def _glued(closed: str) -> tuple[str, ...]:
    """The maker of the longest name with which the text begins, such as `taurusbrasil`."""
    for stop in range(len(closed) - 1, _GLUED_FROM - 1, -1):
        codes = _among_others(closed[:stop])
        if codes:
            return _one_family(codes)
    return ()


def _among_others(name: str) -> tuple[str, ...]:
    """The makers of a name that is telling enough to be found in a longer text."""
    return () if name in fillers().generic else index(Kind.MAKE).folded.get(name, ())


def _named(name: str) -> tuple[str, ...]:
    """The makers of a name, as the name written so would find them."""
    tables = index(Kind.MAKE)
    return tables.names.get(name) or tables.aliases.get(name) or tables.folded[name]


@cache
def _long_names() -> tuple[str, ...]:
    generic = fillers().generic
    return tuple(
        name
        for name in index(Kind.MAKE).folded
        if len(name) >= SLIP_FROM and " " not in name and name not in generic
    )


def _one_family(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The first where all are of one family; a pattern, such as AK, gives way to a maker."""
    terms = table(Kind.MAKE)
    makers = tuple(code for code in codes if terms[code].country) or codes
    families = {terms[code].family or code for code in makers}
    return makers[:1] if len(families) == 1 else makers

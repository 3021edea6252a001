"""What two serials say of whether two records are of one firearm: mistakes, chance, neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from rastro.canonical import RastroError
from rastro.markings import Edit, EditKind, Reading, compare_serials, fold, read_serial, registered_keys
from rastro.markings.misreading import misreading
from rastro.markings.reading import SEPARATORS
from rastro.tracing.frequencies import Frequencies, says_nothing
from rastro.tracing.habits import given_back
from rastro.tracing.linkage_parameters import linkage_parameters
from rastro.tracing.weights import weights

_MISTAKES = frozenset({EditKind.SUBSTITUTED, EditKind.MISSING, EditKind.EXTRA, EditKind.TRANSPOSED})


@dataclass(frozen=True, slots=True)
class SerialPair:
    """Two serials side by side.

    Parameters
    ----------
    same
        Decimal logarithm of the probability of the one serial, given the other and one firearm.
    chance
        The same, given two firearms that have nothing to do with each other.
    edits
        How the one came from the other; empty where nothing can be compared.
    distance
        How many numbers they lie apart, where they differ in their number alone.
    series
        Whether they differ in one letter of the series alone.
    apart
        Whether more than look-alikes, separators, zeros and unread places lies between them.
    linked
        Whether they share a search key: at most one mistake beyond look-alikes, separators and zeros.
    common
        Under how many types of firearm the serial stands, where that is many.
    """

    same: float
    chance: float
    edits: tuple[Edit, ...]
    distance: int | None
    series: bool
    apart: bool
    linked: bool
    common: int


def pair_serials(one: str, other: str, frequencies: Frequencies) -> SerialPair | None:
    """Two serials side by side; None where one of them says nothing."""
    first, second = sorted((one, other), key=lambda each: (len(each), each))
    reading, registered = readable(first), readable(second)
    if reading is None or registered is None:
        return None
    if not reading.is_whole and registered.is_whole:
        text = second
    elif reading.is_whole and not registered.is_whole:
        reading, text = registered, first
    else:
        text = registered.text
    compared = compare_serials(reading, text.strip())
    by_letters = _background(reading)
    chance, common = by_letters + _length(reading), 0
    kinds = frequencies.kinds.get(fold(one), 0) if fold(one) == fold(other) else 0
    if kinds >= linkage_parameters().kinds:
        chance, common = max(chance, log10(kinds / frequencies.total)), kinds
    return SerialPair(
        compared.log10_lr + by_letters + given_back(compared.edits),
        chance,
        compared.edits,
        *_run(reading.text, text),
        _apart(compared.edits),
        not linking_keys(one).isdisjoint(linking_keys(other)),
        common,
    )


@lru_cache(maxsize=50_000)
def readable(serial: str) -> Reading | None:
    """The reading of a serial that says something."""
    try:
        reading = read_serial(serial).reading
    except RastroError:
        return None
    return None if reading is None or says_nothing(reading.text.replace("?", "")) else reading


@lru_cache(maxsize=50_000)
def linking_keys(serial: str) -> frozenset[str]:
    """The keys of which two records share one wherever they may be put down as one firearm.

    None for a serial that says nothing. They are what a register stores (`rastro.markings.registered_keys`):
    the
    folded serial, it with each one character left out, and, after `^`, it without zeros at its beginning.
    """
    reading = readable(serial)
    if reading is None:
        return frozenset()
    keys = registered_keys(reading.text)
    return keys.deletions | ({f"^{keys.stripped}"} if keys.stripped else frozenset())


def _background(reading: Reading) -> float:
    """How often another serial would have just these characters."""
    background = misreading().background
    return sum(
        log10(sum(background[each.upper()[:1]] for each in character.possible))
        for character in reading.characters
        if character.seen and character.seen not in SEPARATORS
    )


def _length(reading: Reading) -> float:
    length = sum(not each.seen or each.seen not in SEPARATORS for each in reading.characters)
    return log10(weights().lengths[min(length, len(weights().lengths)) - 1])


def _run(one: str, other: str) -> tuple[int | None, bool]:
    """How far apart two numbers of one run lie, or whether one number stands in two series of letters.

    What only look-alike characters tell apart is neither.
    """
    first, second = fold(one), fold(other)
    places = [place for place, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    if len(first) != len(second) or not places:
        return None, False
    if not all(first[place].isdigit() and second[place].isdigit() for place in places):
        letters = not any(each.isdigit() for place in places for each in (first[place], second[place]))
        return None, letters and len(places) == 1
    start, end = places[0], places[-1] + 1
    if not first[start:end].isdigit():
        return None, False
    while end < len(first) and first[end].isdigit():
        end += 1
    return abs(int(first[start:end]) - int(second[start:end])), False


def _apart(edits: Sequence[Edit]) -> bool:
    """Whether more than look-alikes, separators, zeros and unread places lies between two serials."""
    return any(
        each.kind in _MISTAKES
        or (each.kind is EditKind.CONFUSABLE and fold(each.seen) != fold(each.registered))
        for each in edits
    )

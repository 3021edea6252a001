"""Candidates scored with reasons: likelihood ratios of serial, words and record, and probabilities.

After Fellegi and Sunter (1969): each point of agreement multiplies the odds. The prior is one firearm among
all that the register holds; that it is none of the candidates is weighed as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import takewhile
from math import log10

from rapidfuzz import fuzz, process

from rastro.canonical import Text
from rastro.markings import Edit, Reading, compare_serials, fold, search_keys
from rastro.markings.reading import SEPARATORS
from rastro.tracing.agreement import Shared, shared_words, weigh_fields
from rastro.tracing.candidates import Candidate, Ranking, Reason, RegisteredFirearm
from rastro.tracing.description import Description
from rastro.tracing.duplicates import fold_duplicates
from rastro.tracing.habits import given_back
from rastro.tracing.record_facts import weigh_record
from rastro.tracing.serial_reasons import serial_reasons
from rastro.tracing.weights import weights

KEPT = 10
COMPARED = 24
_CERTAIN = 30.0
_ORDER = {"differs": 0, "near": 1, "agrees": 2, "unknown": 3}


def score_candidates(
    description: Description,
    firearms: Iterable[RegisteredFirearm],
    *,
    population: int,
    recovered_on: date | None = None,
) -> Ranking:
    """Rank the firearms that a description may be of.

    Parameters
    ----------
    description
        What was recovered.
    firearms
        Records that come into question, some hundreds.
    population
        How many firearms the register holds; each is as likely as another before anything is compared.
    recovered_on
        Day of the recovery: a firearm sold or made later is hardly it.

    Returns
    -------
    Ranking
        The ten likeliest, a reason for each point that agrees or differs. Probabilities and `none_of_these`
        sum to 1; a record noted as a duplicate adds to the one it repeats and stands at 0.
    """
    near = _nearest(description, list(firearms))
    shared = shared_words(description, near)
    weighed = fold_duplicates([_weigh(description, each, recovered_on, shared) for each in near])
    prior = log10(weights().registered / (1 - weights().registered)) - log10(max(population, len(near), 1))
    odds = [0.0 if each.folded else 10 ** min(each.candidate.log10_lr + prior, _CERTAIN) for each in weighed]
    none = 10 ** (weights().opening_letter * _opening_letters(description.serial.reading))
    total = none + sum(odds)
    ranked = [
        replace(each.candidate, probability=odd / total) for each, odd in zip(weighed, odds, strict=True)
    ]
    ranked.sort(key=lambda each: (-each.probability, -each.log10_lr, each.firearm.id))
    left_out = sum(each.probability for each in ranked[KEPT:])
    return Ranking(tuple(ranked[:KEPT]), none / total + left_out)


def _nearest(description: Description, firearms: Sequence[RegisteredFirearm]) -> Sequence[RegisteredFirearm]:
    """Those whose folded serial fits or comes nearest: a cheap look before the full comparison."""
    reading = description.serial.reading
    if reading is None or len(firearms) <= COMPARED:
        return firearms
    wanted = search_keys(reading).folded
    keys = [_folded(each.serial) for each in firearms]
    near = process.extract(wanted, keys, scorer=fuzz.ratio, limit=COMPARED)
    places = [place for _, _, place in near]
    places += [place for place, key in enumerate(keys) if len(key) == len(wanted) and _fits(wanted, key)]
    return [firearms[place] for place in dict.fromkeys(places)]


def _fits(wanted: str, key: str) -> bool:
    return all(a in ("?", b) for a, b in zip(wanted, key, strict=True))


def _weigh_serial(
    reading: Reading | None, registered: str
) -> tuple[float, tuple[Edit, ...], tuple[Reason, ...]]:
    if reading is None or not registered:
        name = "none_registered" if reading is not None else "none_read"
        return 0.0, (), (Reason("unknown", "serial", Text(f"tracing.why.serial.{name}")),)
    compared = compare_serials(reading, registered)
    weight = compared.log10_lr + _rarity(reading) + given_back(compared.edits)
    return weight, compared.edits, serial_reasons(compared.edits, registered)


def _rarity(reading: Reading) -> float:
    """How much it says that another serial would hardly be this long or this short."""
    length = sum(each.seen not in SEPARATORS or not each.seen for each in reading.characters)
    return -log10(weights().lengths[min(length, len(weights().lengths)) - 1])


def _opening_letters(reading: Reading | None) -> int:
    """How many letters open the serial."""
    characters = reading.characters if reading else ()
    return len(list(takewhile(lambda each: each.seen.isalpha(), characters)))


@lru_cache(maxsize=100_000)
def _folded(serial: str) -> str:
    return fold(serial)


def _weigh(
    description: Description, firearm: RegisteredFirearm, recovered_on: date | None, shared: Shared
) -> Candidate:
    total, reasons = weigh_fields(description, firearm, shared)
    facts, about_record = weigh_record(firearm, recovered_on)
    weight, edits, about_serial = _weigh_serial(description.serial.reading, firearm.serial)
    total += facts + weight if edits else min(facts, weights().words - total)
    others = sorted((*about_record, *reasons), key=lambda each: _ORDER[each.verdict])
    return Candidate(firearm, 0.0, (*about_serial, *others), edits, round(total, 3))

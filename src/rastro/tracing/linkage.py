"""Whether two records are of one firearm: a likelihood ratio with reasons, and a calibrated probability.

After Fellegi and Sunter (1969), doi:10.1080/01621459.1969.10501049. A common value says less than a rare one,
and there is a third explanation beside "one firearm" and "two that have nothing to do with each other": two
neighbours of one run of numbers, which share make, model and calibre and nearly the serial.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, log, log10

from rastro.markings import Edit
from rastro.tracing.agreement import compare
from rastro.tracing.candidates import Reason, RegisteredFirearm, Verdict
from rastro.tracing.frequencies import Frequencies, value_of
from rastro.tracing.linkage_parameters import SUBJECTS, Calibration, linkage_parameters
from rastro.tracing.linkage_reasons import serial_reasons, word_reason
from rastro.tracing.linkage_serials import SerialPair, pair_serials

_LIMIT = 700.0


@dataclass(frozen=True, slots=True)
class PairWeight:
    """How much speaks for two records being of one firearm.

    Parameters
    ----------
    log10_lr
        Decimal logarithm of P(both records | one firearm) / P(both records | two firearms).
    probability
        Calibrated, from 0 to 1.
    score
        What was calibrated: natural logarithm of the odds before calibration (:func:`calibrate`).
    reasons
        What agrees and what contradicts; the serial first.
    edits
        How the one serial came from the other, character by character.
    """

    log10_lr: float
    probability: float
    score: float
    reasons: tuple[Reason, ...]
    edits: tuple[Edit, ...]


def weigh_pair(
    a: RegisteredFirearm,
    b: RegisteredFirearm,
    frequencies: Frequencies | None = None,
    *,
    calibration: Calibration | None = None,
) -> PairWeight:
    """Weigh whether two records are of one firearm.

    Parameters
    ----------
    a, b
        The records; their order does not matter but for the words of the reasons.
    frequencies
        How common makes, calibres, types and serials are in the register (`Frequencies.of`); usual shares
        where it is left out.
    calibration
        From score to probability; the one of `data/linkage.toml` where it is left out.

    Returns
    -------
    PairWeight
        A serial that says nothing (too short, `0000000`, `123456`, `S/N`, a word for a removed one) adds
        nothing, and words alone never make two records one. Nor do serials that share no search key
        (:func:`linking_keys`): two mistakes apart lie the neighbours of every run, so a search by those keys
        misses nothing that is likely.
    """
    frequencies = frequencies or Frequencies()
    calibration = calibration or linkage_parameters().calibration
    words, verdicts = _words(a, b, frequencies)
    serials = pair_serials(a.serial, b.serial, frequencies)
    weight = _weight(serials, words, verdicts["make"], frequencies)
    score = weight * log(10) - log(max(frequencies.total, calibration.least_population))
    if serials is not None and not serials.linked:
        score = min(score, linkage_parameters().unlinked)
    reasons = (
        *serial_reasons(a.serial, b.serial, serials),
        *(
            word_reason(each, verdicts[each], getattr(a, each), getattr(b, each))
            for each in SUBJECTS
            if _said(a, b, each)
        ),
    )
    return PairWeight(
        round(weight, 3), probability_of(score, calibration), score, reasons, serials.edits if serials else ()
    )


def probability_of(score: float, calibration: Calibration) -> float:
    """The probability that a score means."""
    value = calibration.intercept + calibration.slope * score
    return 1 / (1 + exp(min(-value, _LIMIT)))


def _said(a: RegisteredFirearm, b: RegisteredFirearm, subject: str) -> bool:
    return bool(getattr(a, subject) or getattr(b, subject))


def _words(
    a: RegisteredFirearm, b: RegisteredFirearm, frequencies: Frequencies
) -> tuple[float, dict[str, Verdict]]:
    """Decimal logarithm of the likelihood ratio of everything but the serial, and what each field says."""
    verdicts = {each: verdict_of(each, getattr(a, each), getattr(b, each)) for each in SUBJECTS}
    agreeing = disagreeing = 0.0
    for subject, verdict in verdicts.items():
        if subject == "model" and verdict == verdicts["make"] == "differs":
            continue
        weight = _word_weight(subject, verdict, getattr(a, subject), frequencies)
        agreeing, disagreeing = agreeing + max(weight, 0.0), disagreeing + min(weight, 0.0)
    return agreeing + max(disagreeing, linkage_parameters().lowest), verdicts


@lru_cache(maxsize=50_000)
def verdict_of(subject: str, one: str, other: str) -> Verdict:
    """What two words for one thing say of each other, in whichever order."""
    first, second = sorted((one, other))
    return compare(subject, first, second)


def _word_weight(subject: str, verdict: Verdict, value: str, frequencies: Frequencies) -> float:
    table = linkage_parameters().words[subject]
    if verdict == "agrees":
        return log10(table.agrees / min(frequencies.share(subject, value_of(subject, value)), table.agrees))
    return table.others.get(verdict, 0.0)


def _weight(serials: SerialPair | None, words: float, make: Verdict, frequencies: Frequencies) -> float:
    """One firearm, against chance and against neighbours; a neighbour has the same words."""
    if serials is None:
        return min(words, linkage_parameters().alone)
    chance = serials.chance - words
    return serials.same - _sum_of_logs(chance, _neighbour(serials, make, frequencies))


def _neighbour(serials: SerialPair, make: Verdict, frequencies: Frequencies) -> float:
    """How often another firearm of the same run has a serial as near as that."""
    if not serials.apart:
        return -inf
    parameters, density = linkage_parameters(), 0.0
    if serials.distance is not None:
        density = frequencies.at_one / (1 + serials.distance / parameters.half)
    elif serials.series:
        density = parameters.series
    density = max(density, parameters.least)
    density *= parameters.other_maker if make == "differs" else 1.0
    return log10(density / max(frequencies.total, 1))


def _sum_of_logs(a: float, b: float) -> float:
    most = max(a, b)
    return most + log10(10 ** (a - most) + 10 ** (b - most))

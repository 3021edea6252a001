"""Whether probabilities mean what they say, and how a State makes them so on pairs that it knows."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, isfinite

from rastro.canonical import InvalidInput
from rastro.tracing.linkage_parameters import Calibration, linkage_parameters

BINS = 10
LEAST = 20
_ROUNDS = 60
_STILL = 1e-9
_RIDGE = 1.0
_FURTHEST = 40.0
_STEEPEST = 10.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose probability lies in one tenth.

    Parameters
    ----------
    claimed
        Mean of the probabilities.
    observed
        Share of the pairs that are one firearm.
    pairs
        How many.
    """

    claimed: float
    observed: float
    pairs: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """How well probabilities agree with what was so.

    Parameters
    ----------
    pairs
        How many were looked at.
    brier
        Mean squared error of the probability, 0 is best (Brier, Monthly Weather Review 78, 1950).
    error
        Expected calibration error: mean distance of claimed and observed over the bins, weighed by pairs.
    bins
        The bins that hold any pair, lowest first.
    """

    pairs: int
    brier: float
    error: float
    bins: tuple[Bin, ...]


def reliability(pairs: Iterable[tuple[float, bool]], *, bins: int = BINS) -> Reliability:
    """Compare probabilities with the truth.

    Parameters
    ----------
    pairs
        Probability, and whether it was one firearm.
    bins
        How many equal parts of 0 to 1.
    """
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for probability, same in pairs:
        groups[min(int(probability * bins), bins - 1)].append((probability, same))
    filled = [_bin(group) for group in groups if group]
    total = sum(each.pairs for each in filled)
    if not total:
        return Reliability(0, 0.0, 0.0, ())
    squares = sum((probability - same) ** 2 for group in groups for probability, same in group)
    error = sum(each.pairs * abs(each.claimed - each.observed) for each in filled)
    return Reliability(total, squares / total, error / total, tuple(filled))


def _bin(group: Sequence[tuple[float, bool]]) -> Bin:
    count = len(group)
    return Bin(
        sum(probability for probability, _ in group) / count, sum(same for _, same in group) / count, count
    )


def calibrate(pairs: Iterable[tuple[float, bool]], *, source: str = "") -> Calibration:
    """Set intercept and slope on pairs whose truth is known: logistic regression (Platt 1999).

    Parameters
    ----------
    pairs
        `PairWeight.score`, and whether it was one firearm.
    source
        On what, for the record.

    Returns
    -------
    Calibration
        Held lightly to slope 1 and intercept 0, so that few or separable pairs do not claim certainty.

    Raises
    ------
    InvalidInput
        `tracing.calibration.few` with fewer than 20 pairs, `tracing.calibration.one_kind` when all are one
        firearm or none is.
    """
    known = [(max(-_FURTHEST, min(_FURTHEST, score)), same) for score, same in pairs]
    right = sum(same for _, same in known)
    if len(known) < LEAST:
        raise InvalidInput("tracing.calibration.few", field="pairs", pairs=len(known), least=LEAST)
    if right in {0, len(known)}:
        raise InvalidInput("tracing.calibration.one_kind", field="pairs")
    intercept, slope = 0.0, 1.0
    for _ in range(_ROUNDS):
        step = _newton(known, intercept, slope)
        intercept, slope = intercept + step[0], slope + step[1]
        if abs(step[0]) + abs(step[1]) < _STILL:
            break
    least = linkage_parameters().calibration.least_population
    return Calibration(round(intercept, 4), round(max(slope, 0.01), 4), least, source)


def read_calibration(text: str) -> Calibration:
    """A calibration as `rastro duplicates calibrate` wrote it (JSON: intercept, slope, source).

    Raises
    ------
    InvalidInput
        `tracing.calibration.form`.
    """
    wanted = linkage_parameters().calibration
    try:
        told = json.loads(text)
        made = Calibration(
            float(told["intercept"]),
            float(told["slope"]),
            wanted.least_population,
            str(told.get("source", ""))[:200],
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidInput("tracing.calibration.form", field="calibration") from error
    if not (isfinite(made.intercept) and 0 < made.slope < _STEEPEST):
        raise InvalidInput("tracing.calibration.form", field="calibration")
    return made


def _newton(known: Sequence[tuple[float, bool]], intercept: float, slope: float) -> tuple[float, float]:
    """One step towards the likeliest intercept and slope."""
    a, b = -_RIDGE * intercept, -_RIDGE * (slope - 1)
    aa, ab, bb = _RIDGE, 0.0, _RIDGE
    for score, same in known:
        probability = 1 / (1 + exp(-max(-500.0, min(500.0, intercept + slope * score))))
        missed, weight = same - probability, max(probability * (1 - probability), 1e-12)
        a, b = a + missed, b + missed * score
        aa, ab, bb = aa + weight, ab + weight * score, bb + weight * score * score
    determinant = aa * bb - ab * ab
    step = (bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant
    longest = max(abs(step[0]) / 5, abs(step[1]) / 0.5, 1.0)
    return step[0] / longest, step[1] / longest

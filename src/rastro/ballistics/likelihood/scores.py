"""Scores whose truth is known: those of one weapon and those of two."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rastro.canonical import InvalidInput

LEAST = 2
"""Fewest different pairs of each kind on which anything can be set."""

type Numbers = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Values of known matches and known non-matches, each with its weight.

    Parameters
    ----------
    km, knm
        Shape (pairs,) for scores and log10 LRs, (pairs, 2) for counts (congruent, of how many).
    km_weight, knm_weight
        Shape (pairs,), each summing to 1: every kind counts alike, whatever its number of pairs.
    """

    km: Numbers
    knm: Numbers
    km_weight: Numbers
    knm_weight: Numbers


def known(km: ArrayLike, knm: ArrayLike, *, weights: tuple[ArrayLike, ArrayLike] | None = None) -> Known:
    """Check the values of both kinds and set their weights.

    Parameters
    ----------
    km, knm
        Values of pairs from one weapon and from two; larger means more alike.
    weights
        How much each pair counts; alike when left out. Pairs of weight 0 are left out.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.few` with fewer than two of a kind, `ballistics.likelihood.finite` when a value
        is not a number.
    """
    one, two = np.asarray(km, np.float64), np.asarray(knm, np.float64)
    for name, values in (("km", one), ("knm", two)):
        if np.isnan(values).any():
            raise InvalidInput("ballistics.likelihood.finite", field=name)
    one, one_weight = _weighed("km", one, None if weights is None else weights[0])
    two, two_weight = _weighed("knm", two, None if weights is None else weights[1])
    return Known(one, two, one_weight, two_weight)


def _weighed(name: str, values: Numbers, weights: ArrayLike | None) -> tuple[Numbers, Numbers]:
    count = np.ones(len(values)) if weights is None else np.asarray(weights, np.float64)
    kept = count > 0
    if kept.sum() < LEAST:
        raise InvalidInput("ballistics.likelihood.few", field=name, pairs=int(kept.sum()), least=LEAST)
    return values[kept], count[kept] / count[kept].sum()


def score_of(row: Mapping[str, Any], name: str, *, counts: bool) -> float | tuple[int, int]:
    """One of a comparison's figures, or one over another (`cmc/n`), which counts keep apart.

    Raises
    ------
    KeyError, TypeError, ValueError, ZeroDivisionError
        If it is not there or is no number.
    """
    above, _, below = name.partition("/")
    if counts:
        return int(row[above]), int(row[below])
    return float(row[above]) / float(row[below]) if below else float(row[above])

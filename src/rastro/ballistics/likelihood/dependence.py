"""Whether two marks of one pair say the same thing twice: tested within each kind, weapons kept together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood.bootstrap import Pairs, weapon_weights
from rastro.ballistics.likelihood.scores import Numbers, known
from rastro.canonical import Text

DRAWS = 1000
MIDDLE = 95.0
STILL = 1e-9
"""Spread of ranks that is none."""
MARGIN = 0.2
"""Largest rank correlation at which two marks may be taken for independent."""


@dataclass(frozen=True, slots=True)
class MarksTogether:
    """How two marks go together among pairs of one kind.

    Parameters
    ----------
    first, second
        The marks.
    same
        Whether the pairs are from one weapon.
    pairs
        How many.
    r
        Rank correlation (Spearman) of their log10 likelihood ratios; None when one of them never varies.
    low, high
        95 % of the correlations on weapons drawn anew lie between these.
    p_value
        Share of shuffled pairs that go together at least as much, either way. That one weapon stands in
        several pairs it does not know; the interval does.
    """

    first: str
    second: str
    same: bool
    pairs: int
    r: float | None
    low: float | None
    high: float | None
    p_value: float | None

    def as_json(self) -> dict[str, Any]:
        """The figures, for files and programs."""
        told = {name: getattr(self, name) for name in ("first", "second", "same", "pairs")}
        return {**told, **{name: getattr(self, name) for name in ("r", "low", "high", "p_value")}}


@dataclass(frozen=True, slots=True)
class Dependence:
    """Every two marks, within both kinds.

    Parameters
    ----------
    tests
        Of every two marks and both kinds.
    margin
        What correlation is still taken for none.
    """

    tests: tuple[MarksTogether, ...]
    margin: float

    @property
    def independent(self) -> bool:
        """Whether it is shown, not assumed: every interval ends below the margin."""
        return all(each.high is not None and each.high <= self.margin for each in self.tests)

    @property
    def text(self) -> Text:
        """What was found, in a sentence."""
        code = "independent" if self.independent else "not_shown"
        highs = [each.high for each in self.tests if each.high is not None]
        if len(highs) < len(self.tests):
            return Text("ballistics.dependence.unmeasured", {"margin": self.margin})
        facts = {"margin": self.margin, "highest": f"{max(highs):.2f}"}
        return Text(f"ballistics.dependence.{code}", facts)

    def as_json(self) -> dict[str, Any]:
        """The figures, for files and programs."""
        return {
            "independent": self.independent,
            "margin": self.margin,
            "tests": [each.as_json() for each in self.tests],
        }


def dependence(
    km: ArrayLike,
    knm: ArrayLike,
    *,
    km_pairs: Pairs,
    knm_pairs: Pairs,
    marks: Sequence[str],
    margin: float = MARGIN,
    draws: int = DRAWS,
    seed: int = 0,
) -> Dependence:
    """Test whether marks are independent, given which weapon made them.

    Parameters
    ----------
    km, knm
        log10 likelihood ratios of pairs from one weapon and from two, shapes (pairs, marks), in the order of
        `marks`; best of calibrations that never saw the weapons.
    km_pairs, knm_pairs
        The weapons of each pair: they are drawn with all their pairs, since those are not independent.
    marks
        Their names.
    margin
        Largest rank correlation at which two marks are taken for independent.
    draws, seed
        How often weapons are drawn and pairs shuffled, and the seed of the random numbers.

    Returns
    -------
    Dependence
        Independent only where the whole interval lies below the margin, in both kinds. Marks that go against
        each other understate together and count as independent.

    Raises
    ------
    InvalidInput
        Those of :func:`known` and :func:`weapon_weights`.

    Notes
    -----
    A test that merely fails to find a correlation shows nothing on few pairs; this asks the other way round,
    as tests of equivalence do.

    References
    ----------
    Schuirmann, A comparison of the two one-sided tests procedure, 1987, doi:10.1007/BF01068419. Owen, The
    pigeonhole bootstrap, 2007, doi:10.1214/07-AOAS122.
    """
    values = known(km, knm)
    drawn = list(weapon_weights(km_pairs, knm_pairs, draws=draws, seed=seed))
    shuffling = np.random.default_rng(seed)
    tests = []
    for kind, ratios in enumerate((values.km, values.knm)):
        weights = np.array([each[kind] for each in drawn])
        ranks = np.stack([_ranks(column) for column in ratios.T])
        for first, second in combinations(range(len(marks)), 2):
            figures = _together(ranks[first], ranks[second], weights, shuffling)
            names = (marks[first], marks[second])
            tests.append(MarksTogether(*names, kind == 0, len(ratios), *figures))
    return Dependence(tuple(tests), margin)


def _ranks(values: Numbers) -> Numbers:
    """Shares of values that are lower, about 0; equal ones share the middle of their places."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    middle = np.cumsum(count) - (count - 1) / 2
    return np.asarray(middle[place] / len(values) - 0.5, np.float64)


def _together(
    one: Numbers, two: Numbers, weights: Numbers, shuffling: np.random.Generator
) -> tuple[float | None, float | None, float | None, float | None]:
    even = np.ones((1, len(one)))
    r = float(_correlations(one, two, even)[0])
    if not np.isfinite(r):
        return None, None, None, None
    again = _correlations(one, two, weights)
    low, high = np.percentile(again[np.isfinite(again)], [50 - MIDDLE / 2, 50 + MIDDLE / 2])
    mixed = np.array([_correlations(one, shuffling.permutation(two), even)[0] for _ in range(len(weights))])
    p_value = (1 + (np.abs(mixed) >= abs(r) - 1e-12).sum()) / (1 + len(mixed))
    return round(r, 4), round(min(float(low), r), 4), round(max(float(high), r), 4), round(float(p_value), 4)


def _correlations(one: Numbers, two: Numbers, weights: Numbers) -> Numbers:
    """Correlations, shape (draws,), for weights of shape (draws, pairs); NaN where a mark never varies."""
    share = weights / weights.sum(axis=1, keepdims=True)
    middle_one, middle_two = share @ one, share @ two
    both = share @ (one * two) - middle_one * middle_two
    spread = (share @ np.square(one) - middle_one**2) * (share @ np.square(two) - middle_two**2)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(spread > STILL, both / np.sqrt(spread), np.nan), np.float64)

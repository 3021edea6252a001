"""One comparison weighed: the likelihood ratio, how sure it is, and how it is said."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.likelihood.calibration import Calibration, within
from rastro.canonical import InvalidInput, Text

MIDDLE = 95.0
"""Percent of the replicates that the interval holds."""
SCALE = (
    (6.0, "extremely_strong"),
    (4.0, "very_strong"),
    (3.0, "strong"),
    (2.0, "moderately_strong"),
    (1.0, "moderate"),
)
WEAK = float(np.log10(2.0))


@dataclass(frozen=True, slots=True)
class LikelihoodRatio:
    """How much more likely the score is if one weapon made both marks than if two did.

    Parameters
    ----------
    log10_lr
        Its decimal logarithm, within the bounds of the calibration set.
    low, high
        95 % of the calibrations on weapons drawn anew lie between these (log10), within the same bounds.
    bounded
        Whether the bound was reached: the score would say more than the data carry.
    verbal
        Key of the verbal scale, `neutral`, `same_weak` ... `different_extremely_strong`.
    """

    log10_lr: float
    low: float
    high: float
    bounded: bool
    verbal: str

    @property
    def text(self) -> Text:
        """The verbal scale's sentence."""
        return Text(f"ballistics.verbal.{self.verbal}")

    def as_json(self) -> dict[str, Any]:
        """The figures, for files and programs."""
        told = {name: round(getattr(self, name), 3) for name in ("log10_lr", "low", "high")}
        return {**told, "bounded": self.bounded, "verbal": self.verbal}


def likelihood_ratio(score: float | tuple[int, int], calibration: Calibration) -> LikelihoodRatio:
    """Weigh one score by a calibration set.

    Parameters
    ----------
    score
        What the set weighs: a number, or for counts the congruent cells and of how many.
    calibration
        The set.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.score_form` if the set weighs something else,
        `ballistics.likelihood.finite` if the score is not finite.
    """
    given = given_scores(score, calibration)
    raw = float(calibration.model.log10_lr(given)[0])
    bounded = not calibration.lower < raw < calibration.upper
    told = float(within(raw, calibration))
    spread = [float(within(each.log10_lr(given)[0], calibration)) for each in calibration.replicates] or [
        told
    ]
    low, high = np.percentile(spread, [50 - MIDDLE / 2, 50 + MIDDLE / 2])
    return LikelihoodRatio(told, min(float(low), told), max(float(high), told), bounded, verbal_scale(told))


def given_scores(score: float | tuple[int, int], calibration: Calibration) -> Any:
    """One score as a model takes it, if it is what the set weighs.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.score_form` or `ballistics.likelihood.finite`.
    """
    counts = isinstance(score, tuple)
    if counts != (calibration.model_kind == "counts"):
        raise InvalidInput("ballistics.likelihood.score_form", field="score", wanted=calibration.score)
    if not np.isfinite(score).all():
        raise InvalidInput("ballistics.likelihood.finite", field="score")
    return np.array([score], np.float64)


def verbal_scale(log10_lr: float) -> str:
    """Key of the verbal scale for a log10 likelihood ratio: by the full number, the same on both sides.

    Parameters
    ----------
    log10_lr
        Decimal logarithm of the likelihood ratio.

    Returns
    -------
    str
        `neutral` below a ratio of 2, else `same_` or `different_` and `weak` (to 10), `moderate` (to 100),
        `moderately_strong` (to 1,000), `strong` (to 10,000), `very_strong` (to 1,000,000) or
        `extremely_strong`.

    References
    ----------
    ENFSI Guideline for Evaluative Reporting in Forensic Science, 2015, section 3.
    """
    size = abs(log10_lr)
    if size < WEAK:
        return "neutral"
    strength = next((name for least, name in SCALE if size >= least), "weak")
    return f"{'same' if log10_lr > 0 else 'different'}_{strength}"

"""How good likelihood ratios are on a laboratory's own known pairs: everything a validation report says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood import (
    Calibration,
    HeldOut,
    calibrate,
    cllr_min,
    held_out,
    likelihood_ratio,
)
from rastro.ballistics.likelihood.bootstrap import Pairs
from rastro.ballistics.likelihood.recall import recall
from rastro.ballistics.likelihood.scores import Numbers
from rastro.ballistics.likelihood.uncertainty import intervals
from rastro.ballistics.reporting.criteria import USUAL, Checked, Criterion, checked
from rastro.ballistics.reporting.statement import Statement, statement

NOTHING: Mapping[str, str] = MappingProxyType({})
EXAMPLE_DRAWS = 100
SCORES = 2
"""Columns of counts: congruent, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What was validated, in the laboratory's words.

    Parameters
    ----------
    name
        For the title.
    date
        Of the data, ISO 8601.
    digest
        SHA-256 of the table of scores.
    software
        Name and version of the program.
    laboratory, population, mark, method
        Who; which weapons and ammunition; which kind of mark; version of the comparison. Empty: not said.
    score
        What is weighed.
    scans, scans_digest
        How many scans were compared, and SHA-256 over their names and digests; empty without scans.
    refused
        How many pairs could not be compared, because a scan could not be read or prepared.
    """

    name: str
    date: str
    digest: str
    software: str
    laboratory: str = ""
    population: str = ""
    mark: str = ""
    method: str = ""
    score: str = "score"
    scans: int = 0
    scans_digest: str = ""
    refused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Validation:
    """What came of it.

    Parameters
    ----------
    scope
        What was validated.
    model
        The model of likelihood ratios.
    held
        Likelihood ratios, each by a calibration that never saw the weapons.
    spread
        95 % intervals of the figures, by name.
    scores
        What was weighed, as numbers that rank: of known matches, of known non-matches.
    bounds
        log10 likelihood ratios beyond which a set of all these pairs says nothing.
    found
        Recall by the number of places.
    criteria
        What was asked, and whether it holds.
    example
        The known match in the middle, in the words of a report.
    """

    scope: Scope
    model: str
    held: HeldOut
    spread: Mapping[str, tuple[float, float]]
    scores: tuple[Numbers, Numbers]
    bounds: tuple[float, float]
    example: Statement
    found: Mapping[int, float] = field(default_factory=dict)
    criteria: tuple[Checked, ...] = ()

    @property
    def met(self) -> bool:
        """Whether all criteria hold."""
        return all(each.met for each in self.criteria)

    def as_json(self) -> dict[str, Any]:
        """The figures, for files and programs."""
        told = figures_of(self.held)
        return {
            **told,
            "bounds": [round(each, 2) for each in self.bounds],
            "intervals": {name: list(ends) for name, ends in self.spread.items()},
            "recall": {k: round(share, 4) for k, share in self.found.items()},
            "criteria": [each.as_json() for each in self.criteria],
            "met": self.met,
            "model": self.model,
            "score": self.scope.score,
            "method": self.scope.method,
            "name": self.scope.name,
            "date": self.scope.date,
            "digest": self.scope.digest,
            "scans": self.scope.scans,
            "refused": self.scope.refused,
            "scans_digest": self.scope.scans_digest,
            "version": self.scope.software.rpartition(" ")[2],
        }


def figures_of(held: HeldOut) -> dict[str, Any]:
    """The figures of held-out likelihood ratios, with what of their cost is calibration."""
    told = held.as_json()
    return {**told, "cllr_cal": round(told["cllr"] - told["cllr_min"], 4)}


def validate(
    km: ArrayLike,
    knm: ArrayLike,
    *,
    km_pairs: Pairs,
    knm_pairs: Pairs,
    scope: Scope,
    model: str = "logistic",
    items: Sequence[tuple[str, str, bool, float]] = (),
    criteria: Sequence[Criterion] = USUAL,
) -> Validation:
    """Validate likelihood ratios on pairs whose weapons are known, no weapon both learnt from and judged.

    Parameters
    ----------
    km, knm
        Scores of known matches and non-matches, shapes (pairs,); for the model `counts` (pairs, 2).
    km_pairs, knm_pairs
        The weapons of each pair.
    scope
        What is validated.
    model
        `logistic`, `kde` or `counts`.
    items
        Of every pair both scans, whether one weapon, and a number that ranks: for recall.
    criteria
        What must hold.

    Raises
    ------
    InvalidInput
        Those of :func:`rastro.ballistics.likelihood.held_out`.

    References
    ----------
    Meuwly, Ramos and Haraksim, A guideline for the validation of likelihood ratio methods, 2017,
    doi:10.1016/j.forsciint.2016.03.048. ISO/IEC 17025:2017, 7.2.2.
    """
    held = held_out(km, knm, km_pairs=km_pairs, knm_pairs=knm_pairs, model=model)
    whole = calibrate(
        km,
        knm,
        km_pairs=km_pairs,
        knm_pairs=knm_pairs,
        name=scope.name,
        version=scope.date,
        mark=scope.mark,
        score=scope.score,
        method=scope.method,
        model=model,
        draws=EXAMPLE_DRAWS,
        keep=False,
        population=scope.population,
    )
    found = recall(items)
    figures = {**figures_of(held), **{f"recall_{k}": share for k, share in found.items()}}
    return Validation(
        scope=scope,
        model=model,
        held=held,
        spread=intervals(held, km_pairs=km_pairs, knm_pairs=knm_pairs),
        scores=(_ranking(km), _ranking(knm)),
        bounds=(whole.lower, whole.upper),
        example=_example(km, whole),
        found=found,
        criteria=checked(criteria, figures),
    )


def _example(km: ArrayLike, whole: Calibration) -> Statement:
    scores = np.asarray(km, np.float64)
    middle = scores[np.argsort(_ranking(scores), kind="stable")[len(scores) // 2]]
    score = (int(middle[0]), int(middle[1])) if scores.ndim == SCORES else float(middle)
    return statement(likelihood_ratio(score, whole), whole, population=whole.population or None)


def _ranking(scores: ArrayLike) -> Numbers:
    values = np.asarray(scores, np.float64)
    return values[:, 0] / values[:, 1] if values.ndim == SCORES else values


def discrimination(validation: Validation) -> float:
    """Cllr_min of the scores themselves, by one calibration of all: what the comparison can tell apart."""
    return cllr_min(*validation.scores)

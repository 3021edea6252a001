"""Marks of one pair combined: summed where shown independent, fused where not, never multiplied blindly."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.likelihood.bootstrap import weapon_weights, weapons_of
from rastro.ballistics.likelihood.bounds import elub
from rastro.ballistics.likelihood.calibration import Calibration, within
from rastro.ballistics.likelihood.dependence import MARGIN, Dependence, dependence
from rastro.ballistics.likelihood.fusion import Fusion, fit_fusion, plain_sum
from rastro.ballistics.likelihood.joining import Joint
from rastro.ballistics.likelihood.scores import Numbers
from rastro.ballistics.likelihood.weighing import (
    MIDDLE,
    LikelihoodRatio,
    given_scores,
    likelihood_ratio,
    verbal_scale,
)
from rastro.canonical import InvalidInput, Text

DRAWS = 200
SUM, FUSED, STRONGEST, SINGLE = "sum", "fused", "strongest", "single"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Combination:
    """How the marks of one pair become one likelihood ratio, learnt on pairs that have all of them.

    Parameters
    ----------
    name, version
        What it is called, as every result names it.
    calibrations
        The calibration set of each mark, by the mark's name.
    dependence
        What the test of dependence found.
    fusion
        The weights of the marks; 1 each when they are independent.
    replicates
        The fusion set again on weapons drawn anew; none for a plain sum.
    lower, upper
        log10 likelihood ratios beyond which neither the joint pairs nor the best supported mark carry.
    km, knm, weapons
        How many pairs and weapons have all marks.
    """

    name: str
    version: str
    calibrations: Mapping[str, Calibration]
    dependence: Dependence
    fusion: Fusion
    replicates: tuple[Fusion, ...]
    lower: float
    upper: float
    km: int
    knm: int
    weapons: int

    @property
    def rule(self) -> str:
        """`sum` or `fused`."""
        return SUM if self.dependence.independent else FUSED


@dataclass(frozen=True, slots=True)
class Combined:
    """The marks of one pair, weighed together.

    Parameters
    ----------
    ratio
        The likelihood ratio of all marks.
    rule
        `sum`, `fused`, `strongest` (of marks whose dependence is not known) or `single`.
    reason
        Why this rule.
    marks
        The likelihood ratio of each mark by itself.
    """

    ratio: LikelihoodRatio
    rule: str
    reason: Text
    marks: Mapping[str, LikelihoodRatio]

    @property
    def conflict(self) -> bool:
        """Whether the marks speak for different propositions."""
        spoken = {np.sign(each.log10_lr) for each in self.marks.values() if each.verbal != "neutral"}
        return len(spoken) > 1

    def as_json(self) -> dict[str, Any]:
        """The figures, for files and programs."""
        return {
            **self.ratio.as_json(),
            "rule": self.rule,
            "conflict": self.conflict,
            "marks": {name: each.as_json() for name, each in self.marks.items()},
        }


def combine(
    calibrations: Mapping[str, Calibration],
    joint: Joint,
    *,
    name: str,
    version: str,
    margin: float = MARGIN,
    draws: int = DRAWS,
    seed: int = 0,
) -> Combination:
    """Learn from pairs that have all marks how these go together.

    Parameters
    ----------
    calibrations
        The set of each mark.
    joint
        The likelihood ratios of pairs that have all marks.
    name, version
        What the combination is called.
    margin
        Largest rank correlation at which marks are taken for independent.
    draws, seed
        How many replicates, and the seed of the random numbers.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.joint_marks` if the marks of both differ; those of :func:`dependence` and
        :func:`fit_fusion`.
    """
    if set(calibrations) != set(joint.marks):
        raise InvalidInput("ballistics.likelihood.joint_marks", field="marks", marks=", ".join(joint.marks))
    tested = dependence(
        joint.km,
        joint.knm,
        km_pairs=joint.km_pairs,
        knm_pairs=joint.knm_pairs,
        marks=joint.marks,
        margin=margin,
        seed=seed,
    )
    fusion = plain_sum(len(joint.marks)) if tested.independent else fit_fusion(joint.km, joint.knm)
    lower, upper = elub(fusion.log10_lr(joint.km), fusion.log10_lr(joint.knm))
    sets = {mark: calibrations[mark] for mark in joint.marks}
    return Combination(
        name=name,
        version=version,
        calibrations=sets,
        dependence=tested,
        fusion=fusion,
        replicates=() if tested.independent else _replicates(joint, draws, seed),
        lower=round(min(lower, *(each.lower for each in sets.values())), 6),
        upper=round(max(upper, *(each.upper for each in sets.values())), 6),
        km=len(joint.km),
        knm=len(joint.knm),
        weapons=len(weapons_of(joint.km_pairs, joint.knm_pairs)),
    )


def _replicates(joint: Joint, draws: int, seed: int) -> tuple[Fusion, ...]:
    made = []
    for weights in weapon_weights(joint.km_pairs, joint.knm_pairs, draws=draws, seed=seed):
        try:
            made.append(fit_fusion(joint.km, joint.knm, weights=weights))
        except InvalidInput:
            continue
    return tuple(made)


def weigh_marks(scores: Mapping[str, float | tuple[int, int]], combination: Combination) -> Combined:
    """Weigh the marks of one pair together.

    Parameters
    ----------
    scores
        The score of each mark that was compared. One mark is weighed by its own set; of several, but not all,
        the strongest counts, since only all together were tested.
    combination
        What was learnt of the marks.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.joint_marks` if a mark is not in the combination, or none is given; those of
        :func:`rastro.ballistics.likelihood.likelihood_ratio`.
    """
    sets = combination.calibrations
    if not scores or set(scores) - set(sets):
        raise InvalidInput("ballistics.likelihood.joint_marks", field="marks", marks=", ".join(sets))
    each = {mark: likelihood_ratio(scores[mark], sets[mark]) for mark in sets if mark in scores}
    if len(each) < len(sets):
        return strongest(each)
    raw = float(combination.fusion.log10_lr([[ratio.log10_lr for ratio in each.values()]])[0])
    told = float(np.clip(raw, combination.lower, combination.upper))
    low, high = (
        float(np.clip(end, combination.lower, combination.upper)) for end in _ends(scores, each, combination)
    )
    bounded = not combination.lower < raw < combination.upper or all(one.bounded for one in each.values())
    ratio = LikelihoodRatio(told, min(low, told), max(high, told), bounded, verbal_scale(told))
    return Combined(ratio, combination.rule, combination.dependence.text, each)


def _ends(
    scores: Mapping[str, float | tuple[int, int]],
    each: Mapping[str, LikelihoodRatio],
    combination: Combination,
) -> tuple[float, float]:
    """Of a sum, the sums of both ends: wider than needed. Of a fusion, all of it learnt anew each time."""
    if combination.rule == SUM:
        return sum(one.low for one in each.values()), sum(one.high for one in each.values())
    columns = [_spread(scores[mark], one) for mark, one in combination.calibrations.items()]
    told = [
        float(fusion.log10_lr([[column[number % len(column)] for column in columns]])[0])
        for number, fusion in enumerate(combination.replicates or (combination.fusion,))
    ]
    low, high = np.percentile(told, [50 - MIDDLE / 2, 50 + MIDDLE / 2])
    return float(low), float(high)


def _spread(score: float | tuple[int, int], calibration: Calibration) -> Numbers:
    given = given_scores(score, calibration)
    models = calibration.replicates or (calibration.model,)
    return np.asarray([within(model.log10_lr(given)[0], calibration) for model in models], np.float64)


def strongest(ratios: Mapping[str, LikelihoodRatio]) -> Combined:
    """The mark that says most, of marks whose dependence is not known: they are never multiplied.

    Parameters
    ----------
    ratios
        The likelihood ratio of each mark.

    Returns
    -------
    Combined
        The strongest mark's, held back by the number of marks among which it was chosen: the largest of m
        likelihood ratios, divided by m, misleads no more often than one does, however the marks depend.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.marks` without any.

    References
    ----------
    Vovk and Wang, E-values: calibration, combination and applications, 2021, doi:10.1214/20-AOS2020.
    """
    if not ratios:
        raise InvalidInput("ballistics.likelihood.marks", field="marks", least=1)
    mark = max(ratios, key=lambda name: abs(ratios[name].log10_lr))
    best, price = ratios[mark], float(np.log10(len(ratios)))
    if len(ratios) == 1:
        return Combined(best, SINGLE, Text("ballistics.combined.single", {"mark": mark}), ratios)
    side = 1.0 if best.log10_lr >= 0 else -1.0
    told = side * max(0.0, abs(best.log10_lr) - price)
    ends = sorted((best.low - side * price, best.high - side * price, told))
    ratio = LikelihoodRatio(told, ends[0], ends[-1], best.bounded, verbal_scale(told))
    facts = {"mark": mark, "marks": len(ratios)}
    return Combined(ratio, STRONGEST, Text("ballistics.combined.strongest", facts), ratios)

"""Breech face and firing pin of one pair together: alone, summed, fused; no weapon learnt from and judged.

The published tables name weapons; every pair of weapons was compared once, so pairs are joined by weapon.
Whether both marks are of the same two cartridge cases is not stated.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any

import numpy as np

from benchmarks.likelihoods.nfi import MARKS, Rows, read
from rastro.ballistics import likelihood

NAMES = ("breech face", "firing pin")
GROUPS = 5
INNER = 4
SEEDS = (1, 2, 3)
RULES = (*NAMES, "strongest", "sum", "fused")

type Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Counts of one mark by pair of weapons, of known matches and known non-matches."""

    km: dict[Pair, Any]
    knm: dict[Pair, Any]

    def without(self, weapons: frozenset[str]) -> "Told":
        """Only pairs with none of these weapons."""
        return Told(
            *(
                {pair: told for pair, told in kind.items() if not weapons & set(pair)}
                for kind in (self.km, self.knm)
            )
        )

    def scores(self) -> likelihood.MarkScores:
        """As they are joined."""
        values = (np.array(list(kind.values())) for kind in (self.km, self.knm))
        return likelihood.MarkScores(*values, list(self.km), list(self.knm), "counts")


def tables() -> dict[str, Told]:
    """The two tables whose weapons have the same numbers; those of the aperture shear are others."""
    return dict(zip(NAMES, (_told(read(mark)) for mark in MARKS[1:]), strict=True))


def _told(rows: Rows) -> Told:
    kinds: tuple[dict[Pair, Any], dict[Pair, Any]] = ({}, {})
    for pair, same, counts in zip(rows.weapons, rows.same, rows.counts, strict=True):
        one, two = sorted(pair)
        kinds[0 if same else 1][one, two] = counts
    return Told(*kinds)


def costs(marks: Mapping[str, Told], seed: int) -> dict[str, float]:
    """Cllr of the joint pairs by each rule, weapons dealt into five groups by this seed."""
    found: dict[str, tuple[list[float], list[float]]] = {rule: ([], []) for rule in RULES}
    for learnt, asked in _parts(marks, seed):
        models = {name: _model(told) for name, told in learnt.items()}
        fusion = likelihood.fit_fusion(*_joined(learnt))
        for kind in (0, 1):
            if not asked[kind]:
                continue
            ratios = np.array(
                [[models[name](marks[name], kind, pair) for name in NAMES] for pair in asked[kind]]
            )
            best = ratios[np.arange(len(ratios)), np.abs(ratios).argmax(axis=1)]
            held_back = np.sign(best) * np.maximum(0.0, np.abs(best) - np.log10(len(NAMES)))
            said = (*ratios.T, held_back, ratios.sum(axis=1), fusion.log10_lr(ratios))
            for rule, values in zip(RULES, said, strict=True):
                found[rule][kind].extend(values.tolist())
    return {rule: likelihood.cllr(*kinds) for rule, kinds in found.items()}


def _joined(learnt: Mapping[str, Told]) -> tuple[Any, Any]:
    joint = likelihood.join({name: told.scores() for name, told in learnt.items()}, folds=INNER)
    return joint.km, joint.knm


def _model(told: Told) -> Any:
    scores = told.scores()
    made = likelihood.fit_counts(scores.km, scores.knm)
    limits = likelihood.elub(made.log10_lr(scores.km), made.log10_lr(scores.knm))

    def ratio(table: Told, kind: int, pair: Pair) -> float:
        counts = (table.km, table.knm)[kind][pair]
        return float(np.clip(made.log10_lr([counts])[0], *limits))

    return ratio


def _parts(
    marks: Mapping[str, Told], seed: int
) -> Iterator[tuple[dict[str, Told], tuple[list[Pair], list[Pair]]]]:
    """What is learnt from, and which joint pairs are judged, for every two groups of weapons left out."""
    kinds = [
        set.intersection(*(set(getattr(told, kind)) for told in marks.values())) for kind in ("km", "knm")
    ]
    weapons = sorted({weapon for told in marks.values() for pair in (*told.km, *told.knm) for weapon in pair})
    dealt = np.random.default_rng(seed).permutation(len(weapons)) % GROUPS
    group = dict(zip(weapons, dealt.tolist(), strict=True))
    for out in combinations_with_replacement(range(GROUPS), 2):
        asked = [
            sorted(pair for pair in kind if sorted(group[each] for each in pair) == list(out))
            for kind in kinds
        ]
        if not any(asked):
            continue
        left_out = frozenset(weapon for weapon in weapons if group[weapon] in out)
        yield {name: told.without(left_out) for name, told in marks.items()}, (asked[0], asked[1])


def tested(marks: Mapping[str, Told]) -> likelihood.Dependence:
    """Whether the two marks are independent within both kinds."""
    joint = likelihood.join({name: told.scores() for name, told in marks.items()})
    return likelihood.dependence(
        joint.km, joint.knm, km_pairs=joint.km_pairs, knm_pairs=joint.knm_pairs, marks=joint.marks
    )

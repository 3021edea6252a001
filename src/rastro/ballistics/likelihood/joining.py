"""Pairs of which several marks were compared, each mark weighed without the weapons of the pair."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood.bootstrap import Pairs
from rastro.ballistics.likelihood.heldout import FOLDS, held_out
from rastro.ballistics.likelihood.scores import LEAST, Numbers
from rastro.canonical import InvalidInput


@dataclass(frozen=True, slots=True, eq=False)
class MarkScores:
    """Scores of one mark whose truth is known.

    Parameters
    ----------
    km, knm
        Scores of pairs from one weapon and from two, shapes (pairs,); for counts (pairs, 2).
    km_pairs, knm_pairs
        The weapons of each pair.
    model
        `logistic`, `kde` or `counts`.
    km_keys, knm_keys
        What a pair is found by in the tables of other marks, such as both items; when left out, its weapons:
        then each pair of weapons may stand there once only.
    """

    km: ArrayLike
    knm: ArrayLike
    km_pairs: Pairs
    knm_pairs: Pairs
    model: str = "logistic"
    km_keys: Sequence[Hashable] | None = None
    knm_keys: Sequence[Hashable] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """log10 likelihood ratios of pairs that have every mark.

    Parameters
    ----------
    marks
        Names of the marks, as the columns stand.
    km, knm
        Shapes (pairs, marks).
    km_pairs, knm_pairs
        The weapons of each pair.
    """

    marks: tuple[str, ...]
    km: Numbers
    knm: Numbers
    km_pairs: tuple[tuple[str, str], ...]
    knm_pairs: tuple[tuple[str, str], ...]


def join(marks: Mapping[str, MarkScores], *, folds: int = FOLDS, seed: int = 0) -> Joint:
    """Weigh every mark without the weapons of the pair, and keep the pairs that have all marks.

    Parameters
    ----------
    marks
        Scores by the name of the mark.
    folds, seed
        How weapons are dealt into groups; see :func:`rastro.ballistics.likelihood.held_out`.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.joint_repeated` if a pair stands twice in one table,
        `ballistics.likelihood.joint_few` with fewer than two pairs of a kind that have all marks.
    """
    kinds: tuple[list[dict[Any, float]], list[dict[Any, float]]] = ([], [])
    weapons: dict[Any, tuple[str, str]] = {}
    for name, scores in marks.items():
        held = held_out(
            scores.km,
            scores.knm,
            km_pairs=scores.km_pairs,
            knm_pairs=scores.knm_pairs,
            model=scores.model,
            folds=folds,
            seed=seed,
        )
        sides = (
            (held.km, scores.km_pairs, scores.km_keys),
            (held.knm, scores.knm_pairs, scores.knm_keys),
        )
        for kind, (ratios, pairs, keys) in zip(kinds, sides, strict=True):
            found = keys if keys is not None else [tuple(sorted(pair)) for pair in pairs]
            kind.append(dict(zip(found, ratios.tolist(), strict=True)))
            if len(kind[-1]) < len(pairs):
                raise InvalidInput("ballistics.likelihood.joint_repeated", field="scores", mark=name)
            weapons.update(zip(found, pairs, strict=True))
    km, knm = (sorted(set.intersection(*(set(each) for each in kind))) for kind in kinds)
    if min(len(km), len(knm)) < LEAST:
        raise InvalidInput("ballistics.likelihood.joint_few", field="scores", km=len(km), knm=len(knm))
    one, two = (
        np.array([[each[key] for each in kind] for key in keys])
        for kind, keys in zip(kinds, (km, knm), strict=True)
    )
    pairs_of = (tuple(weapons[key] for key in keys) for keys in (km, knm))
    return Joint(tuple(marks), one, two, *pairs_of)

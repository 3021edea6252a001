"""Two bullets compared: every land with every land, and the phase in which one follows the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import factorial
from typing import Any

import numpy as np

from rastro.ballistics.striae.comparing import LandComparison, best_way
from rastro.ballistics.striae.misreading import Misreading, agreed_misreading, misreading
from rastro.ballistics.striae.signature import Signature
from rastro.canonical import InvalidInput, Text

LEAST_LANDS, MOST_LANDS = 2, 24
MOST_ORDERS = 5_040
"""All orders of up to seven lands; of more lands, so many drawn at random with a fixed seed."""
SEED = 20_261_124
CLEAR_MEAN = 0.5
"""Below this mean of the best phase it is asked whether one bullet's scans are misread."""
MOST_ASKED = 6
"""Lands of the first bullet that are tried with other readings."""

type Scores = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Phase:
    """One way in which the lands of two bullets may follow each other.

    Parameters
    ----------
    shift
        Land i of the first is land i + shift of the second, counted around; backwards where `reversed`: land
        shift - i.
    reversed
        Whether the second's lands were scanned in the other order.
    turned
        Whether the second's lands were scanned from the other side.
    mean
        Mean score of the lands in phase.
    """

    shift: int
    reversed: bool
    turned: bool
    mean: float

    def partner(self, land: int, lands: int) -> int:
        """Which land of the second is opposite a land of the first; both counted from 0."""
        return ((self.shift - land) if self.reversed else (self.shift + land)) % lands


@dataclass(frozen=True, slots=True, eq=False)
class BulletComparison:
    """What came of comparing two bullets.

    Parameters
    ----------
    lands
        Rows: lands of the first, columns: lands of the second, compared in the direction of the best phase.
    scores
        Shape (lands, lands): their scores.
    phase
        The best.
    others
        Mean score of all pairs that are not in phase.
    p_value
        Phase test: share of all orders of the second's lands whose best phase stands out as much.
    least_p
        The least that share can be, for so many lands.
    misread
        How the second's scans would have to be read to fit, where two pairs of lands or more say the same and
        the bullets do not match as they are.
    """

    lands: tuple[tuple[LandComparison, ...], ...]
    scores: Scores
    phase: Phase
    others: float
    p_value: float
    least_p: float
    misread: Misreading | None = None

    @property
    def sam(self) -> float:
        """Sequence average maximum: the mean score in the best phase."""
        return self.phase.mean

    @property
    def in_phase(self) -> tuple[tuple[int, int], ...]:
        """The pairs of lands of the best phase, counted from 0."""
        count = len(self.lands)
        return tuple((land, self.phase.partner(land, count)) for land in range(count))

    @property
    def notes(self) -> tuple[Text, ...]:
        """What to look at: a bullet that lay end for end has its lands in the other order too."""
        unlike = self.phase.turned != self.phase.reversed and len(self.lands) > LEAST_LANDS
        standing_out = self.p_value <= self.least_p + 1e-12
        mirrored = (Text("ballistics.striae.mirrored", {}),) if unlike and standing_out else ()
        return (*mirrored, *((self.misread.note,) if self.misread else ()))

    def as_json(self) -> dict[str, Any]:
        """The figures, for files and programs; lands are counted from 1."""
        return {
            "lands": len(self.lands),
            "phase": self.phase.shift,
            "reversed": self.phase.reversed,
            "turned": self.phase.turned,
            "pairs": [[first + 1, second + 1] for first, second in self.in_phase],
            "sam": round(self.sam, 4),
            "others": round(self.others, 4),
            "p_value": round(self.p_value, 5),
            "least_p": round(self.least_p, 5),
            "scale": round(self.misread.scale, 2) if self.misread else 1.0,
            "cmps": [[each.cmps for each in row] for row in self.lands],
            "ccf": [[round(each.ccf, 4) for each in row] for row in self.lands],
            "scores": self.scores.round(4).tolist(),
            "notes": [note.say() for note in self.notes],
        }


def compare_bullets(
    first: Sequence[Signature], second: Sequence[Signature], *, turned: bool | None = None
) -> BulletComparison:
    """Compare two bullets by their lands, given in the order around each.

    Parameters
    ----------
    turned
        Whether the second's lands were scanned from the other side; None tries both.

    Notes
    -----
    The phase test holds the best phase's mean, less the mean of all other pairs, against the same figure
    after every reordering of the second bullet's lands. Ways of scanning that were tried are tried there too,
    so freedom of choice costs what it should. Lands keep their own scores: a bullet whose lands all correlate
    highly with anything gains nothing. No distribution of scores and no independence of pairs is assumed; for
    six lands the p-value can therefore not fall below 1/60.

    Raises
    ------
    InvalidInput
        `ballistics.striae.lands` unless both have the same number of lands, from 2 to 24.
    """
    if len(first) != len(second) or not LEAST_LANDS <= len(first) <= MOST_LANDS:
        raise InvalidInput("ballistics.striae.lands", first=len(first), second=len(second))
    ways = (False, True) if turned is None else (turned,)
    compared = {way: tuple(tuple(best_way(a, b, turned=way) for b in second) for a in first) for way in ways}
    scores = {way: np.array([[each.score for each in row] for row in rows]) for way, rows in compared.items()}
    phase = max((best_phase(table, turned=way) for way, table in scores.items()), key=lambda each: each.mean)
    chosen = scores[phase.turned]
    count = len(first)
    others = (float(chosen.sum()) - count * phase.mean) / (count * (count - 1))
    stack = np.stack([scores[way] for way in ways])
    other = None if phase.mean >= CLEAR_MEAN else _misread(first, second, compared, ways)
    return BulletComparison(
        compared[phase.turned], chosen, phase, others, phase_test(stack), least_p_value(count), other
    )


def _misread(
    first: Sequence[Signature],
    second: Sequence[Signature],
    compared: dict[bool, tuple[tuple[LandComparison, ...], ...]],
    ways: tuple[bool, ...],
) -> Misreading | None:
    """Another reading of the second bullet's scans that pairs of lands agree on."""
    return agreed_misreading(
        misreading(
            ours.heights,
            theirs.heights,
            as_said=max(compared[way][a][b].ccf for way in ways),
            share=ours.recipe.least_overlap,
            ways=ways,
        )
        for a, ours in enumerate(first[:MOST_ASKED])
        for b, theirs in enumerate(second)
    )


def best_phase(scores: Scores, *, turned: bool = False) -> Phase:
    """The shift, and the order of the second bullet's lands, with the highest mean score."""
    means = _phase_means(scores[None])
    place = int(means[0].argmax())
    shift, backwards = place % len(scores), place >= len(scores)
    return Phase(shift, backwards, turned, float(means[0, place]))


def phase_test(scores: Scores) -> float:
    """Share of the orders of the second bullet's lands whose best phase stands out as much as the one found.

    Parameters
    ----------
    scores
        Shape (ways, lands, lands): each way of scanning that was tried.
    """
    found = _standing_out(scores[None])[0]
    orders = np.array(list(_orders(scores.shape[-1])))
    reordered = np.moveaxis(scores[:, :, orders], 2, 0)  # (orders, ways, lands, lands)
    return float(np.mean(_standing_out(reordered) >= found - 1e-12))


def least_p_value(lands: int) -> float:
    """The least p-value that so many lands allow: the orders that are rotations or reversals of one."""
    distinct = 2 * lands if lands > 2 else 2  # noqa: PLR2004 - two lands have no direction
    if factorial(lands) <= MOST_ORDERS:
        return distinct / factorial(lands)
    return 1.0 / MOST_ORDERS


def _standing_out(scores: Scores) -> Scores:
    """The best phase's mean less that of all other pairs, over the ways. Shape (orders,)."""
    count = scores.shape[-1]
    means = _phase_means(scores)
    total = scores.sum((-1, -2))[..., None]
    others = (total - count * means) / (count * (count - 1))
    return np.asarray((means - others).max((-1, -2)))


def _phase_means(scores: Scores) -> Scores:
    """Mean scores of all phases: shape (..., 2 lands), first those in order, then those backwards."""
    count = scores.shape[-1]
    land = np.arange(count)
    shifts = np.arange(count)[:, None]
    partners = np.concatenate([(shifts + land) % count, (shifts - land) % count])
    return np.asarray(scores[..., land, partners].mean(-1))


def _orders(lands: int) -> Iterator[tuple[int, ...]]:
    """All orders, or so many at random with the given one first."""
    if factorial(lands) <= MOST_ORDERS:
        yield from permutations(range(lands))
        return
    chance = np.random.default_rng(SEED)
    yield tuple(range(lands))
    for _ in range(MOST_ORDERS - 1):
        yield tuple(chance.permutation(lands).tolist())

"""Where along a mark the profile is taken: where neighbouring strips show the same striae."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from rastro.ballistics.striae.correlating import cross_correlation
from rastro.ballistics.striae.profile_filters import Profile
from rastro.ballistics.topography import Heights

MOST_LAG = 8
"""Points by which the striae of neighbouring strips may be shifted."""


@dataclass(frozen=True, slots=True, eq=False)
class Crosscut:
    """The strips whose mean is the profile.

    Parameters
    ----------
    first, last
        The first strip and the last.
    shifts
        Points by which each of them is moved before the mean.
    agreement
        Shape (strips - 1,): correlation of each strip with the next, 0 where none was found.
    """

    first: int
    last: int
    shifts: tuple[int, ...]
    agreement: Profile

    @property
    def agreed(self) -> float:
        """The mean correlation of neighbours among its strips; 1 for a single strip."""
        inside = self.agreement[self.first : self.last]
        return float(inside.mean()) if len(inside) else 1.0


def find_crosscut(striae: Heights, *, agree: float, most: int, at: int | None = None) -> Crosscut:
    """Find where neighbouring strips agree.

    Parameters
    ----------
    striae
        Shape (strips, points): the strips, band-passed.
    agree
        Correlation from which on neighbours show the same striae.
    most
        Strips at most.
    at
        A strip that must be among them; None takes the longest stretch of agreement.

    Notes
    -----
    E. Hare, H. Hofmann and A. Carriquiry, 2017, doi:10.1214/17-AOAS1080, take the first stable cut from the
    base; here the longest and most measured stretch, whose strips are averaged. Where no two agree, the best
    two are taken.
    """
    lags, agreement = _neighbours(striae)
    measured = np.isfinite(striae).mean(1)
    runs = _runs(agreement >= agree)
    if at is not None:
        first, last = next(((a, b) for a, b in runs if a <= at <= b), (at, at))
        first, last = _shortened(first, last, most, agreement, at)
    elif runs:
        cut = [_shortened(a, b, most, agreement, None) for a, b in runs]
        first, last = max(
            cut, key=lambda run: agreement[run[0] : run[1]].sum() * measured[run[0] : run[1] + 1].mean()
        )
    elif len(agreement):
        first = int(np.argmax(agreement))
        last = first + 1
    else:
        first = last = 0
    moved = np.concatenate([[0.0], np.cumsum(lags[first:last])])
    shifts = tuple(int(each) for each in np.rint(moved - moved[len(moved) // 2]))
    return Crosscut(first, last, shifts, agreement)


def mean_of(strips: Heights, crosscut: Crosscut) -> Profile:
    """The mean of the crosscut's strips, each moved so that the striae meet; NaN where most lack a height."""
    chosen = np.stack(
        [
            _moved(strip, shift)
            for strip, shift in zip(strips[crosscut.first : crosscut.last + 1], crosscut.shifts, strict=True)
        ]
    )
    known = np.isfinite(chosen)
    count = known.sum(0)
    total = np.where(known, chosen, 0.0).sum(0)
    return np.where(2 * count >= len(chosen), total / np.maximum(count, 1), np.nan)


def _neighbours(striae: Heights) -> tuple[Profile, Profile]:
    """How far each strip's striae lie from the next one's, and how well they agree."""
    lags, agreement = np.zeros(max(0, len(striae) - 1)), np.zeros(max(0, len(striae) - 1))
    for number, (one, other) in enumerate(pairwise(striae)):
        found = cross_correlation(one, other, least=len(one) / 4).within(MOST_LAG)
        lags[number], agreement[number] = found.peak
    return lags, agreement


def _runs(good: "np.ndarray[Any, np.dtype[np.bool_]]") -> list[tuple[int, int]]:
    """Stretches of strips that each agree with the next: first and last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], good, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _shortened(first: int, last: int, most: int, agreement: Profile, at: int | None) -> tuple[int, int]:
    """At most so many strips, around one that must be among them or where they agree best."""
    if last - first < most:
        return first, last
    starts = [
        start for start in range(first, last - most + 2) if at is None or start <= at <= start + most - 1
    ]
    start = max(starts, key=lambda each: float(agreement[each : each + most - 1].sum()))
    return start, start + most - 1


def _moved(strip: Profile, shift: int) -> Profile:
    moved = np.full_like(strip, np.nan)
    if shift >= 0:
        moved[shift:] = strip[: len(strip) - shift]
    else:
        moved[:shift] = strip[-shift:]
    return moved

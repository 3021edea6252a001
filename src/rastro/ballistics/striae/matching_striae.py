"""Striae that match: peaks and valleys of two signatures laid on each other."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from scipy.signal import find_peaks

from rastro.ballistics.striae.profile_filters import Profile

type Striae = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class MatchingStriae:
    """Counts over the part where both signatures lie on each other.

    Parameters
    ----------
    matches, mismatches
        Striae (peaks and valleys) that both have, and that one has.
    cms, non_cms
        Consecutively matching striae: the longest run without a mismatch between; and consecutively non
        matching ones.
    sum_of_peaks
        Mean absolute heights of both at matching striae, added up, micrometres.
    length
        Of the overlap, millimetres.
    """

    matches: int
    mismatches: int
    cms: int
    non_cms: int
    sum_of_peaks: float
    length: float

    @property
    def matches_per_mm(self) -> float:
        """Matches over the overlap's length."""
        return self.matches / self.length if self.length else 0.0

    @property
    def mismatches_per_mm(self) -> float:
        """Mismatches over the overlap's length."""
        return self.mismatches / self.length if self.length else 0.0


def matching_striae(
    first: Profile, second: Profile, *, spacing: float, least: float, beside: int
) -> MatchingStriae:
    """Count matching and consecutively matching striae.

    Parameters
    ----------
    first, second
        Shape (points,), laid on each other, metres.
    spacing
        Metres between points.
    least
        Height of a stria over its neighbours, in standard deviations of its signature.
    beside
        Points within which a stria of each is one; of several the nearest, one to one.

    Notes
    -----
    A. Biasotti, 1959 (CMS); E. Hare, H. Hofmann, A. Carriquiry 2017, doi:10.1214/17-AOAS1080 (per mm, sum of
    peaks).
    """
    matched: list[tuple[int, int]] = []
    alone: list[int] = []
    for sign in (1.0, -1.0):
        pairs, ours, theirs = _paired(_striae(sign * first, least), _striae(sign * second, least), beside)
        matched += pairs
        alone += [*ours, *theirs]
    order = sorted([(a + b, True) for a, b in matched] + [(2 * each, False) for each in alone])
    longest = {True: 0, False: 0}
    for kind, run in groupby(both for _, both in order):
        longest[kind] = max(longest[kind], len(list(run)))
    heights = sum((abs(float(first[a])) + abs(float(second[b]))) / 2 for a, b in matched)
    both_known = int((np.isfinite(first) & np.isfinite(second)).sum())
    return MatchingStriae(
        len(matched), len(alone), longest[True], longest[False], heights * 1e6, both_known * spacing * 1e3
    )


def _striae(profile: Profile, least: float) -> Striae:
    """Places of the peaks that stand out."""
    known = np.isfinite(profile)
    if not known.any():
        return np.zeros(0, np.int64)
    filled = np.where(known, profile, 0.0)
    found, _ = find_peaks(filled, prominence=least * float(filled[known].std()))
    return np.asarray(found[known[found]], np.int64)


def _paired(first: Striae, second: Striae, beside: int) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Striae that are each other's nearest and near enough; and those of either that are left alone."""
    if len(first) == 0 or len(second) == 0:
        return [], first.tolist(), second.tolist()
    distance = np.abs(first[:, None] - second[None, :])
    theirs, ours = distance.argmin(1), distance.argmin(0)
    pairs = [
        (int(first[i]), int(second[j]))
        for i, j in enumerate(theirs)
        if ours[j] == i and distance[i, j] <= beside
    ]
    used_first, used_second = {a for a, _ in pairs}, {b for _, b in pairs}
    return (
        pairs,
        [each for each in first.tolist() if each not in used_first],
        [each for each in second.tolist() if each not in used_second],
    )

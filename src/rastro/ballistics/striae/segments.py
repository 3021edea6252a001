"""Congruent matching profile segments (CMPS): how many pieces lie on the other signature at one lag."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.striae.profile_filters import Profile

LEAST_KNOWN = 0.8
"""Share of a segment that must have been measured."""

type Lags = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class SegmentMatches:
    """What came of looking for each segment of the first signature on the second.

    Parameters
    ----------
    cmps
        Segments that agree on one lag.
    segments
        Segments that were looked for.
    lag
        The lag they agree on, in points: where the second's first point lies on the first; 0 if none.
    consistent
        Shape (segments,): whether the segment's peaks agree at all scales.
    lags
        Shape (segments,): the lag at which they do.
    """

    cmps: int
    segments: int
    lag: int
    consistent: "np.ndarray[Any, np.dtype[np.bool_]]"
    lags: Lags

    @property
    def share(self) -> float:
        """CMPS over segments, 0 to 1."""
        return self.cmps / max(1, self.segments)


def match_segments(
    first: Profile,
    second: Profile,
    *,
    segment: int = 50,
    scales: tuple[int, ...] = (1, 2, 4),
    peaks: tuple[int, ...] = (5, 3, 1),
    near: int = 25,
) -> SegmentMatches:
    """Count the congruent matching profile segments of two signatures.

    Parameters
    ----------
    first, second
        Shape (points,), on one grid; NaN where nothing was measured.
    segment
        Points of a segment at scale 1; the signature is cut into as many as it has.
    scales, peaks
        Each segment is made so many times longer about its middle, and so many highest peaks of its
        correlation with the second signature count.
    near
        Points within which the peaks of all scales must agree, and the segments on one lag.

    Notes
    -----
    Z. Chen, W. Chu, J. Soons, R. Thompson, J. Song, X. Zhao 2019, doi:10.1016/j.forsciint.2019.109964;
    W. Ju, H. Hofmann 2022, doi:10.32614/RJ-2022-035 (defaults as there, at 1.5625 um a point).
    """
    starts = np.arange(0, len(first) - segment + 1, segment)
    consistent, lags = np.zeros(len(starts), bool), np.zeros(len(starts), np.int64)
    if len(starts) == 0 or len(second) < segment:
        return SegmentMatches(0, len(starts), 0, consistent, lags)
    found = [
        _peaks_at(first, second, starts, segment=segment, scale=scale, most=most)
        for scale, most in zip(scales, peaks, strict=True)
    ]
    for number in range(len(starts)):
        lag = _agreed([each[number] for each in found], near)
        if lag is not None:
            consistent[number], lags[number] = True, lag
    cmps, lag = _congruent(lags[consistent], near)
    return SegmentMatches(cmps, len(starts), lag, consistent, lags)


def _peaks_at(
    first: Profile, second: Profile, starts: Lags, *, segment: int, scale: int, most: int
) -> list[Lags]:
    """For each segment the lags of its highest peaks, at one scale, highest first."""
    length = min(segment * scale, len(first), len(second))
    places = np.clip(starts - (length - segment) // 2, 0, len(first) - length)
    pieces, known = _standardised(np.lib.stride_tricks.sliding_window_view(first, length)[places])
    windows, measured = _standardised(np.lib.stride_tricks.sliding_window_view(second, length))
    correlation = np.where(known[:, None] & measured[None, :], pieces @ windows.T, -1.0)
    return [start - _highest(row, most) for start, row in zip(places, correlation, strict=True)]


def _standardised(windows: Profile) -> tuple[Profile, "np.ndarray[Any, np.dtype[np.bool_]]"]:
    """Each window with mean 0 and length 1, gaps as 0; and whether enough of it was measured."""
    measured = np.isfinite(windows)
    count = measured.sum(-1)
    filled = np.where(measured, windows, 0.0)
    filled = np.where(measured, filled - (filled.sum(-1) / np.maximum(count, 1))[..., None], 0.0)
    length = np.sqrt(np.einsum("...i,...i->...", filled, filled))
    enough = (count >= LEAST_KNOWN * windows.shape[-1]) & (length > 0)
    return filled / np.where(length > 0, length, 1.0)[..., None], enough


def _highest(correlation: Profile, most: int) -> Lags:
    """Places of the highest local maxima, highest first."""
    padded = np.concatenate([[-2.0], correlation, [-2.0]])
    top = np.flatnonzero((padded[1:-1] > padded[:-2]) & (padded[1:-1] >= padded[2:]) & (correlation > 0))
    return top[np.argsort(-correlation[top], kind="stable")[:most]]


def _agreed(found: list[Lags], near: int) -> int | None:
    """The lag of the longest piece near which each shorter one has a peak too; None if there is none."""
    for lag in found[-1]:
        if all(len(each) and np.abs(each - lag).min() <= near for each in found[:-1]):
            return int(lag)
    return None


def _congruent(lags: Lags, near: int) -> tuple[int, int]:
    """How many lags lie near one of them, and the median of these: the most, the smaller lag first."""
    if len(lags) == 0:
        return 0, 0
    close = np.abs(lags[:, None] - lags[None, :]) <= near
    counts = close.sum(1)
    chosen = int(np.argmax(counts))
    return int(counts[chosen]), round(float(np.median(lags[close[chosen]])))

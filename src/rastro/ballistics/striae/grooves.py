"""Where a land begins and ends: between the shoulders of its two grooves."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.striae.profile_filters import TUKEY, Profile, waviness

type Points = np.ndarray[Any, np.dtype[np.int64]]
type Flags = np.ndarray[Any, np.dtype[np.bool_]]

SMOOTH = 16e-6
"""Scratches narrower than this are no shoulders, metres."""
OUTER, INNER = 0.6, 0.5
"""The middle part of the profile that is fitted first, and the part that is land whatever its relief."""
STEPS = 12
LEAST_LIMIT = 3e-6
"""The fit never weighs points down that are nearer than this, metres."""


@dataclass(frozen=True, slots=True)
class Grooves:
    """The land's first and last point.

    Parameters
    ----------
    left, right
        Metres from the profile's first point.
    """

    left: float
    right: float


def find_grooves(profile: Profile, *, spacing: float, shoulder: float, margin: float) -> Grooves:
    """Find the shoulders to the left and right of a land.

    Parameters
    ----------
    profile
        Shape (points,), metres; NaN where nothing was measured.
    spacing
        Metres between points.
    shoulder
        A shoulder begins where heights rise above the land's curve by this, metres.
    margin
        Cut off beside each shoulder, metres.

    Notes
    -----
    A parabola is fitted with Tukey's biweight to the middle three fifths, then to ever more of the profile,
    as far as it fits. From the middle outwards the land ends where smoothed heights rise above the curve.
    """
    known = np.flatnonzero(np.isfinite(profile))
    if len(known) < 8:  # noqa: PLR2004 - a parabola and a little more
        return Grooves(0.0, (len(profile) - 1) * spacing)
    places = np.linspace(-1.0, 1.0, len(profile))
    smooth = waviness(profile, SMOOTH, spacing=spacing)
    left, right = _within(known, OUTER)
    inner = _within(known, INNER)
    for _ in range(STEPS):
        curve = _curve(places, profile, left, right)
        off = np.where(np.isfinite(smooth), smooth - curve, 0.0) > shoulder
        grown = _edges(off, inner, known)
        reach = (right - left) // 8
        grown = max(grown[0], left - reach), min(grown[1], right + reach)
        if grown == (left, right):
            break
        left, right = grown
    trim = round(margin / spacing)
    left = left + trim if left > known[0] else left
    right = right - trim if right < known[-1] else right
    return Grooves(left * spacing, right * spacing)


def _within(known: Points, part: float) -> tuple[int, int]:
    """The points between which lies the middle part of what was measured."""
    last = len(known) - 1
    return int(known[round(last * (1 - part) / 2)]), int(known[round(last * (1 + part) / 2)])


def _edges(off: Flags, inner: tuple[int, int], known: Points) -> tuple[int, int]:
    """The last points before the curve is left, outwards from the inner part."""
    before, after = np.flatnonzero(off[: inner[0]]), np.flatnonzero(off[inner[1] :])
    left = int(before[-1]) + 1 if len(before) else int(known[0])
    right = inner[1] + int(after[0]) - 1 if len(after) else int(known[-1])
    return left, right


def _curve(places: Profile, profile: Profile, left: int, right: int) -> Profile:
    """A parabola through the profile between two points, robustly."""
    inside = np.arange(left, right + 1)
    inside = inside[np.isfinite(profile[inside])]
    terms = np.vander(places, 3)
    weights = np.ones(len(inside))
    fit = np.zeros(3)
    for _ in range(5):
        root = np.sqrt(weights)
        fit = np.linalg.lstsq(terms[inside] * root[:, None], profile[inside] * root, rcond=None)[0]
        away = profile[inside] - terms[inside] @ fit
        limit = max(TUKEY * float(np.median(np.abs(away))), LEAST_LIMIT)
        weights = np.clip(1.0 - (away / limit) ** 2, 0.0, 1.0) ** 2
    return np.asarray(terms @ fit)

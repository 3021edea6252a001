"""Where two signatures do not fit as they are: whether they would at another scale, or as a cast."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from rastro.ballistics.striae.correlating import cross_correlation
from rastro.ballistics.striae.profile_filters import Profile
from rastro.canonical import Text

FACTORS = np.exp(np.array([step for step in range(-25, 26) if abs(step) > 1]) * 0.01)
"""Scales tried: 0.78 to 1.28, a hundredth apart; what is off by one hundredth fits as it is."""
CLEAR = 0.75
"""A correlation from which on another reading is told; 36 pairs of lands of Hamby set 44 that do not match
reach 0.66 at their best scale, five of six that do 0.82."""
SAME_SCALE, LEAST_AGREED = 0.025, 2
BETTER = 0.15
"""And by so much it must be better than the reading as said."""


@dataclass(frozen=True, slots=True)
class Misreading:
    """How the second of two signatures would have to be read to fit the first.

    Parameters
    ----------
    scale
        How many times as large its increments would be.
    inverted
        Whether its heights would be depths, as of a cast.
    turned
        Whether it lay end for end.
    ccf
        Correlation when it is read so.
    """

    scale: float
    inverted: bool
    turned: bool
    ccf: float

    @property
    def note(self) -> Text:
        """What a person should look at."""
        name = "ballistics.striae.inverted" if self.inverted else "ballistics.striae.scale"
        return Text(name, {"scale": round(self.scale, 2), "ccf": round(self.ccf, 2)})


def misreading(
    first: Profile, second: Profile, *, as_said: float, share: float, ways: tuple[bool, ...] = (False, True)
) -> Misreading | None:
    """Another reading of the second signature that fits clearly; None where none does.

    Parameters
    ----------
    first, second
        Heights on one grid, NaN where nothing was measured.
    as_said
        Their correlation as they are.
    share
        Of the shorter that must lie on the other.
    ways
        Whether it is tried end for end.
    """
    if as_said >= CLEAR:
        return None
    found = [
        Misreading(scale, inverted=inverted, turned=turned, ccf=_fit(first, other, scale, inverted, share))
        for turned, other in ((way, second[::-1] if way else second) for way in ways)
        for scale, inverted in [(1.0, True), *((float(each), False) for each in FACTORS)]
    ]
    best = max(found, key=lambda each: each.ccf, default=None)
    return best if best is not None and best.ccf >= max(CLEAR, as_said + BETTER) else None


def agreed_misreading(found: Iterable[Misreading | None]) -> Misreading | None:
    """Of the readings of several pairs of one bullet's lands, the one that two or more agree on."""
    told = [each for each in found if each is not None]
    alike = [
        sorted((other for other in told if _same(each, other)), key=lambda other: (other.scale, other.ccf))
        for each in told
    ]
    most = max(alike, key=len, default=[])
    return most[len(most) // 2] if len(most) >= LEAST_AGREED else None


def _same(one: Misreading, other: Misreading) -> bool:
    near = abs(one.scale / other.scale - 1) < SAME_SCALE
    return near and one.inverted == other.inverted and one.turned == other.turned


def _fit(first: Profile, second: Profile, scale: float, inverted: bool, share: float) -> float:
    """The highest correlation over all lags when the second is read so; 0 where too little overlaps."""
    other = _stretched(-second if inverted else second, scale)
    return cross_correlation(first, other, least=share * min(len(first), len(other))).best[1]


def _stretched(profile: Profile, scale: float) -> Profile:
    """As if its points lay so many times as far apart; beside a gap nothing is known."""
    places = np.arange(0.0, len(profile) - 1 + 1e-9, 1.0 / scale)
    return np.asarray(np.interp(places, np.arange(len(profile)), profile))

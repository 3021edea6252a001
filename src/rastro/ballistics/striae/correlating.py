"""Correlation of two profiles at every lag, over the points that both have."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import fft

from rastro.ballistics.striae.profile_filters import Profile


@dataclass(frozen=True, slots=True, eq=False)
class CrossCorrelation:
    """The correlation at every lag.

    Parameters
    ----------
    lags
        Where the second profile's first point lies on the first, in points, ascending.
    values
        -1 to 1; NaN where too little overlaps.
    """

    lags: "np.ndarray[Any, np.dtype[np.int64]]"
    values: Profile

    @property
    def best(self) -> tuple[int, float]:
        """The lag with the highest correlation, and it; (0, 0.0) where none has enough overlap."""
        if not np.isfinite(self.values).any():
            return 0, 0.0
        place = int(np.nanargmax(self.values))
        return int(self.lags[place]), float(self.values[place])

    @property
    def peak(self) -> tuple[float, float]:
        """The best lag between the points, by a parabola through it and its neighbours."""
        lag, value = self.best
        place = lag - int(self.lags[0])
        near = self.values[max(0, place - 1) : max(0, place + 2)]
        if len(near) < 3 or not np.isfinite(near).all():  # noqa: PLR2004 - a parabola has three points
            return float(lag), value
        bent = near[0] - 2 * near[1] + near[2]
        return lag + (float((near[0] - near[2]) / (2 * bent)) if bent < 0 else 0.0), value

    def within(self, most: int) -> "CrossCorrelation":
        """At lags of at most so many points either way."""
        near = np.abs(self.lags) <= most
        return CrossCorrelation(self.lags[near], self.values[near])


def cross_correlation(first: Profile, second: Profile, *, least: float) -> CrossCorrelation:
    """Pearson's correlation of two profiles at every lag, over the points that both have.

    Parameters
    ----------
    first, second
        NaN where nothing was measured.
    least
        Points that must lie on each other.

    Notes
    -----
    Masked normalised correlation by spectra: D. Padfield 2012, doi:10.1109/TIP.2011.2181402.
    """
    size = fft.next_fast_len(len(first) + len(second), real=True)
    ours, theirs = _spectra(first, size), _spectra(second, size)
    products = np.stack(
        [ours[i] * np.conj(theirs[j]) for i, j in ((0, 0), (1, 0), (0, 1), (2, 0), (0, 2), (1, 1))]
    )
    found = fft.irfft(products, size)
    lags = np.arange(-len(second) + 1, len(first))
    count, ours_sum, theirs_sum, ours_square, theirs_square, both = found[:, lags % size]
    count = np.rint(count)
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = (ours_square - ours_sum**2 / count) * (theirs_square - theirs_sum**2 / count)
        values = (both - ours_sum * theirs_sum / count) / np.sqrt(spread)
    values[(count < max(2.0, least)) | ~(spread > 1e-9 * count**2)] = np.nan
    return CrossCorrelation(lags, np.clip(values, -1.0, 1.0))


def _spectra(profile: Profile, size: int) -> Any:
    """Of where something was measured, of the standardised heights, and of their squares."""
    known = np.isfinite(profile)
    heights = np.where(known, profile - np.nanmean(profile) if known.any() else 0.0, 0.0)
    heights /= float(np.sqrt(np.sum(heights**2) / max(1, known.sum()))) or 1.0
    return fft.rfft(np.stack([known.astype(np.float64), heights, heights**2]), size)

"""Filters of the ISO 16610 series for surfaces, and the removal of form; none bridges a gap."""

from rastro.ballistics.filters import texts as _texts
from rastro.ballistics.filters.areal import band, smoothed
from rastro.ballistics.filters.form import without_form
from rastro.ballistics.filters.weighting import ALPHA, SIGMA, TRUNCATED, TUKEY, sigma_of, transmission

__all__ = [
    "ALPHA",
    "SIGMA",
    "TRUNCATED",
    "TUKEY",
    "band",
    "sigma_of",
    "smoothed",
    "transmission",
    "without_form",
]

del _texts

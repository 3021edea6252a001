"""The weighting of Gaussian filters: how wide it is, how it is cut off, and what it lets pass."""

import numpy as np
from scipy.special import lambertw

SIGMA = float(np.sqrt(np.log(2.0) / 2.0) / np.pi)
"""Standard deviation over cut-off of the standard's weighting: 0.1874, half of a wave at the cut-off."""
ALPHA = float(np.sqrt(np.log(2.0) / np.pi))
"""The standard's own constant: the weighting is exp(-pi (r / (alpha cutoff))^2) / (alpha cutoff)^2."""
TRUNCATED = 4.0
"""Standard deviations after which the weighting of order 0 is cut off: 0.75 cut-offs."""
TRUNCATED_REGRESSION = 5.0
"""The same for orders 1 and 2, whose powers of the distance make the tail count for more."""
TUKEY = 4.4478
"""Times the median of |r|: beyond it a point has no weight (ISO 16610-31, -71)."""
ORDERS = (0, 1, 2)
_SECOND = 2


def sigma_of(cutoff: float, *, order: int = 0) -> float:
    """The standard deviation of the weighting that transmits half of a wave as long as the cut-off.

    Parameters
    ----------
    cutoff
        Wavelength; the result has its unit.
    order
        Of the local regression. 0 or 1: 0.1874 cut-offs (ISO 16610-21, -61, alpha = 0.4697). 2: 0.2916
        cut-offs (ISO 16610-31, alpha = 0.7309).

    Notes
    -----
    With u = (2 pi sigma / cutoff)^2 / 2 the weighting transmits exp(-u); a regression of order 2 transmits
    (1 + u) exp(-u), on profiles and, with all terms of degree 2, on surfaces in every direction.
    """
    if order != _SECOND:
        return cutoff * SIGMA
    half = -1.0 - float(lambertw(-0.5 / np.e, -1).real)
    return cutoff * float(np.sqrt(2.0 * half)) / (2.0 * np.pi)


def transmission(ratio: float, *, order: int = 0) -> float:
    """Share of a wave's height that stays in the waviness, far from edges and gaps.

    Parameters
    ----------
    ratio
        Wavelength over cut-off.
    order
        Of the local regression. Orders 0 and 1: exp(-pi (alpha / ratio)^2), as in ISO 16610-21 and -61.
    """
    u = (2.0 * np.pi * sigma_of(1.0, order=order) / ratio) ** 2 / 2.0
    return float(np.exp(-u) * (1.0 + u if order == _SECOND else 1.0))

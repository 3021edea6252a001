"""The masked normalised correlation of points that were read on another surface."""

import numpy as np

from rastro.ballistics.pyramid import Field

LEAST_SPREAD = 1e-6


def masked_ncc(theirs: Field, both: Field, ours: Field) -> tuple[Field, Field]:
    """Correlate some points with what lies at them at several poses.

    Parameters
    ----------
    theirs, both
        Shape (..., points): heights of the other surface, 0 where it was not measured; where it was, as 1.
    ours
        Shape (points,): heights of the points.

    Returns
    -------
    ncc, count
        Shape (...): -1 to 1, -1 where either is flat; how many points were compared, at least 1.

    Notes
    -----
    D. Padfield 2012, doi:10.1109/TIP.2011.2181402.
    """
    count = np.maximum(both.sum(-1), 1.0)
    ours_sum, theirs_sum = both @ ours, theirs.sum(-1)
    ours_spread = both @ (ours * ours) - ours_sum**2 / count
    theirs_spread = np.einsum("...n,...n->...", theirs, theirs) - theirs_sum**2 / count
    ncc = (theirs @ ours - ours_sum * theirs_sum / count) / np.sqrt(
        np.maximum(ours_spread * theirs_spread, LEAST_SPREAD)
    )
    ncc[(ours_spread <= 0) | (theirs_spread <= 0)] = -1.0
    return ncc, count

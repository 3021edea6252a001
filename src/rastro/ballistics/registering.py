"""How two whole surfaces lie on each other, over the full circle."""

from dataclasses import dataclass

import numpy as np
from scipy import fft

from rastro.ballistics.preparing import FIELD, PreparedImpression
from rastro.ballistics.pyramid import Field, Level, rotation, warped

LIKELY, TRIED = 30, 3
WIDE, NARROW = 2, 1
COARSE, FINE = 4, 3
"""Levels of the pyramid: 100 um, 50 um."""
TURNS = (-1.0, 0.0, 1.0)
LEAST_OVERLAP = 0.3
"""Of the surface with fewer measured points, so that half a mark can be found on a whole one."""


@dataclass(frozen=True, slots=True)
class Pose:
    """How the second surface is laid on the first.

    Parameters
    ----------
    degrees
        How far it is turned about its middle.
    down, across
        How far its middle lies from the first one's, in points of the recipe's grid.
    ncc
        Correlation of the two where both are measured, -1 to 1.
    """

    degrees: float
    down: float
    across: float
    ncc: float

    @property
    def inverse(self) -> "Pose":
        """How the first is laid on the second."""
        down, across = -(rotation(self.degrees) @ (self.down, self.across))
        return Pose(-self.degrees, float(down), float(across), self.ncc)


def register_whole(first: PreparedImpression, second: PreparedImpression) -> Pose:
    """The best pose of the second surface on the first: all angles, all shifts.

    Notes
    -----
    The spectra give the best shift for each angle at 100 um; the masked normalised correlation (D. Padfield
    2012, doi:10.1109/TIP.2011.2181402) chooses among them there, and among their neighbours at 50 um.
    """
    near = [_refined(first, second, pose, turns=(0.0,), reach=WIDE) for pose in _overlaid(first, second)]
    near.sort(key=lambda pose: -pose.ncc)
    return max(
        (_refined(first, second, pose, turns=TURNS, reach=NARROW) for pose in near[:TRIED]),
        key=lambda pose: pose.ncc,
    )


def _overlaid(first: PreparedImpression, second: PreparedImpression) -> list[Pose]:
    """The best shift at each of the angles at which the surfaces overlay best."""
    overlaid = fft.irfft2(first.spectra[0] * np.conj(second.spectra), s=(FIELD, FIELD))
    flat = overlaid.reshape(len(overlaid), -1)
    places = flat.argmax(axis=1)
    heights = flat[np.arange(len(flat)), places]
    chosen = np.argsort(-heights, kind="stable")[:LIKELY]
    return [_pose_at(float(second.angles[number]), int(places[number])) for number in chosen]


def _pose_at(degrees: float, place: int) -> Pose:
    down, across = (_signed(each) * 2**COARSE for each in divmod(place, FIELD))
    return Pose(degrees, down, across, 0.0)


def turn_between(one: float, other: float) -> float:
    """The smaller way round from one angle to the other, degrees."""
    return (one - other + 180.0) % 360.0 - 180.0


def _signed(shift: int) -> float:
    return float(shift - FIELD if shift > FIELD // 2 else shift)


def _refined(
    first: PreparedImpression,
    second: PreparedImpression,
    pose: Pose,
    *,
    turns: tuple[float, ...],
    reach: int,
) -> Pose:
    """The best of some turns, and of the shifts within `reach` points of 50 um, around a pose."""
    ours, theirs, scale = first.levels[FINE], second.levels[FINE], 2**FINE
    shape = (ours.heights.shape[0] + 2 * reach, ours.heights.shape[1] + 2 * reach)
    centre = (ours.centre[0] + reach, ours.centre[1] + reach)
    shift = (pose.down / scale, pose.across / scale)
    least = LEAST_OVERLAP * min(float(ours.measured.sum()), float(theirs.measured.sum()))
    best = Pose(pose.degrees, pose.down, pose.across, -1.0)
    for turn in turns:
        laid = warped(theirs, shape, centre, pose.degrees + turn, shift)
        ncc = _shifted_ncc(ours, laid, reach, least)
        place = int(ncc.argmax())
        if ncc[place] > best.ncc:
            down, across = (reach - each for each in divmod(place, 2 * reach + 1))
            moved = (pose.down + down * scale, pose.across + across * scale)
            best = Pose(pose.degrees + turn, *moved, float(ncc[place]))
    return best


def _shifted_ncc(ours: Level, laid: tuple[Field, Field], reach: int, least: float) -> Field:
    """Masked correlations with a larger field at all its shifts, -1 where fewer than `least` overlap."""
    rows, columns = np.nonzero(ours.measured)
    heights = ours.heights[rows, columns]
    width = laid[0].shape[1]
    steps = [down * width + across for down, across in np.ndindex(2 * reach + 1, 2 * reach + 1)]
    places = (rows * width + columns)[None] + np.array(steps)[:, None]
    theirs, both = laid[0].ravel()[places], laid[1].ravel()[places]
    count = np.maximum(both.sum(1), 1.0)
    ours_sum, theirs_sum = both @ heights, theirs.sum(1)
    ours_spread = both @ (heights * heights) - ours_sum**2 / count
    theirs_spread = np.einsum("ij,ij->i", theirs, theirs) - theirs_sum**2 / count
    ncc = (theirs @ heights - ours_sum * theirs_sum / count) / np.sqrt(
        np.maximum(ours_spread * theirs_spread, 1e-6)
    )
    ncc[(count < least) | (ours_spread <= 0) | (theirs_spread <= 0)] = -1.0
    return np.asarray(ncc, np.float32)

"""Stage 2: whole surfaces laid on each other over the full circle, a few milliseconds each."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import fft

from rastro.ballistics.gallery.sketch import FRAME, Bytes, level_of
from rastro.ballistics.masked import masked_ncc
from rastro.ballistics.pyramid import Field, Level, warped

TURN = 1.5
"""Degrees between the angles at which the query is laid out; every other one is overlaid in full."""
FURTHEST = 22
"""Shift, in points of 50 um: 1.1 mm."""
FIELD, CUT = 120, 80
"""Points of the field at 50 um: the frame and the furthest shift, so that nothing wraps around; and of its
spectrum, cut at waves of 150 um."""
RATIO = FIELD / CUT
EDGE = FURTHEST + 4
WIDE = FRAME + 2 * EDGE
LIKELY, SEARCHED, TURNED = 24, 4, 2
REACHED = 1
SPARSE = 5
"""Of the points, every so manieth decides which of the likely poses are looked at closely."""
LEAST_OVERLAP = 0.3

type Spectra = np.ndarray[Any, np.dtype[np.complex64]]
type Numbers = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class TurnedQuery:
    """A query laid out at all angles, once for as many surfaces as it is laid on.

    Parameters
    ----------
    spectra
        Shape (angles, CUT, CUT // 2 + 1): every 3 degrees; conjugated.
    heights, measured
        Shape (angles * WIDE * WIDE,): at 50 um, every 1.5 degrees, with an edge of nothing.
    """

    spectra: Spectra
    heights: Field
    measured: Field


@dataclass(frozen=True, slots=True)
class Laid:
    """How a query lies best on a surface of the gallery.

    Parameters
    ----------
    ncc
        Masked normalised correlation at 50 um, -1 to 1.
    score
        It times the root of the share of the surface's points that were compared: chance correlates few
        points better than many, by that root. The order of results.
    degrees
        How far the query is turned about its middle.
    down, across
        How far its middle is moved, in points of 50 um.
    """

    ncc: float
    score: float
    degrees: float
    down: int
    across: int


@dataclass(frozen=True, slots=True, eq=False)
class _Poses:
    angles: Numbers
    downs: Numbers
    acrosses: Numbers

    def only(self, chosen: Numbers) -> "_Poses":
        return _Poses(self.angles[chosen], self.downs[chosen], self.acrosses[chosen])

    def around(self, turns: tuple[int, ...], reach: int) -> "_Poses":
        """Each with its neighbours in angle and shift."""
        line = range(-reach, reach + 1)
        near = np.array([(turn, down, across) for turn in turns for down in line for across in line])
        angles = (self.angles[:, None] + near[:, 0]).ravel() % round(360 / TURN)
        return _Poses(
            angles, (self.downs[:, None] + near[:, 1]).ravel(), (self.acrosses[:, None] + near[:, 2]).ravel()
        )


def turned_query(level: Level) -> TurnedQuery:
    """Lay a surface at 50 um out at all angles."""
    angles = np.arange(0.0, 360.0, TURN)
    wide = ((WIDE - 1) / 2, (WIDE - 1) / 2)
    laid = [warped(level, (WIDE, WIDE), wide, float(each), (0.0, 0.0)) for each in angles]
    heights, measured = (np.stack(part) for part in zip(*laid, strict=True))
    spectra = np.conj(_spectrum(heights[::2, EDGE:-EDGE, EDGE:-EDGE]))
    return TurnedQuery(spectra, heights.ravel(), measured.ravel())


def lay_whole(surface: Bytes, query: TurnedQuery) -> Laid:
    """The best pose of the query on a surface of the gallery: all angles, shifts up to 1.1 mm.

    Notes
    -----
    The spectra give the best shift at each angle at 100 um; the masked normalised correlation (D. Padfield
    2012, doi:10.1109/TIP.2011.2181402) chooses among the 24 likeliest, then among their neighbours.
    """
    level = level_of(surface)
    rows, columns = np.nonzero(level.measured)
    heights, places = level.heights[rows, columns], (rows + EDGE) * WIDE + columns + EDGE
    poses = _overlaid(level, query).around((0,), REACHED)
    score = _weighed(heights[::SPARSE], places[::SPARSE], query, poses)[0]
    for kept, turns, reach in ((SEARCHED, (0,), 2), (TURNED, (-1, 0, 1), 1)):
        poses = poses.only(np.argsort(-score, kind="stable")[:kept]).around(turns, reach)
        score, ncc = _weighed(heights, places, query, poses)
    best = int(score.argmax())
    return Laid(
        float(ncc[best]),
        float(score[best]),
        float(poses.angles[best] * TURN),
        int(poses.downs[best]),
        int(poses.acrosses[best]),
    )


def _overlaid(level: Level, query: TurnedQuery) -> _Poses:
    """The best shift at each of the angles at which the surfaces overlay best."""
    overlaid = fft.irfft2(_spectrum(level.heights) * query.spectra, s=(CUT, CUT), overwrite_x=True)
    reach = int(FURTHEST / RATIO)
    near = np.r_[0 : reach + 1, CUT - reach : CUT]
    flat = overlaid[:, near][:, :, near].reshape(len(overlaid), -1)
    best = flat.argmax(axis=1)
    chosen = np.argsort(-flat[np.arange(len(flat)), best], kind="stable")[:LIKELY]
    downs, acrosses = (_signed(near[each]) for each in np.divmod(best[chosen], len(near)))
    return _Poses(chosen * 2, downs, acrosses)


def _spectrum(heights: Field) -> Spectra:
    """Of the field, without its shortest waves."""
    full = fft.rfft2(heights, s=(FIELD, FIELD))
    kept = np.r_[0 : CUT // 2, FIELD - CUT // 2 : FIELD]
    return np.asarray(full[..., kept, : CUT // 2 + 1], np.complex64)


def _signed(places: Numbers) -> Numbers:
    """Shifts in points of 50 um of places in the cut field."""
    return np.rint(np.where(places > CUT // 2, places - CUT, places) * RATIO).astype(np.int64)


def _weighed(heights: Field, places: Numbers, query: TurnedQuery, poses: _Poses) -> tuple[Field, Field]:
    """Scores and masked correlations at some poses, -1 where too little overlaps."""
    downs, acrosses = (np.clip(each, -EDGE, EDGE) for each in (poses.downs, poses.acrosses))
    starts = poses.angles * (WIDE * WIDE) - downs * WIDE - acrosses
    gathered = starts[:, None] + places
    theirs, both = query.heights[gathered], query.measured[gathered]
    ncc, count = masked_ncc(theirs, both, heights)
    ncc[count < LEAST_OVERLAP * len(heights)] = -1.0
    share = np.sqrt(count / max(1, len(heights)))
    return np.where(ncc > -1.0, ncc * share, -1.0).astype(np.float32), np.asarray(ncc, np.float32)

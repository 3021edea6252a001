"""A breech-face impression that was cut by hand, set back into a generated primer: what is true is known."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.spatial import ConvexHull

from rastro.ballistics import Topography

EDGE = 10e-6
"""Where the rolled-off edge lies deeper than this, it is more edge than mark."""


@dataclass(frozen=True, kw_only=True)
class Primer:
    """What surrounds the impression; lengths in metres, slopes in metres a metre."""

    side: float = 5.6e-3
    depth: float = 180e-6
    wall: float = 0.7
    flow_back: float = 40e-6
    bulge: float = 0.45e-3
    roll_off: float = 0.35
    groove: float = 220e-6
    rim: float = 1.1e-3
    head: float = 40e-6
    tilt: tuple[float, float] = (0.02, -0.03)
    dome: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)
    spikes: float = 0.0
    steep_missing: bool = False
    drag: bool = False
    finer: int = 1


def in_a_primer(cut, primer, *, seed=0):
    """The raw scan, and where on it the cut impression lies."""
    chance = np.random.default_rng(seed)
    size = round(primer.side / cut.dx)
    heights, truth = _placed(cut, size, primer.shift)
    disc = _disc(truth)
    largest = _largest(
        ndimage.binary_opening(disc & ~ndimage.binary_closing(truth, iterations=6), iterations=3)
    )
    truth = (truth | disc) & ~largest
    inward = ndimage.distance_transform_edt(largest) * cut.dx
    outward = ndimage.distance_transform_edt(~(truth | largest)) * cut.dx
    beyond = _outside(outward, primer)
    heights += _pit(inward, primer) + beyond
    truth |= (outward > 0) & (outward < primer.rim / 2) & (beyond > -EDGE)
    if primer.drag:
        heights -= _drag(largest, cut.dx)
    whole = np.where(truth, heights, heights + _rough(chance, size))
    down, across = (np.indices((size, size)) - size / 2) * cut.dx
    whole += primer.tilt[0] * down + primer.tilt[1] * across
    whole -= primer.dome * (down**2 + across**2) / 1.5e-3**2
    if primer.steep_missing:
        slope = np.hypot(*np.gradient(whole)) / cut.dx
        whole[slope > 0.6] = np.nan
    spikes = chance.random(whole.shape) < primer.spikes
    whole[spikes] += chance.normal(0.0, 300e-6, int(spikes.sum()))
    if primer.finer > 1:
        whole, truth = (np.kron(each, np.ones((primer.finer,) * 2, each.dtype)) for each in (whole, truth))
    return Topography(whole, cut.dx / primer.finer, cut.dy / primer.finer), truth


def agreement(kept, truth):
    """Points in both over points in either."""
    return (kept & truth).sum() / (kept | truth).sum()


def _placed(cut, size, shift):
    rows, columns = cut.heights.shape
    top, left = (
        (size - rows) // 2 + round(shift[0] / cut.dy),
        (size - columns) // 2 + round(shift[1] / cut.dx),
    )
    heights, truth = np.zeros((size, size)), np.zeros((size, size), bool)
    here = (slice(top, top + rows), slice(left, left + columns))
    heights[here] = np.where(cut.valid, cut.heights, 0.0)
    truth[here] = cut.valid
    return heights, truth


def _disc(truth):
    """The circle through the outer edge of the impression."""
    places = np.argwhere(truth)
    edge = places[ConvexHull(places).vertices]
    table = np.column_stack([2 * edge, np.ones(len(edge))])
    down, across, rest = np.linalg.lstsq(table, (edge**2).sum(axis=1), rcond=None)[0]
    rows, columns = np.indices(truth.shape)
    return (rows - down) ** 2 + (columns - across) ** 2 <= rest + down**2 + across**2


def _largest(chosen):
    labels, count = ndimage.label(chosen)
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    return labels == sizes.argmax() if count else chosen


def _pit(inward, primer):
    """Walls, a raised ring of flowed-back metal if there is one, and a round bottom."""
    raised = primer.flow_back * np.tanh(inward / 60e-6)
    deep = np.maximum(inward - primer.bulge, 0.0)
    return raised - (primer.depth + primer.flow_back) * np.tanh(deep * primer.wall / primer.depth)


def _outside(outward, primer):
    """The primer's edge rolls off into the groove; beyond it the case head."""
    fall = primer.groove * np.tanh((primer.roll_off * outward) ** 1.5 / primer.groove**1.5)
    rise = 1 / (1 + np.exp(-(outward - primer.rim) / 50e-6))
    return -fall * (1 - rise) + primer.head * rise


def _drag(hole, step):
    """The firing pin dragged out of its hole towards the edge."""
    rows, columns = np.nonzero(hole)
    middle = (int(rows.mean()), int(columns.mean()))
    down, across = (np.indices(hole.shape).T - middle).T * step
    return 70e-6 * np.exp(-((down / 250e-6) ** 4)) * ((across > 0) & (across < 1.4e-3))


def _rough(chance, size):
    return ndimage.gaussian_filter(chance.normal(0.0, 1.0, (size, size)), 4) * 14e-6

"""A surface made ready to be compared: once for each scan, however often it is compared."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import fft
from scipy.ndimage import map_coordinates

from rastro.ballistics.filters import band, without_form
from rastro.ballistics.pyramid import Level, pyramid, warped
from rastro.ballistics.recipe import ImpressionRecipe
from rastro.ballistics.regions import Regions, find_regions
from rastro.ballistics.topography import Heights, Topography
from rastro.canonical import InvalidInput

STEPS = 4
"""Halvings: 6.25 um to 100 um."""
TURN = 3.0
"""Degrees between the angles at which whole surfaces are laid on each other."""
EVEN = 2 ** (STEPS + 1)
FIELD = 72
"""Points of the field on which they are, at the coarsest level: 7.2 mm."""
LEAST_MEASURED = 2_000
SAME = 1e-3

type Spectra = np.ndarray[Any, np.dtype[np.complex64]]


@dataclass(frozen=True, slots=True, eq=False)
class PreparedImpression:
    """A surface ready to be compared.

    Parameters
    ----------
    levels
        At the recipe's grid, and halved again and again.
    spectra
        Shape (angles, FIELD, FIELD // 2 + 1): of the coarsest level turned through the full circle.
    recipe
        How it was made.
    regions
        Which part of the scan it is.
    middle
        Row and column of its middle, from the scan's, in points of the recipe's grid.
    """

    levels: tuple[Level, ...]
    spectra: Spectra
    recipe: ImpressionRecipe
    regions: Regions
    middle: tuple[float, float] = (0.0, 0.0)

    @property
    def angles(self) -> Any:
        """The angles of the spectra, degrees."""
        return np.arange(0.0, 360.0, TURN)

    @property
    def mirrored(self) -> "PreparedImpression":
        """As if the scan had been read from its other side, left for right."""
        levels = tuple(Level(each.heights[:, ::-1], each.measured[:, ::-1]) for each in self.levels)
        wave = np.exp(2j * np.pi * np.arange(self.spectra.shape[2]) / FIELD).astype(np.complex64)
        back = -np.arange(len(self.spectra)) % len(self.spectra), -np.arange(FIELD) % FIELD
        spectra = np.conj(self.spectra[np.ix_(*back)]) * wave
        return replace(self, levels=levels, spectra=spectra, middle=(self.middle[0], -self.middle[1]))


def prepare_impression(
    topography: Topography, *, recipe: ImpressionRecipe | None = None, regions: Regions | None = None
) -> PreparedImpression:
    """Cut out the mark, resample, level, filter, and lay it out at several resolutions and angles.

    Parameters
    ----------
    regions
        Which part of the scan is the mark; found if left out.

    Raises
    ------
    InvalidInput
        `ballistics.picture.not_metric`; `ballistics.regions.extent` or `.nothing` of the regions given;
        `ballistics.impression.too_little` when fewer than 2,000 points of the grid were measured.
    """
    used = recipe or ImpressionRecipe()
    topography.require_metric()
    kept = regions if regions is not None else find_regions(topography, mark=used.mark)
    heights = _resampled(topography if kept.keeps_all else topography.within(kept), used.grid)
    if np.isfinite(heights).sum() < LEAST_MEASURED:
        raise InvalidInput("ballistics.impression.too_little", field="file", least=LEAST_MEASURED)
    extent = [
        (points - 1) * step / used.grid
        for points, step in zip(topography.heights.shape, (topography.dy, topography.dx), strict=True)
    ]
    cut, middle = _cut(heights, extent)
    spacing = (used.grid, used.grid)
    level = without_form(cut, order=used.form)
    marks = band(level, longest=used.longest, shortest=used.shortest, spacing=spacing)
    levels = pyramid(_standardised(marks, used.clip), steps=STEPS)
    return PreparedImpression(levels, _spectra(levels[-1]), used, kept, middle)


def _cut(heights: Heights, extent: list[float]) -> tuple[Heights, tuple[float, float]]:
    """The rectangle that holds all that was measured, and how far its middle is from that of the scan.

    Its sides are multiples of 32 points, so that the middle stays where it is at every resolution, and lies
    between two points at the coarsest as that of the field does.
    """
    measured = np.isfinite(heights)
    down, across = (np.flatnonzero(measured.any(axis=axis)) for axis in (1, 0))
    tops, sides = (down[0], across[0]), (np.ptp(down) + 1, np.ptp(across) + 1)
    wider = [-(-side // EVEN) * EVEN for side in sides]
    before = [(wide - side) // 2 for wide, side in zip(wider, sides, strict=True)]
    cut = np.full(wider, np.nan)
    inside = tuple(slice(start, start + side) for start, side in zip(before, sides, strict=True))
    cut[inside] = heights[tops[0] : tops[0] + sides[0], tops[1] : tops[1] + sides[1]]
    middle = [
        float(top - start + (wide - 1) / 2 - whole / 2)
        for top, start, wide, whole in zip(tops, before, wider, extent, strict=True)
    ]
    return cut, (middle[0], middle[1])


def _resampled(topography: Topography, grid: float) -> Heights:
    """On the recipe's grid: finer points averaged first, then bilinear between measured points only."""
    if abs(topography.dx / grid - 1) < SAME and abs(topography.dy / grid - 1) < SAME:
        return topography.heights
    steps = topography.dy, topography.dx
    lengths = [(count - 1) * step for count, step in zip(topography.heights.shape, steps, strict=True)]
    finer = [max(1, int(grid / step * (1 + SAME))) for step in steps]
    weight, total = _averaged(topography.heights, finer[0], finer[1])
    places = [
        (np.arange(0, length + grid / 2, grid) / step - (block - 1) / 2) / block
        for length, step, block in zip(lengths, steps, finer, strict=True)
    ]
    rows, columns = np.meshgrid(*places, indexing="ij")
    measured = map_coordinates(weight, (rows, columns), order=1, mode="nearest")
    heights = map_coordinates(total, (rows, columns), order=1, mode="nearest")
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(measured > 1 / 2, heights / measured, np.nan)


def _averaged(heights: Heights, down: int, across: int) -> tuple[Heights, Heights]:
    """Blocks of so many points made one: the share of each that was measured, and its mean times that."""
    known = np.isfinite(heights)
    filled = np.where(known, heights, 0.0)
    if down == across == 1:
        return known.astype(np.float64), filled
    rows, columns = heights.shape[0] // down, heights.shape[1] // across
    shape = (rows, down, columns, across)
    weight, total = (
        each[: rows * down, : columns * across].reshape(shape).mean((1, 3)) for each in (known, filled)
    )
    return weight, total


def _standardised(heights: Heights, clip: float) -> Level:
    measured = np.isfinite(heights)
    deviation = float(np.sqrt(np.mean(np.square(heights[measured])))) or 1.0
    pressed = clip * np.tanh(np.where(measured, heights, 0.0) / (deviation * clip))
    return Level(pressed.astype(np.float32), measured.astype(np.float32))


def _spectra(level: Level) -> Spectra:
    middle = ((FIELD - 1) / 2, (FIELD - 1) / 2)
    turned = [
        warped(level, (FIELD, FIELD), middle, float(angle), (0.0, 0.0))[0]
        for angle in np.arange(0.0, 360.0, TURN)
    ]
    return np.asarray(fft.rfft2(np.stack(turned)), np.complex64)

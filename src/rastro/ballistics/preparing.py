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
TURN = 4.0
"""Degrees between the angles at which whole surfaces are laid on each other."""
FIELD = 80
"""Points of the field on which they are, at the coarsest level: 8 mm."""
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
    cut, middle = _cut(heights)
    spacing = (used.grid, used.grid)
    level = without_form(cut, order=used.form)
    marks = band(level, longest=used.longest, shortest=used.shortest, spacing=spacing)
    levels = pyramid(_standardised(marks, used.clip), steps=STEPS)
    return PreparedImpression(levels, _spectra(levels[-1]), used, kept, middle)


def _cut(heights: Heights) -> tuple[Heights, tuple[float, float]]:
    """The smallest rectangle that holds all that was measured, and how far its middle is from the whole's."""
    measured = np.isfinite(heights)
    down, across = (np.flatnonzero(measured.any(axis=axis)) for axis in (1, 0))
    rows, columns = heights.shape
    middle = (down[0] + down[-1] - (rows - 1)) / 2, (across[0] + across[-1] - (columns - 1)) / 2
    cut = heights[down[0] : down[-1] + 1, across[0] : across[-1] + 1]
    return cut, (float(middle[0]), float(middle[1]))


def _resampled(topography: Topography, grid: float) -> Heights:
    """On the recipe's grid, bilinear between measured points only."""
    if abs(topography.dx / grid - 1) < SAME and abs(topography.dy / grid - 1) < SAME:
        return topography.heights
    rows, columns = topography.heights.shape
    down = np.arange(0, (rows - 1) * topography.dy + grid / 2, grid) / topography.dy
    across = np.arange(0, (columns - 1) * topography.dx + grid / 2, grid) / topography.dx
    places = np.meshgrid(down, across, indexing="ij")
    known = np.isfinite(topography.heights)
    weight = map_coordinates(known.astype(np.float64), places, order=1, mode="constant")
    total = map_coordinates(np.where(known, topography.heights, 0.0), places, order=1, mode="constant")
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(weight > 1 / 2, total / weight, np.nan)


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

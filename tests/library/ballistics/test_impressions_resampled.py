"""How finely a scan was taken does not change where it lies; a finer one averages its noise away."""

import numpy as np
import pytest
from scipy.ndimage import map_coordinates
from tests.harness.shared import shared

from rastro.ballistics import Topography, compare_impressions, prepare_impression, read_x3p

NOISE = 1e-6  # metres: as high as the marks themselves


@pytest.fixture(scope="module")
def surface():
    return read_x3p(shared("ballistics/breechface/fadul/Fadul 1-1.x3p"))


def taken_every(surface, step):
    """The surface as a microscope with another distance between points would have it, and noise."""
    rows, columns = (
        np.arange(int((count - 1) * surface.dx / step) + 1) * step / surface.dx
        for count in surface.heights.shape
    )
    places = np.meshgrid(rows, columns, indexing="ij")
    weight = map_coordinates(surface.valid.astype(float), places, order=1)
    total = map_coordinates(np.where(surface.valid, surface.heights, 0.0), places, order=1)
    heights = np.where(weight > 0.6, total / np.maximum(weight, 1e-9), np.nan)
    return Topography(heights + np.random.default_rng(1).normal(0.0, NOISE, heights.shape), step, step)


@pytest.mark.parametrize("step", [1.5e-6, 3.125e-6, 5e-6, 9e-6])
def test_a_scan_of_other_increments_lies_where_it_lay(surface, step):
    other = taken_every(surface, step)
    found = compare_impressions(prepare_impression(surface), prepare_impression(other))
    shorter = ((other.heights.shape[0] - 1) * step - (surface.heights.shape[0] - 1) * surface.dx) / 2
    assert found.congruence.cmc >= 0.9 * found.cells
    assert np.hypot(*(each - shorter for each in found.shift)) < 1e-6
    assert abs(found.congruence.degrees) < 0.2
    assert found.warnings == ()


def test_a_finer_scan_bears_more_noise(surface):
    """Sixteen points of 1.5 um make one of the recipe's: their noise falls to a quarter."""
    whole = prepare_impression(surface)
    fine, coarse = (
        compare_impressions(whole, prepare_impression(taken_every(surface, step))).score
        for step in (1.5e-6, 6e-6)
    )
    assert fine > coarse

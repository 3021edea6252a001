"""The regression by moments is, at every point, the weighted fit that the standard describes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rastro.ballistics.filters import regression, sigma_of, smoothed

SHAPE = (46, 39)
SPACING = (2e-6, 3e-6)
CUTOFF = 40e-6


def _fitted(heights, place, order, weights=None):
    """By least squares over all measured points, the weighting not cut off."""
    rows, columns = np.nonzero(np.isfinite(heights))
    sigma = sigma_of(CUTOFF, order=order)
    down, across = (rows - place[0]) * SPACING[0] / sigma, (columns - place[1]) * SPACING[1] / sigma
    near = np.exp(-(down**2 + across**2) / 2) * (1.0 if weights is None else weights[rows, columns])
    terms = [np.ones_like(down), down, across, down**2, down * across, across**2][: (0, 3, 6)[order] or 1]
    root = np.sqrt(near)[:, None]
    fit = np.linalg.lstsq(np.stack(terms, 1) * root, heights[rows, columns] * root[:, 0], rcond=None)[0]
    return fit[0]


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), order=st.sampled_from([0, 1, 2]), missing=st.floats(0, 0.7))
def test_at_edges_gaps_and_inside(seed, order, missing):
    chance = np.random.default_rng(seed)
    heights = chance.normal(0, 1e-6, SHAPE)
    heights[chance.random(SHAPE) < missing] = np.nan
    heights[:12, :9] = np.nan
    smooth = smoothed(heights, CUTOFF, spacing=SPACING, order=order)
    places = np.argwhere(np.isfinite(heights))
    chosen = [places[0], places[-1], *places[chance.integers(0, len(places), 8)]]
    size = float(np.nanstd(heights))
    for place in chosen:
        assert smooth[tuple(place)] == pytest.approx(_fitted(heights, place, order), abs=2e-3 * size)


@pytest.mark.parametrize("order", [1, 2])
def test_large_surfaces_are_filtered_in_bands_to_the_same_heights(order, monkeypatch):
    heights = np.random.default_rng(1).normal(0, 1e-6, SHAPE)
    heights[20:25, 10:30] = np.nan
    whole = smoothed(heights, CUTOFF, spacing=SPACING, order=order)
    monkeypatch.setattr(regression, "MOST_POINTS", 7 * SHAPE[1])
    assert smoothed(heights, CUTOFF, spacing=SPACING, order=order) == pytest.approx(
        whole, rel=1e-9, abs=1e-15, nan_ok=True
    )


@pytest.mark.parametrize("order", [0, 1, 2])
def test_two_runs_are_equal_to_the_last_bit(order):
    heights = np.random.default_rng(2).normal(0, 1e-6, SHAPE)
    runs = [smoothed(heights, CUTOFF, spacing=SPACING, order=order, robust=True).tobytes() for _ in range(2)]
    assert runs[0] == runs[1]


@pytest.mark.parametrize("order", [0, 1, 2])
def test_turning_the_surface_turns_the_result(order):
    heights = np.random.default_rng(3).normal(0, 1e-6, SHAPE)
    heights[5:9, 5:20] = np.nan
    upright = smoothed(heights, CUTOFF, spacing=SPACING, order=order)
    turned = smoothed(np.ascontiguousarray(heights.T), CUTOFF, spacing=SPACING[::-1], order=order).T
    assert turned == pytest.approx(upright, rel=1e-7, abs=1e-15, nan_ok=True)

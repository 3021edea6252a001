"""A regression of order 1 keeps planes, one of order 2 curves: to 1e-9, also at edges and gaps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rastro.ballistics.filters import band, smoothed, without_form

STEP = 6.25e-6
SPACING = (STEP, STEP)
SHAPE = (150, 180)
EXACT = 1e-9


def _surface(order, seed=1):
    down, across = (each * STEP for each in np.mgrid[: SHAPE[0], : SHAPE[1]])
    chance = np.random.default_rng(seed)
    a, b, c, d, e, f = chance.normal(0, 1, 6)
    plane = a * 1e-6 + b * 1e-3 * down + c * 1e-3 * across
    return plane if order == 1 else plane + d * down**2 + e * down * across + f * across**2


def _gapped(heights, seed):
    """A hole, a missing corner and scattered missing points."""
    chance = np.random.default_rng(seed)
    down, across = np.mgrid[: SHAPE[0], : SHAPE[1]]
    middle = chance.uniform((40, 40), (110, 140))
    gaps = np.hypot(down - middle[0], across - middle[1]) < chance.uniform(5, 35)
    gaps |= down + across < chance.uniform(0, 90)
    gaps |= chance.random(SHAPE) < chance.uniform(0, 0.6)
    return np.where(gaps, np.nan, heights)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), order=st.sampled_from([1, 2]), robust=st.booleans())
def test_to_the_edge_of_every_gap(seed, order, robust):
    heights = _gapped(_surface(order, seed), seed)
    smooth = smoothed(heights, 250e-6, spacing=SPACING, order=order, robust=robust)
    known = np.isfinite(heights)
    assert (np.isfinite(smooth) == known).all()
    size = np.abs(heights[known]).max()
    assert np.abs(smooth - heights)[known].max() < EXACT * size


def test_order_zero_keeps_the_level_and_bends_a_plane_at_its_edges_only():
    level = np.full(SHAPE, 3e-6)
    assert smoothed(level, 250e-6, spacing=SPACING) == pytest.approx(level, rel=1e-12)
    plane = _surface(1)
    away = np.abs(smoothed(plane, 250e-6, spacing=SPACING) - plane)
    assert away[40:-40, 40:-40].max() < EXACT * np.abs(plane).max()
    assert away[0].max() > 1e-3 * np.abs(plane).max()


def test_a_step_beside_a_gap_is_not_carried_across_it():
    """Order 0 never leaves the range of what was measured; a level stays a level on its side."""
    heights = np.zeros(SHAPE)
    heights[:, 90:] = 1e-6
    heights[:, 60:120] = np.nan  # 375 um: wider than the weighting on both sides
    smooth = smoothed(heights, 250e-6, spacing=SPACING)
    assert np.isnan(smooth[:, 60:120]).all()
    assert smooth[:, :60] == pytest.approx(0.0, abs=1e-18)
    assert smooth[:, 120:] == pytest.approx(1e-6, rel=1e-12)


@pytest.mark.parametrize("order", [0, 1, 2])
def test_a_point_alone_and_a_line_keep_their_heights(order):
    heights = np.full(SHAPE, np.nan)
    heights[10, 10] = 2e-6
    heights[100, :] = 1e-6 + 1e-3 * np.arange(SHAPE[1]) * STEP
    smooth = smoothed(heights, 100e-6, spacing=SPACING, order=order)
    assert smooth[10, 10] == pytest.approx(2e-6, rel=1e-9)
    inside = slice(20, -20) if order == 0 else slice(None)
    assert smooth[100, inside] == pytest.approx(heights[100, inside], rel=1e-7)
    assert np.isfinite(smooth).sum() == 1 + SHAPE[1]


@pytest.mark.parametrize("order", [1, 2])
def test_form_is_removed_to_the_last(order):
    heights = _gapped(_surface(order), 3)
    left = without_form(heights, order=order)
    assert np.nanmax(np.abs(left)) < EXACT * np.nanmax(np.abs(heights))


def test_a_band_of_a_curve_is_flat_by_order_two():
    heights = _gapped(_surface(2), 5)
    left = band(heights, longest=400e-6, shortest=16e-6, spacing=SPACING, order=2)
    assert np.nanmax(np.abs(left)) < EXACT * np.nanmax(np.abs(heights))


def test_nothing_measured_stays_nothing():
    empty = np.full((20, 20), np.nan)
    for order in (0, 1, 2):
        assert np.isnan(smoothed(empty, 1e-4, spacing=SPACING, order=order, robust=True)).all()
    assert np.isnan(without_form(empty)).all()

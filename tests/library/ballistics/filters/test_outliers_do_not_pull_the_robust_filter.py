"""ISO 16610-71: a tenth of the points may be wrong, and the waviness stays where it was."""

import numpy as np
import pytest

from rastro.ballistics.filters import smoothed, without_form
from rastro.canonical import InvalidInput

STEP, CUTOFF = 6.25e-6, 300e-6
SPACING = (STEP, STEP)
SHAPE = (200, 200)
PULLED = 0.05
"""Of a wave's height: what a tenth of outliers, twenty times as high, may move the robust waviness."""


def _wave(noise=0.0):
    across = np.arange(SHAPE[1]) * STEP
    wave = np.tile(1e-6 * np.sin(2 * np.pi * across / 800e-6), (SHAPE[0], 1))
    return wave + noise * np.random.default_rng(1).normal(size=SHAPE)


def _spoilt(heights, share=0.1):
    chance = np.random.default_rng(2)
    wrong = chance.random(SHAPE) < share
    return np.where(wrong, heights + 20e-6 * chance.random(SHAPE), heights)


@pytest.mark.parametrize("order", [0, 1, 2])
@pytest.mark.parametrize("noise", [0.0, 0.1e-6])
def test_a_tenth_of_outliers(order, noise):
    options = {"spacing": SPACING, "order": order}
    clean = smoothed(_wave(noise), CUTOFF, **options)
    robust = smoothed(_spoilt(_wave(noise)), CUTOFF, robust=True, **options)
    plain = smoothed(_spoilt(_wave(noise)), CUTOFF, **options)
    moved = _spread(robust - clean, order)
    assert moved < PULLED * 1e-6
    assert _spread(plain - clean, order) > 20 * moved


@pytest.mark.parametrize("order", [0, 1, 2])
def test_without_outliers_robust_and_plain_agree(order):
    noisy = _wave(0.2e-6)
    options = {"spacing": SPACING, "order": order}
    apart = smoothed(noisy, CUTOFF, robust=True, **options) - smoothed(noisy, CUTOFF, **options)
    assert _spread(apart, order) < PULLED * 1e-6


def _spread(apart, order):
    """Root mean square; at order 0, which bends slopes at the edges, within the middle only."""
    inside = slice(48, -48) if order == 0 else slice(None)
    return np.sqrt(np.mean(apart[inside, inside] ** 2))


def test_a_deep_scratch_is_left_in_the_roughness():
    scratched = _wave(0.05e-6)
    scratched[:, 100:104] -= 10e-6
    kept = scratched - smoothed(scratched, CUTOFF, spacing=SPACING, order=2, robust=True)
    plain = scratched - smoothed(scratched, CUTOFF, spacing=SPACING, order=2)
    assert kept[:, 101:103].mean() == pytest.approx(-10e-6, rel=0.01)
    assert np.abs(kept[:, 110:120]).mean() < 0.1e-6 < np.abs(plain[:, 110:120]).mean()


def test_a_flat_surface_with_few_wrong_points_comes_out_flat():
    flat = np.zeros(SHAPE)
    flat[50:150:10, 50:150:10] = 5e-6
    assert np.abs(smoothed(flat, CUTOFF, spacing=SPACING, robust=True)).max() < 1e-9


def test_a_patch_too_large_to_be_outvoted_still_has_heights():
    heights = _wave(0.05e-6)
    heights[80:120, 80:120] += 50e-6
    assert np.isfinite(smoothed(heights, 60e-6, spacing=SPACING, robust=True)).all()


def test_the_form_ignores_a_crater():
    down, across = (each * STEP for each in np.mgrid[: SHAPE[0], : SHAPE[1]])
    plane = 1e-3 * down - 2e-3 * across
    heights = plane + 1e-8 * np.random.default_rng(1).normal(size=SHAPE)
    heights[60:120, 60:120] += 30e-6
    left = without_form(heights)
    left[60:120, 60:120] = np.nan
    assert np.nanmax(np.abs(left)) < 6e-8


@pytest.mark.parametrize("cutoff", [0.0, -1e-6, float("nan"), float("inf")])
def test_impossible_cutoffs_are_refused(cutoff):
    with pytest.raises(InvalidInput, match="cutoff"):
        smoothed(np.zeros((5, 5)), cutoff, spacing=SPACING)


def test_an_unknown_order_is_refused():
    with pytest.raises(InvalidInput, match="order"):
        smoothed(np.zeros((5, 5)), 1e-4, spacing=SPACING, order=3)

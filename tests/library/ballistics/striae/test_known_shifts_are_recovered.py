"""A signature laid on itself, shifted, noisy, scaled, turned: the shift comes back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.ballistics.striae.lands import SPACING, striae

from rastro.ballistics.striae import StriationRecipe, match_segments
from rastro.ballistics.striae.comparing import compare_profiles
from rastro.ballistics.striae.correlating import cross_correlation

RECIPE = StriationRecipe()
SEEDS = st.integers(0, 10_000)


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS, shift=st.integers(-400, 400), noise=st.floats(0, 0.5), height=st.floats(0.2, 5.0))
def test_shift_noise_and_scale(seed, shift, noise, height):
    whole = striae(seed, 2100)
    chance = np.random.default_rng(seed + 1)
    first = whole[400:1700] + noise * 1e-6 * chance.normal(size=1300)
    second = height * (whole[400 + shift : 1700 + shift] + noise * 1e-6 * chance.normal(size=1300))
    found = compare_profiles(first, second, RECIPE)
    assert found.lag == pytest.approx(shift, abs=1)
    assert found.ccf > 0.7
    assert found.forward.lag == pytest.approx(shift, abs=5)
    assert found.cmps >= 10


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_others_have_few_congruent_segments(seed):
    found = compare_profiles(striae(seed), striae(seed + 50_000), RECIPE)
    assert found.cmps <= 6
    assert found.score < 0.35


def test_a_signature_turned_end_for_end_is_found_turned():
    first = striae(3)
    assert compare_profiles(first, first[::-1], RECIPE, turned=True).score == pytest.approx(1.0)
    assert compare_profiles(first, first[::-1], RECIPE).score < 0.35


def test_gaps_in_both_do_not_move_the_lag():
    whole = striae(4, 1500)
    first, second = whole[100:1400].copy(), whole[150:1450].copy()
    first[200:300] = np.nan
    second[900:950] = np.nan
    found = compare_profiles(first, second, RECIPE)
    assert (found.lag, round(found.ccf, 9)) == (50, 1.0)
    assert found.forward.lag == 50
    assert found.distance == pytest.approx(0.0, abs=1e-9)


def test_itself_has_every_segment_and_every_stria():
    found = compare_profiles(striae(5), striae(5), RECIPE)
    assert found.forward.cmps == found.forward.segments == 1300 // 50
    assert found.striae.mismatches == 0
    assert found.striae.cms == found.striae.matches
    assert found.striae.length == pytest.approx(1300 * SPACING * 1e3)


def test_a_stretched_half_keeps_the_segments_that_fit():
    first = striae(6)
    second = np.concatenate([first[:650], striae(7, 650)])
    found = match_segments(first, second)
    assert 10 <= found.cmps <= 16
    assert found.lag == 0
    assert found.consistent[:10].all()


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS, lag=st.integers(-300, 300))
def test_the_correlation_is_pearsons_over_what_both_have(seed, lag):
    first, second = striae(seed, 700), striae(seed + 1, 600)
    first[::7], second[::5] = np.nan, np.nan
    found = cross_correlation(first, second, least=100)
    value = found.values[found.lags == lag][0]
    start, stop = max(0, lag), min(700, lag + 600)
    ours, theirs = first[start:stop], second[start - lag : stop - lag]
    both = np.isfinite(ours) & np.isfinite(theirs)
    if both.sum() >= 100:
        assert value == pytest.approx(np.corrcoef(ours[both], theirs[both])[0, 1], abs=1e-9)
    else:
        assert np.isnan(value)


def test_nothing_on_nothing_is_no_match():
    empty = np.full(300, np.nan)
    found = compare_profiles(empty, striae(1, 300), RECIPE)
    assert (found.cmps, found.score, found.ccf) == (0, 0.0, 0.0)

"""Whole scans shifted, turned, mirrored, noisy, wrongly scaled, cast: recovered, or said why not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.ballistics.striae.lands import SPACING, land, striae

from rastro.ballistics import Topography
from rastro.ballistics.striae import compare_bullets, compare_lands, land_signature
from rastro.ballistics.striae.comparing import best_way, compare_profiles
from rastro.ballistics.striae.recipe import StriationRecipe

RECIPE = StriationRecipe()
PAIRS = ((0, 4), (1, 5), (2, 0), (3, 1), (4, 2), (5, 3))


def _flipped(scan, *, across=False, along=False):
    heights = scan.heights[:: -1 if along else 1, :: -1 if across else 1]
    return Topography(np.ascontiguousarray(heights), scan.dx, scan.dy)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(1, 500), shift=st.integers(-400, 400), noise=st.floats(0, 0.5e-6))
def test_a_shift_comes_back_within_ten_micrometres(seed, shift, noise):
    scan = land(seed, shoulders=False)
    chance = np.random.default_rng(seed)
    start, stop = max(0, shift), scan.heights.shape[1] + min(0, shift)
    part = scan.heights[:, start:stop] + noise * chance.normal(size=(len(scan.heights), stop - start))
    one, other = land_signature(scan), land_signature(Topography(part, scan.dx, scan.dy))
    found = best_way(one, other, turned=False)
    apart = found.lag * SPACING + (one.grooves.left - other.grooves.left) - max(0, shift) * SPACING
    assert abs(apart) < 10e-6
    assert found.cmps >= 8


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_turned_by_half_a_turn_is_recovered(seed):
    scan = land(seed, degrees=4.0)
    found = compare_lands(land_signature(scan), land_signature(_flipped(scan, across=True, along=True)))
    assert found.turned
    assert found.score > 0.95


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_mirror_image_never_matches_as_scanned(seed):
    """Its signature is that of the land turned end for end: it matches only where that may be."""
    one, mirrored = land_signature(land(seed)), land_signature(_flipped(land(seed), across=True))
    assert compare_lands(one, mirrored, turned=False).cmps <= 6
    assert compare_lands(one, mirrored, turned=False).score < 0.35
    assert compare_lands(one, mirrored).turned


def test_mirrored_along_the_striae_is_the_same_mark():
    scan = land(2, degrees=3.0)
    found = compare_lands(land_signature(scan), land_signature(_flipped(scan, along=True)), turned=False)
    assert found.score > 0.95


def test_a_bullet_whose_scans_are_mirrored_is_told(scans, bullets, compared):
    mirrored = [land_signature(_flipped(scan, across=True)) for scan in scans[1]]
    found = compare_bullets(bullets[0], mirrored)
    assert found.in_phase == PAIRS
    assert found.phase.turned
    assert not found.phase.reversed
    assert [note.code for note in found.notes] == ["ballistics.striae.mirrored"]
    assert not compared.notes


def test_a_bullet_turned_end_for_end_with_its_order_needs_no_note(scans, bullets):
    turned = [land_signature(_flipped(scan, across=True, along=True)) for scan in reversed(scans[1])]
    assert not compare_bullets(bullets[0], turned).notes


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(1, 500), scale=st.sampled_from([0.8, 0.87, 0.9, 0.94, 1.06, 1.1, 1.15, 1.25]))
def test_a_wrong_scale_is_measured_and_never_counted_as_a_match(seed, scale):
    one = land_signature(land(seed, shoulders=False, length=0.3e-3))
    scan = land(seed, shoulders=False, length=0.3e-3)
    other = land_signature(Topography(scan.heights, scan.dx / scale, scan.dy))
    found = compare_lands(one, other)
    assert found.misread is not None
    assert found.misread.scale == pytest.approx(scale, rel=0.011)
    assert not found.misread.inverted
    assert found.ccf < 0.75
    assert found.as_json()["scale"] == pytest.approx(scale, abs=0.015)
    assert str(round(found.misread.scale, 2)) in found.as_json()["notes"][0]


@pytest.mark.parametrize("scale", [0.8, 0.9, 1.1, 1.25])
def test_a_wrong_scale_of_real_lands_is_measured(scans, bullets, scale):
    for first, second in PAIRS[:5]:
        scan = scans[1][second]
        wrong = land_signature(Topography(scan.heights, scan.dx / scale, scan.dy))
        found = compare_lands(bullets[0][first], wrong)
        assert found.misread is not None
        assert found.misread.scale == pytest.approx(scale, rel=0.03)


def test_lands_of_others_fit_at_no_scale(bullets):
    others = [(a, b) for a in range(6) for b in range(6) if (a, b) not in PAIRS]
    told = [compare_lands(bullets[0][a], bullets[1][b]).misread for a, b in others]
    assert told == [None] * 30


def test_a_cast_is_told():
    scan = land(5, shoulders=False)
    cast = Topography(-scan.heights, scan.dx, scan.dy)
    found = compare_lands(land_signature(scan), land_signature(cast))
    assert found.cmps <= 6
    assert found.misread is not None
    assert found.misread.inverted
    assert found.misread.note.code == "ballistics.striae.inverted"


def test_striae_that_do_not_match_are_counted_in_a_row():
    first, second = striae(1), striae(2)
    found = compare_profiles(first, second, RECIPE).striae
    assert found.non_cms >= found.mismatches / (found.matches + 1) - 1
    assert compare_profiles(first, first, RECIPE).striae.non_cms == 0


@pytest.mark.parametrize("scale", [0.8, 1.25])
def test_a_bullet_of_wrong_scale_is_told(scans, bullets, scale):
    wrong = [land_signature(Topography(scan.heights, scan.dx / scale, scan.dy)) for scan in scans[1]]
    found = compare_bullets(bullets[0], wrong)
    assert found.misread is not None
    assert found.misread.scale == pytest.approx(scale, rel=0.03)
    assert "ballistics.striae.scale" in [note.code for note in found.notes]


def test_a_bullet_of_other_lands_is_told_nothing(bullets):
    chance = [[striae(100 * number + land) for land in range(6)] for number in (1, 2)]
    assert compare_bullets(*(_as_signatures(bullets, each) for each in chance)).misread is None


def test_half_a_land_is_found_on_the_whole(scans, bullets):
    halves = [
        land_signature(
            Topography(np.ascontiguousarray(scan.heights[:, : scan.heights.shape[1] // 2]), scan.dx, scan.dy)
        )
        for scan in scans[1]
    ]
    found = np.array([[compare_lands(one, half).cmps for half in halves] for one in bullets[0]])
    inside = np.zeros(found.shape, bool)
    for pair in PAIRS[:5]:
        inside[pair] = True
    assert found[inside].min() >= 7
    assert found[~inside].max() <= 4


def _as_signatures(bullets, heights):
    """Signatures of other heights, made as the real ones."""
    return [replace(like, heights=each) for like, each in zip(bullets[0], heights, strict=True)]

"""A surface that was turned, shifted, halved or roughened is found where it lies; a mirrored one is not."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.harness.moved import moved, turn_between, where_it_went
from tests.harness.shared import shared

from rastro.ballistics import Topography, compare_impressions, prepare_impression, read_x3p

FEW = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
HALF_A_MARK = 250  # points of 6.25 um: half of the 3.1 mm that the mark spans
NO_LEAD = 4  # congruent cells; the highest of 717 pairs of different slides has two
NEAR_TURN, NEAR = 0.5, 10e-6
OF_ANOTHER = 2


@pytest.fixture(scope="module", params=["1-1", "M"])
def surface(request):
    return read_x3p(shared(f"ballistics/breechface/fadul/Fadul {request.param}.x3p"))


def compared(one, other):
    return compare_impressions(prepare_impression(one), prepare_impression(other))


def assert_found(surface, other, degrees, shift):
    found = compared(surface, other)
    off = np.array(found.shift) - where_it_went(degrees, shift, found.recipe.grid)
    assert abs(turn_between(found.congruence.degrees, degrees)) < NEAR_TURN
    assert np.hypot(*off) < NEAR
    return found


@FEW
@given(
    degrees=st.floats(0.0, 360.0),
    far=st.floats(0.0, HALF_A_MARK),
    towards=st.floats(0.0, 2 * np.pi),
)
def test_any_turn_and_a_shift_of_up_to_half_the_mark_are_recovered(surface, degrees, far, towards):
    shift = (far * np.cos(towards), far * np.sin(towards))
    found = assert_found(surface, moved(surface, degrees=degrees, shift=shift, size=1100), degrees, shift)
    assert found.congruence.cmc >= 0.8 * found.cells


@FEW
@given(degrees=st.floats(0.0, 360.0), cut=st.floats(0.0, 2 * np.pi))
def test_half_of_the_mark_is_found_or_gives_no_lead(surface, degrees, cut):
    """Some halves bear too little; then next to nothing is congruent, and no wrong place is claimed."""
    whole = moved(surface, degrees=degrees)
    down, across = np.indices(whole.heights.shape) - (whole.heights.shape[0] - 1) / 2
    heights = np.where(down * np.cos(cut) + across * np.sin(cut) > 0, whole.heights, np.nan)
    half = Topography(heights, whole.dx, whole.dy)
    if compared(surface, half).congruence.cmc > NO_LEAD:
        assert_found(surface, half, degrees, (0.0, 0.0))


@pytest.mark.parametrize("cut", [0.0, 1.6, 3.1, 4.7])
def test_half_of_a_good_mark_is_enough(cut):
    surface = read_x3p(shared("ballistics/breechface/fadul/Fadul 1-1.x3p"))
    whole = moved(surface, degrees=73.0)
    down, across = np.indices(whole.heights.shape) - (whole.heights.shape[0] - 1) / 2
    heights = np.where(down * np.cos(cut) + across * np.sin(cut) > 0, whole.heights, np.nan)
    found = assert_found(surface, Topography(heights, whole.dx, whole.dy), 73.0, (0.0, 0.0))
    assert found.congruence.cmc >= 6


@FEW
@given(degrees=st.floats(0.0, 360.0), noise=st.floats(0.0, 1.0), seed=st.integers(0, 2**32 - 1))
def test_noise_as_high_as_the_mark_itself_is_borne(surface, degrees, noise, seed):
    turned = moved(surface, degrees=degrees)
    rough = np.random.default_rng(seed).normal(0.0, noise * np.nanstd(surface.heights), turned.heights.shape)
    found = assert_found(
        surface, Topography(turned.heights + rough, turned.dx, turned.dy), degrees, (0.0, 0.0)
    )
    assert found.congruence.cmc >= 0.8 * found.cells


@FEW
@given(degrees=st.floats(0.0, 360.0))
def test_a_mirrored_scan_does_not_match_and_is_called_mirrored(surface, degrees):
    mirrored = Topography(surface.heights[:, ::-1].copy(), surface.dx, surface.dy)
    found = compared(surface, moved(mirrored, degrees=degrees))
    assert found.congruence.cmc <= OF_ANOTHER
    assert [each.code for each in found.warnings] == ["ballistics.impression.mirrored"]


@pytest.mark.parametrize("scale", [0.5, 0.7, 0.8, 1.25, 1.5, 2.0])
def test_increments_a_quarter_off_leave_no_match(surface, scale):
    wrong = Topography(surface.heights, surface.dx * scale, surface.dy * scale)
    assert compared(surface, wrong).congruence.cmc <= OF_ANOTHER


@pytest.mark.parametrize("scale", [0.95, 0.97, 1.03, 1.05])
def test_increments_a_little_off_are_measured_from_the_cells(surface, scale):
    wrong = Topography(surface.heights, surface.dx * scale, surface.dy * scale)
    found = compared(surface, wrong)
    assert [each.code for each in found.warnings] == ["ballistics.impression.scale"]
    assert found.scale == pytest.approx(scale, abs=0.01)
    assert found.as_json()["pose"]["scale"] == round(found.scale, 3)


@pytest.mark.parametrize("scale", [0.92, 1.08])
def test_increments_a_twelfth_off_leave_some_cells_which_warn(surface, scale):
    found = compared(surface, Topography(surface.heights, surface.dx * scale, surface.dy * scale))
    assert [each.code for each in found.warnings] == ["ballistics.impression.scale"]


def test_the_scale_of_a_right_scan_is_one(surface):
    found = compared(surface, moved(surface, degrees=77.0))
    assert found.scale == pytest.approx(1.0, abs=0.003)
    assert found.warnings == ()

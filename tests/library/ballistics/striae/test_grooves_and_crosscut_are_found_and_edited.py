"""The land is what lies between the shoulders; an examiner may say otherwise."""

import numpy as np
import pytest
from tests.library.ballistics.striae.lands import SPACING, land

from rastro.ballistics import Topography
from rastro.ballistics.striae import StriationRecipe, compare_lands, land_signature
from rastro.canonical import InvalidInput


def test_the_shoulders_are_cut_off():
    signature = land_signature(land(1))
    assert signature.grooves.left == pytest.approx(0.2e-3 + 30e-6, abs=25e-6)
    assert signature.grooves.right == pytest.approx(2.2e-3 - 30e-6, abs=25e-6)


def test_without_shoulders_the_land_is_all():
    signature = land_signature(land(1, shoulders=False))
    assert signature.grooves.left == 0
    assert signature.grooves.right == pytest.approx(2.4e-3, abs=2 * SPACING)


def test_a_known_pair_has_grooves_at_one_place(bullets):
    widths = [(each.grooves.right - each.grooves.left) * 1e3 for lands in bullets for each in lands]
    assert min(widths) > 1.6
    assert max(widths) < 2.1


def test_grooves_of_an_examiner_are_taken():
    mine = StriationRecipe(grooves=(0.5e-3, 1.5e-3))
    signature = land_signature(land(2), recipe=mine)
    assert (signature.grooves.left, signature.grooves.right) == mine.grooves
    assert len(signature.heights) == round(1e-3 / SPACING) + 1
    assert compare_lands(land_signature(land(2)), signature).cmps >= 10


@pytest.mark.parametrize("grooves", [(1e-3, 0.5e-3), (-1e-3, 1e-3), (0.0, 1.0)])
def test_impossible_grooves_are_refused(grooves):
    with pytest.raises(InvalidInput, match="grooves"):
        land_signature(land(2), recipe=StriationRecipe(grooves=grooves))


def test_the_crosscut_avoids_what_is_damaged():
    scan = land(3)
    heights = scan.heights.copy()
    half = len(heights) // 2
    heights[:half] += np.random.default_rng(1).normal(0, 3e-6, heights[:half].shape)
    signature = land_signature(Topography(heights, scan.dx, scan.dy))
    assert signature.between[0] >= (half - 6) * scan.dy
    assert signature.crosscut.agreed > 0.9


def test_the_crosscut_of_an_examiner_is_taken():
    signature = land_signature(land(3), recipe=StriationRecipe(crosscut=100e-6, thickest=31.25e-6))
    assert signature.between[0] <= 100e-6 <= signature.between[1]
    assert signature.between[1] - signature.between[0] < 35e-6


def test_signatures_made_differently_are_not_compared():
    one, other = land_signature(land(1)), land_signature(land(1), recipe=StriationRecipe(waviness=500e-6))
    with pytest.raises(InvalidInput, match="recipes"):
        compare_lands(one, other)

"""Surfaces are drawn by our own hand, the same bytes each time."""

import numpy as np

from rastro.ballistics import Topography
from rastro.ballistics.png_reading import read_png
from rastro.ballistics.render import height_png, profile_svg, relief_png


def wave():
    heights = np.tile(1e-6 * np.sin(np.arange(60) / 5), (40, 1))
    heights[5:9, 5:9] = np.nan
    return Topography(heights, 1e-6, 1e-6)


def test_heights_go_from_dark_to_light_and_gaps_are_white():
    drawn = read_png(height_png(wave()))[:, :, 0]
    assert drawn.shape == (40, 60)
    assert (drawn[5:9, 5:9] == 255).all()
    assert drawn[20].argmax() in {7, 8, 39, 40}


def test_relief_and_profile_are_the_same_each_time():
    assert relief_png(wave()) == relief_png(wave())
    assert profile_svg(wave()) == profile_svg(wave())
    assert "60.0 × 2.0" in profile_svg(wave())


def test_a_gap_parts_the_profile():
    assert profile_svg(wave(), row=6).count("M") == 2

"""ISO 16610-61: exp(-pi (alpha cutoff / wavelength)^2) of a wave is waviness, in every direction."""

import numpy as np
import pytest

from rastro.ballistics.filters import ALPHA, SIGMA, sigma_of, smoothed, transmission

CUTOFF, STEP, POINTS = 80e-6, 4e-6, 400
SPACING = (STEP, STEP)
TOLERANCE = 1e-3
"""Of the transmission: what cutting the weighting off at four standard deviations costs."""


def _passed(wavelength, *, degrees=0.0, spacing=SPACING, **options):
    """How much of a wave passes, away from the edges."""
    down, across = np.mgrid[:POINTS, :POINTS]
    angle = np.deg2rad(degrees)
    place = np.sin(angle) * down * spacing[0] + np.cos(angle) * across * spacing[1]
    wave = np.exp(2j * np.pi * place / wavelength)
    smooth = smoothed(wave.real, CUTOFF, spacing=spacing, **options) + 1j * smoothed(
        wave.imag, CUTOFF, spacing=spacing, **options
    )
    inside = slice(100, 300)
    return complex(np.mean(smooth[inside, inside] / wave[inside, inside]))


@pytest.mark.parametrize("order", [0, 1, 2])
@pytest.mark.parametrize("ratio", [0.3, 0.5, 0.7, 0.9, 1.0, 1.2, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0])
def test_transmission(order, ratio):
    passed = _passed(CUTOFF * ratio, order=order)
    assert passed.real == pytest.approx(transmission(ratio, order=order), abs=TOLERANCE)
    assert passed.imag == pytest.approx(0.0, abs=TOLERANCE)


@pytest.mark.parametrize("ratio", [0.5, 1.0, 2.0, 4.0])
def test_the_formula_of_the_standard(ratio):
    alpha = np.sqrt(np.log(2) / np.pi)
    assert transmission(ratio) == pytest.approx(np.exp(-np.pi * (alpha / ratio) ** 2), abs=1e-15)
    assert _passed(CUTOFF * ratio).real == pytest.approx(np.exp(-np.pi * (alpha / ratio) ** 2), abs=TOLERANCE)


@pytest.mark.parametrize("order", [0, 1, 2])
@pytest.mark.parametrize("degrees", [0.0, 17.0, 45.0, 90.0])
def test_every_direction_is_alike(order, degrees):
    assert _passed(CUTOFF, degrees=degrees, order=order).real == pytest.approx(0.5, abs=TOLERANCE)


@pytest.mark.parametrize("order", [0, 2])
def test_increments_may_differ(order):
    spacing = (STEP, STEP / 2)
    assert _passed(CUTOFF, degrees=30.0, spacing=spacing, order=order).real == pytest.approx(
        0.5, abs=TOLERANCE
    )


def test_the_constants():
    assert pytest.approx(0.4697, abs=5e-5) == ALPHA
    assert pytest.approx(0.1874, abs=5e-5) == SIGMA
    assert pytest.approx(ALPHA / np.sqrt(2 * np.pi)) == SIGMA
    assert sigma_of(1.0, order=2) * np.sqrt(2 * np.pi) == pytest.approx(0.7309, abs=5e-5)
    assert [transmission(1.0, order=order) for order in (0, 1, 2)] == pytest.approx([0.5] * 3)

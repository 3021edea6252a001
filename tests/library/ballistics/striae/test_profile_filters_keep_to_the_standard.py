"""ISO 16610-21 and -31: half of a wave at the cut-off passes, ends and gaps invent nothing."""

import numpy as np
import pytest

from rastro.ballistics.striae.profile_filters import between, sigma_of, waviness

POINTS, CUTOFF = 4000, 100.0


def _passed(wavelength, **options):
    """How much of a wave passes, away from the ends."""
    wave = np.cos(2 * np.pi * np.arange(POINTS) / wavelength)
    smooth = waviness(wave, CUTOFF, spacing=1.0, **options)
    middle = slice(1000, 1000 + int(wavelength * 10))
    return float(smooth[middle] @ wave[middle] / (wave[middle] @ wave[middle]))


@pytest.mark.parametrize("order", [0, 2])
def test_half_of_a_wave_passes_at_the_cutoff(order):
    assert _passed(CUTOFF, order=order) == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize("ratio", [0.5, 0.8, 1.0, 1.5, 3.0, 10.0])
def test_the_transmission_is_that_of_the_standard(ratio):
    alpha = np.sqrt(np.log(2) / np.pi)
    assert _passed(CUTOFF * ratio) == pytest.approx(np.exp(-np.pi * (alpha / ratio) ** 2), abs=1e-3)


def test_the_constants_are_those_of_the_standard():
    alpha = {order: sigma_of(1.0, order=order) * np.sqrt(2 * np.pi) for order in (0, 2)}
    assert alpha[0] == pytest.approx(0.4697, abs=1e-4)
    assert alpha[2] == pytest.approx(0.7309, abs=1e-4)


def test_a_parabola_is_all_waviness_up_to_its_ends():
    parabola = 1e-4 * np.arange(-500.0, 500.0) ** 2
    assert waviness(parabola, CUTOFF, spacing=1.0, order=2) == pytest.approx(parabola, abs=1e-9)


@pytest.mark.parametrize("robust", [False, True])
def test_a_parabola_with_gaps_is_kept_to_their_edges(robust):
    parabola = 1e-4 * np.arange(-500.0, 500.0) ** 2
    chance = np.random.default_rng(1)
    gapped = np.where(chance.random(1000) < 0.3, np.nan, parabola)
    gapped[400:460] = np.nan
    smooth = waviness(gapped, CUTOFF, spacing=1.0, order=2, robust=robust)
    assert np.nanmax(np.abs(smooth - gapped)) < 1e-8 * np.nanmax(gapped)


def test_a_gap_stays_a_gap_and_its_neighbours_keep_their_level():
    level = np.full(500, 3.0)
    level[200:260] = np.nan
    smooth = waviness(level, CUTOFF, spacing=1.0)
    assert np.isnan(smooth[200:260]).all()
    assert smooth[:200] == pytest.approx(3.0)
    assert smooth[260:] == pytest.approx(3.0)


def test_a_deep_scratch_does_not_pull_the_robust_waviness():
    profile = np.random.default_rng(1).normal(0, 0.1, 1000)
    profile[500:520] -= 30.0
    plain = waviness(profile, CUTOFF, spacing=1.0, order=2)
    robust = waviness(profile, CUTOFF, spacing=1.0, order=2, robust=True)
    assert abs(robust[480]) < 0.2 < abs(plain[480])


def test_between_two_cutoffs_a_wave_passes_and_form_and_noise_do_not():
    place = np.arange(POINTS)
    wave = np.sin(2 * np.pi * place / 100)
    form, noise = 1e-3 * (place - 2000.0) ** 2, np.sin(2 * np.pi * place / 5)
    passed = between(wave + form + noise, longest=250.0, shortest=16.0, spacing=1.0)
    assert passed[1000:3000] == pytest.approx(wave[1000:3000], abs=0.15)

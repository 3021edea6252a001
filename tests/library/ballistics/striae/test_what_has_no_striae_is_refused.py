"""Noise, breech faces and scraps are no striated marks, and that is said."""

import numpy as np
import pytest
from tests.harness.shared import shared

from rastro.ballistics import Topography, read_x3p
from rastro.ballistics.striae import land_signature
from rastro.canonical import RastroError


def _code(scan):
    with pytest.raises(RastroError) as refused:
        land_signature(scan)
    return refused.value.code


def test_noise():
    noise = np.random.default_rng(1).normal(0, 1e-6, (400, 1500))
    assert _code(Topography(noise, 1.5625e-6, 1.5625e-6)) == "ballistics.striae.no_direction"


@pytest.mark.parametrize("name", ["Fadul 1-1", "Fadul 7-2", "Fadul Q"])
def test_breech_faces(name):
    scan = read_x3p(shared(f"ballistics/breechface/fadul/{name}.x3p"))
    assert _code(scan) == "ballistics.striae.no_direction"


@pytest.mark.parametrize("shape", [(1, 1), (1, 2000), (3, 3), (60, 60)])
def test_scraps(shape):
    heights = np.random.default_rng(1).normal(0, 1e-6, shape) + np.sin(np.arange(shape[1]) / 3) * 1e-5
    assert _code(Topography(heights, 1.5625e-6, 1.5625e-6)) == "ballistics.striae.too_little"


def test_nothing_measured_and_a_plane():
    assert _code(Topography(np.full((300, 300), np.nan), 1e-6, 1e-6)) == "ballistics.striae.too_little"
    assert _code(Topography(np.zeros((300, 1500)), 1e-6, 1e-6)) == "ballistics.striae.no_direction"

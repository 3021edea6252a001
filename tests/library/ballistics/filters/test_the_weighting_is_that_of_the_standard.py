"""What becomes of a single point is the standard's weighting function, cut off where it says."""

import numpy as np
import pytest

from rastro.ballistics.filters import ALPHA, SIGMA, TRUNCATED, sigma_of, smoothed

STEP, CUTOFF, POINTS = 2e-6, 100e-6, 161
MIDDLE = POINTS // 2


def _answer(order=0):
    point = np.zeros((POINTS, POINTS))
    point[MIDDLE, MIDDLE] = 1.0
    return smoothed(point, CUTOFF, spacing=(STEP, STEP), order=order)


def _distance():
    line = (np.arange(POINTS) - MIDDLE) * STEP
    return np.hypot(line[:, None], line[None, :])


@pytest.mark.parametrize("order", [0, 1])
def test_the_impulse_response(order):
    standard = np.exp(-np.pi * (_distance() / (ALPHA * CUTOFF)) ** 2) / (ALPHA * CUTOFF) ** 2 * STEP**2
    found = _answer(order)
    reach = _distance() <= 0.5 * CUTOFF  # where the standard itself would cut it off
    assert found[reach] == pytest.approx(standard[reach], rel=2e-4)
    assert found == pytest.approx(standard, abs=4e-4 * standard.max())


def test_the_impulse_response_of_order_two():
    sigma = sigma_of(CUTOFF, order=2)
    square = (_distance() / sigma) ** 2
    equivalent = np.exp(-square / 2) / (2 * np.pi) * (2 - square / 2) * (STEP / sigma) ** 2
    assert _answer(2) == pytest.approx(equivalent, abs=3e-3 * equivalent.max())


def test_it_is_cut_off():
    reach = TRUNCATED * SIGMA * CUTOFF + STEP
    assert _answer()[_distance() > np.sqrt(2) * reach].max() == 0
    assert _answer()[MIDDLE, _distance()[MIDDLE] < reach - 2 * STEP].min() > 0


@pytest.mark.parametrize("order", [0, 1, 2])
def test_its_weights_sum_to_one(order):
    """Far from the edges all points answer alike, so the answers to one point are the weights of one."""
    point = np.zeros((POINTS, POINTS))
    point[MIDDLE, MIDDLE] = 1.0
    answer = smoothed(point, CUTOFF / 4, spacing=(STEP, STEP), order=order)
    assert answer.sum() == pytest.approx(1.0, abs=1e-9)


def test_a_step_becomes_the_normal_distribution():
    from scipy.special import ndtr

    step = np.zeros((101, 401))
    step[:, 200:] = 1.0
    place = (np.arange(401) - 199.5) * STEP / (SIGMA * CUTOFF)
    found = smoothed(step, CUTOFF, spacing=(STEP, STEP))[50]
    assert found[100:300] == pytest.approx(ndtr(place)[100:300], abs=1e-3)

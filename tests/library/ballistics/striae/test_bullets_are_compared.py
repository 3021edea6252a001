"""Hamby set 44: two bullets of one barrel, and what the phase test may say."""

import numpy as np
import pytest

from rastro.ballistics import Topography
from rastro.ballistics.striae import compare_bullets, compare_lands, land_signature
from rastro.ballistics.striae.bullets import least_p_value, phase_test
from rastro.canonical import InvalidInput

PAIRS = ((0, 4), (1, 5), (2, 0), (3, 1), (4, 2), (5, 3))


def _in_and_out(compared, figure):
    table = np.array([[figure(land) for land in row] for row in compared.lands])
    inside = np.zeros(table.shape, bool)
    for first, second in compared.in_phase:
        inside[first, second] = True
    return table[inside], table[~inside]


def test_the_best_phase_is_the_one_that_five_lands_show_by_themselves(compared):
    assert compared.in_phase == PAIRS
    strong = [tuple(np.unravel_index(place, (6, 6))) for place in np.argsort(-compared.scores.ravel())[:5]]
    assert set(strong) < set(PAIRS)


def test_six_lands_separate_from_thirty_by_cmps_and_by_score(compared):
    ours, others = _in_and_out(compared, lambda land: land.cmps)
    assert ours.min() >= 5
    assert others.max() <= 3
    ours, others = _in_and_out(compared, lambda land: land.score)
    assert ours.min() > 1.4 * others.max()


def test_the_phase_test_reaches_its_least_value(compared):
    assert compared.p_value == pytest.approx(compared.least_p) == pytest.approx(1 / 60)
    assert compared.sam > 0.7
    assert compared.others < 0.3


def test_a_bullet_scanned_from_the_other_side_in_the_other_order(scans, bullets):
    other = [
        land_signature(Topography(np.ascontiguousarray(scan.heights[::-1, ::-1]), scan.dx, scan.dy))
        for scan in reversed(scans[1])
    ]
    found = compare_bullets(bullets[0], other)
    assert found.phase.turned
    assert found.phase.reversed
    assert found.in_phase == tuple((first, 5 - second) for first, second in PAIRS)


def test_any_first_land_will_do(bullets, compared):
    moved = bullets[1][2:] + bullets[1][:2]
    found = compare_bullets(bullets[0], moved)
    assert found.in_phase == tuple((first, (second - 2) % 6) for first, second in PAIRS)
    assert found.sam == pytest.approx(compared.sam)


def test_lands_out_of_order_are_not_taken_for_a_phase(bullets):
    shuffled = [bullets[1][number] for number in (3, 0, 4, 1, 5, 2)]
    assert compare_bullets(bullets[0], shuffled).p_value > 0.05


def test_the_order_of_two_lands_matters_little(bullets):
    forth, back = compare_lands(bullets[0][0], bullets[1][4]), compare_lands(bullets[1][4], bullets[0][0])
    assert forth.cmps == back.cmps
    assert forth.score == pytest.approx(back.score)
    assert forth.lag == -back.lag


def test_scores_of_chance_give_even_p_values():
    chance = np.random.default_rng(1)
    found = np.array([phase_test(chance.random((2, 5, 5))) for _ in range(300)])
    assert 0.02 < np.mean(found <= 1 / 12) < 0.15
    assert 0.35 < np.mean(found <= 0.5) < 0.65


def test_the_least_p_value():
    assert least_p_value(6) == pytest.approx(12 / 720)
    assert least_p_value(8) == pytest.approx(1 / 5040)


def test_bullets_with_unlike_lands_are_refused(bullets):
    with pytest.raises(InvalidInput, match="lands"):
        compare_bullets(bullets[0], bullets[1][:5])

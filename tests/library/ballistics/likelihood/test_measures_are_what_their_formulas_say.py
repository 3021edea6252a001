"""Costs and shares against values worked out by hand."""

import numpy as np
import pytest

from rastro.ballistics import likelihood

KM, KNM = [1.0, 2.0, -0.5], [-1.0, 0.5]


def test_likelihood_ratios_of_one_cost_one_bit():
    assert likelihood.cllr([0.0, 0.0], [0.0, 0.0]) == pytest.approx(1.0)


def test_the_cost_is_the_mean_of_the_logarithms():
    one = np.mean(np.log2(1 + 1 / 10.0 ** np.array(KM)))
    two = np.mean(np.log2(1 + 10.0 ** np.array(KNM)))
    assert likelihood.cllr(KM, KNM) == pytest.approx((one + two) / 2)


def test_the_cross_entropy_at_even_odds_is_the_cost():
    assert likelihood.ece(KM, KNM, [0.0])[0] == pytest.approx(likelihood.cllr(KM, KNM))


def test_the_area_counts_pairs_in_order():
    assert likelihood.auc(KM, KNM) == pytest.approx(5 / 6)
    assert likelihood.auc([1.0, 1.0], [1.0, 1.0]) == pytest.approx(0.5)


def test_separated_scores_cost_nothing_at_best():
    assert likelihood.cllr_min([3.0, 4.0], [1.0, 2.0]) == 0.0


def test_shares_above():
    assert likelihood.tippett(KM, [-1.0, 0.0, 1.0, 5.0]).tolist() == pytest.approx([1.0, 2 / 3, 1 / 3, 0.0])


def test_well_calibrated_ratios_are_reliable():
    random = np.random.default_rng(3)
    km, knm = random.normal(1.5, np.sqrt(3), 40_000), random.normal(-1.5, np.sqrt(3), 40_000)
    bins = likelihood.reliability(km / np.log(10), knm / np.log(10))
    assert len(bins) == 10
    assert max(abs(each.claimed - each.observed) for each in bins) < 0.02


def test_infinite_ratios_on_the_right_side_cost_nothing():
    assert likelihood.cllr([np.inf, np.inf], [-np.inf, -np.inf]) == 0.0
    assert likelihood.cllr([np.inf, -np.inf], [-1.0, -1.0]) == np.inf

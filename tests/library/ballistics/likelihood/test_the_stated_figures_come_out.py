"""The score sets of the Dutch institute: the figures stated for them, to three decimals."""

import pytest
from benchmarks.likelihoods.nfi import MARKS, SPLITS, read, split_costs
from tests.harness.shared import shared

from rastro.ballistics import likelihood


@pytest.fixture(params=MARKS, ids=lambda mark: mark.name)
def mark(request):
    shared(f"ballistics/scores/nfi_glock_{request.param.file}.csv")
    return request.param


def test_with_the_same_model_to_three_decimals(mark):
    rows = read(mark)
    found = split_costs(rows, "as stated", bounded=False)
    assert [f"{each:.3f}" for each in found] == [f"{each:.3f}" for each in mark.stated_cllr]
    assert f"{likelihood.auc(*rows.whole('score')):.4f}" == f"{mark.stated_auc:.4f}"
    if mark.stated_cllr_min:
        assert f"{likelihood.cllr_min(*rows.whole('score')):.3f}" == f"{mark.stated_cllr_min:.3f}"


def test_with_jeffreys_prior_no_split_is_far_off(mark):
    rows = read(mark)
    costs = split_costs(rows, "logistic", bounded=True)
    assert len(costs) == len(SPLITS)
    assert max(costs) < max(0.11, 1.02 * max(mark.stated_cllr))

"""Several marks of one pair: the dependence built in is found, and decides; never a blind product."""

import numpy as np
import pytest
from benchmarks.likelihoods.nfi import MARKS, read
from tests.harness.shared import shared

from rastro.ballistics import likelihood
from rastro.canonical import InvalidInput

WEAPONS = 150
NAMES = ("breech face", "firing pin")


def joint(correlation, *, seed=3, weapons=WEAPONS, per_weapon=3):
    """Two marks whose log10 LRs correlate as told within each kind; each is by itself well calibrated."""
    random = np.random.default_rng(seed)
    km_pairs = tuple((f"w{n}", f"w{n}") for n in range(weapons) for _ in range(1))
    knm_pairs = tuple(
        (f"w{n}", f"w{(n + step) % weapons}") for n in range(weapons) for step in range(1, 1 + per_weapon)
    )
    spread = 2.0
    middle = spread * np.log(10) / 2  # of log10 LRs that are calibrated: mean = variance · ln 10 / 2
    cover = spread * np.array([[1, correlation], [correlation, 1]])
    km = random.multivariate_normal([middle, middle], cover, len(km_pairs))
    knm = random.multivariate_normal([-middle, -middle], cover, len(knm_pairs))
    return likelihood.Joint(NAMES, km, knm, km_pairs, knm_pairs)


def dependence_of(told):
    return likelihood.dependence(
        told.km, told.knm, km_pairs=told.km_pairs, knm_pairs=told.knm_pairs, marks=told.marks, draws=300
    )


def calibration(name, seed):
    random = np.random.default_rng(seed)
    km_pairs = [(f"w{n}", f"w{n}") for n in range(60)]
    knm_pairs = [(f"w{n}", f"w{(n + 1) % 60}") for n in range(60)]
    km, knm = random.normal(0.6, 0.15, 60), random.normal(0.3, 0.1, 60)
    return likelihood.calibrate(
        km, knm, km_pairs=km_pairs, knm_pairs=knm_pairs, name=name, version="1", mark=name, draws=40
    )


SETS = {name: calibration(name, number) for number, name in enumerate(NAMES)}


def combined(correlation, **more):
    return likelihood.combine(SETS, joint(correlation, **more), name="both", version="1", draws=40)


@pytest.mark.parametrize("correlation", [0.0, 0.5, 0.9])
def test_the_correlation_that_was_built_in_lies_in_its_interval(correlation):
    for each in dependence_of(joint(correlation, weapons=400)).tests:
        rank = 6 / np.pi * np.arcsin(correlation / 2)  # Spearman's, of a normal pair
        assert each.low <= rank <= each.high
        assert abs(each.r - rank) < 0.12
        assert (each.p_value < 0.01) == (correlation > 0)


def test_marks_shown_independent_are_summed():
    made = combined(0.0, weapons=400)
    assert made.rule == "sum"
    told = likelihood.weigh_marks({"breech face": 0.46, "firing pin": 0.47}, made)
    assert told.ratio.log10_lr == pytest.approx(sum(each.log10_lr for each in told.marks.values()))
    assert told.ratio.low == pytest.approx(sum(each.low for each in told.marks.values()))
    assert "independent" in told.reason.say()


def test_few_pairs_show_no_independence_and_are_not_summed():
    made = combined(0.0, weapons=20)
    assert not made.dependence.independent
    assert made.rule == "fused"


def test_dependent_marks_are_fused_and_never_reach_the_sum():
    made = combined(0.9)
    assert made.rule == "fused"
    assert sum(made.fusion.slopes) < 1.5
    told = likelihood.weigh_marks({"breech face": 0.5, "firing pin": 0.5}, made)
    assert 0 < told.ratio.log10_lr < sum(each.log10_lr for each in told.marks.values())
    assert told.ratio.low <= told.ratio.log10_lr <= told.ratio.high
    assert "not multiplied" in told.reason.say()


def test_a_fusion_of_dependent_marks_costs_less_than_their_product():
    learnt, asked = joint(0.9, seed=3), joint(0.9, seed=4)
    fusion = likelihood.fit_fusion(learnt.km, learnt.knm)
    assert likelihood.cllr(fusion.log10_lr(asked.km), fusion.log10_lr(asked.knm)) < likelihood.cllr(
        asked.km.sum(axis=1), asked.knm.sum(axis=1)
    )


def test_a_mark_that_counts_against_itself_is_left_out():
    told = joint(0.99)
    noisy = (
        np.random.default_rng(1).normal(0, 1, len(told.km)),
        np.random.default_rng(2).normal(0.5, 1, len(told.knm)),
    )
    km, knm = (
        np.stack([one[:, 0], two], axis=1) for one, two in zip((told.km, told.knm), noisy, strict=True)
    )
    assert likelihood.fit_fusion(km, knm).slopes[1] == 0.0


def test_nothing_is_said_beyond_the_bounds():
    made = combined(0.0, weapons=400)
    told = likelihood.weigh_marks({"breech face": 0.99, "firing pin": 0.99}, made)
    assert told.ratio.bounded
    assert told.ratio.log10_lr <= made.upper
    assert made.upper >= max(each.upper for each in SETS.values())


def test_without_joint_pairs_the_strongest_counts_at_the_price_of_having_been_chosen():
    ratios = {name: likelihood.likelihood_ratio(0.55, one) for name, one in SETS.items()}
    told = likelihood.strongest(ratios)
    best = max(each.log10_lr for each in ratios.values())
    assert told.rule == "strongest"
    assert told.ratio.log10_lr == pytest.approx(best - np.log10(2))
    assert "not multiplied" in told.reason.say()


def test_one_mark_alone_is_weighed_by_its_own_set():
    told = likelihood.weigh_marks({"firing pin": 0.5}, combined(0.0))
    assert (told.rule, told.ratio) == ("single", likelihood.likelihood_ratio(0.5, SETS["firing pin"]))


def test_marks_that_disagree_are_said_to():
    told = likelihood.weigh_marks({"breech face": 0.9, "firing pin": 0.1}, combined(0.0))
    assert told.conflict


def test_a_mark_that_never_varies_shows_no_independence():
    told = joint(0.0)
    flat = likelihood.Joint(
        NAMES,
        np.stack([told.km[:, 0], np.full(len(told.km), 2.0)], axis=1),
        told.knm,
        told.km_pairs,
        told.knm_pairs,
    )
    found = dependence_of(flat)
    assert not found.independent
    assert found.tests[0].r is None
    assert "the same of every pair" in found.text.say()


@pytest.mark.parametrize("correlation", [0.0, 0.9])
def test_a_combination_survives_its_file_and_no_change_to_it(correlation):
    made = combined(correlation, weapons=400)
    data = likelihood.write_combination(made)
    read = likelihood.read_combination(data)
    assert likelihood.write_combination(read) == data
    scores = {"breech face": 0.5, "firing pin": 0.4}
    assert likelihood.weigh_marks(scores, read).as_json() == likelihood.weigh_marks(scores, made).as_json()
    assert (
        refused(lambda: likelihood.read_combination(data.replace(b'"km":400', b'"km":401'))) == "set_digest"
    )


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format":"rastro-combination-1"}', b"[" * 100_000])
def test_what_is_no_combination_is_refused(data):
    assert refused(lambda: likelihood.read_combination(data)) in {"combination_form", "set_digest"}


def test_real_marks_of_one_pair_are_joined_and_both_say_more_than_one():
    shared("ballistics/scores/nfi_glock_firing_pin_impression.csv")
    scores = {}
    for mark in MARKS[1:]:
        rows = read(mark)
        pairs = [
            [pair for pair, same in zip(rows.weapons, rows.same, strict=True) if same == kind]
            for kind in (1, 0)
        ]
        scores[mark.name.partition(",")[0]] = likelihood.MarkScores(*rows.whole("counts"), *pairs, "counts")
    told = likelihood.join(scores)
    assert (len(told.km), len(told.knm)) == (186, 495)
    assert dependence_of(told).independent
    costs = [likelihood.cllr(km, knm) for km, knm in zip(told.km.T, told.knm.T, strict=True)]
    assert likelihood.cllr(told.km.sum(axis=1), told.knm.sum(axis=1)) < 0.5 * min(costs)


def test_marks_without_common_pairs_or_with_a_pair_twice_are_refused():
    random = np.random.default_rng(0)

    def marked(first, **more):
        pairs = (
            [(f"{first}{n}", f"{first}{n}") for n in range(8)],
            [(f"{first}{n}", f"{first}{(n + 1) % 8}") for n in range(8)],
        )
        return likelihood.MarkScores(random.normal(1, 0.1, 8), random.normal(0, 0.1, 8), *pairs, **more)

    assert refused(lambda: likelihood.join({"a": marked("x"), "b": marked("y")})) == "joint_few"
    twice = marked("x", km_keys=[1] * 8)
    assert refused(lambda: likelihood.join({"a": twice, "b": marked("x")})) == "joint_repeated"


def refused(act):
    with pytest.raises(InvalidInput) as told:
        act()
    return told.value.code.removeprefix("ballistics.likelihood.")

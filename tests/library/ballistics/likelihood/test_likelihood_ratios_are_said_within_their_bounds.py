"""A calibration set is made, kept, read and used; what the data do not carry is not said."""

import json

import numpy as np
import pytest

from rastro.ballistics import likelihood
from rastro.canonical import InvalidInput

WEAPONS = 40


def known_pairs(seed=7):
    random = np.random.default_rng(seed)
    km_pairs = [(f"w{n}", f"w{n}") for n in range(WEAPONS) for _ in range(3)]
    knm_pairs = [(f"w{a}", f"w{b}") for a in range(WEAPONS) for b in range(a)]
    km = random.binomial(24, random.beta(4, 3, len(km_pairs)))
    knm = random.binomial(24, 0.04, len(knm_pairs))
    return km, knm, {"km_pairs": km_pairs, "knm_pairs": knm_pairs}


def made(model, **more):
    km, knm, pairs = known_pairs()
    if model == "counts":
        km, knm = (np.stack([each, np.full(len(each), 24)], axis=1) for each in (km, knm))
    else:
        km, knm = km / 24, knm / 24
    names = {"name": "trial", "version": "1", "mark": "breech-face", "draws": 60}
    return likelihood.calibrate(km, knm, **pairs, model=model, **names, **more)


def score(model, congruent):
    return (congruent, 24) if model == "counts" else congruent / 24


MODELS = ("logistic", "kde", "counts")


@pytest.mark.parametrize("model", MODELS)
def test_a_set_survives_its_file(model):
    calibration = made(model)
    read = likelihood.read_calibration(likelihood.write_calibration(calibration))
    assert read.digest == calibration.digest
    for congruent in (0, 2, 5, 12, 24):
        one, other = (
            likelihood.likelihood_ratio(score(model, congruent), each) for each in (calibration, read)
        )
        assert one == other


@pytest.mark.parametrize("model", MODELS)
def test_high_counts_speak_for_one_weapon_but_never_beyond_the_data(model):
    calibration = made(model)
    told = [likelihood.likelihood_ratio(score(model, congruent), calibration) for congruent in (0, 3, 20)]
    assert told[0].log10_lr < 0 < told[2].log10_lr
    assert told[2].bounded
    assert told[2].log10_lr == calibration.upper <= np.log10(calibration.knm + 1)
    assert told[0].log10_lr >= calibration.lower >= -np.log10(calibration.km + 1)
    assert all(each.low <= each.log10_lr <= each.high for each in told)


def test_the_interval_is_wider_than_none_between_the_bounds():
    told = likelihood.likelihood_ratio(score("counts", 4), made("counts"))
    assert not told.bounded
    assert 0.05 < told.high - told.low < 3


def test_the_same_seed_gives_the_same_bytes():
    assert likelihood.write_calibration(made("logistic")) == likelihood.write_calibration(made("logistic"))


def test_a_changed_set_is_refused():
    told = json.loads(likelihood.write_calibration(made("logistic")))
    told["bounds"][1] = 9.0
    assert refused(lambda: likelihood.read_calibration(json.dumps(told).encode())) == "set_digest"


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": "rastro-calibration-1"}', b"[" * 100_000])
def test_what_is_no_set_is_refused(data):
    assert refused(lambda: likelihood.read_calibration(data)) in {"set_form", "set_digest"}


def test_a_set_of_counts_refuses_a_score_and_the_other_way():
    assert refused(lambda: likelihood.likelihood_ratio(0.5, made("counts"))) == "score_form"
    assert refused(lambda: likelihood.likelihood_ratio((3, 9), made("kde"))) == "score_form"
    assert refused(lambda: likelihood.likelihood_ratio(float("nan"), made("kde"))) == "finite"
    assert refused(lambda: likelihood.likelihood_ratio((12, 9), made("counts"))) == "counts"


def test_too_few_pairs_weapons_or_the_wrong_way_are_refused():
    pairs = {"km_pairs": [("a", "a")] * 3, "knm_pairs": [("a", "b")] * 3}
    names = {"name": "t", "version": "1", "mark": "m"}
    assert refused(lambda: likelihood.fit_logistic([1.0], [0.0, 0.1])) == "few"
    assert refused(lambda: likelihood.fit_logistic([0.1, 0.2, 0.3], [0.7, 0.8, 0.2])) == "wrong_way"
    assert refused(lambda: likelihood.calibrate([3, 4, 2], [1, 0, 2.5], **pairs, **names)) == "weapons"
    assert refused(lambda: likelihood.fit("forest", [1, 2], [0, 1])) == "model"


def test_separated_scores_stay_finite_under_jeffreys_prior():
    model = likelihood.fit_logistic([0.8, 0.9, 0.7], [0.1, 0.2, 0.05, 0.12], firth=True)
    assert 0 < model.log10_lr([0.9])[0] < 2


@pytest.mark.parametrize(
    ("ratio", "verbal"),
    [
        (1, "neutral"), (1.9, "neutral"), (2.1, "same_weak"), (0.3, "different_weak"), (50, "same_moderate"),
        (500, "same_moderately_strong"), (1 / 5000, "different_strong"), (5e5, "same_very_strong"),
        (2e6, "same_extremely_strong"), (1e-7, "different_extremely_strong"),
    ],
)  # fmt: skip
def test_the_verbal_scale_is_that_of_the_european_guideline(ratio, verbal):
    assert likelihood.verbal_scale(np.log10(ratio)) == verbal


def refused(act):
    with pytest.raises(InvalidInput) as told:
        act()
    return told.value.code.removeprefix("ballistics.likelihood.")

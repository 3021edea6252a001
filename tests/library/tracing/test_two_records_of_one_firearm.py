"""Two records: rare agreement counts, common and empty ones do not, neighbours are two firearms."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rastro.canonical import InvalidInput
from rastro.tracing import (
    Calibration,
    Frequencies,
    RegisteredFirearm,
    calibrate,
    linking_keys,
    probability_of,
    read_calibration,
    reliability,
    weigh_pair,
)

PISTOL = RegisteredFirearm(
    "1", make="Taurus", model="PT 100", calibre=".40", type="pistol", serial="KTB15528"
)
serials = st.text("ABKTO0158-?/ ", min_size=0, max_size=12)


def probability(one, other, **words):
    a = replace(PISTOL, serial=one)
    return weigh_pair(a, replace(PISTOL, id="2", serial=other, **words)).probability


@pytest.mark.parametrize(
    ("one", "other"),
    [("AO142308", "A0142308"), ("KTB-15528", "KTB15528"), ("KTB1552?", "KTB15528"), ("0042917", "42917")],
)
def test_one_mistake_of_reading_is_bridged(one, other):
    assert probability(one, other) > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KTB15528", "KTB15529"),
        ("KTB15528", "KTB15526"),
        ("KTB15528", "KTC15528"),
        ("FR3494A5", "FR3454A5"),
        ("KTB15528", "KTB16538"),
    ],
)
def test_neighbours_of_one_run_are_two_firearms(one, other):
    assert probability(one, other) < 0.3


@pytest.mark.parametrize("serial", ["0000000", "123456", "S/N", "12", "", "raspado", "XXXXXX"])
def test_a_serial_that_says_nothing_makes_nothing_one(serial):
    assert probability(serial, serial) < 0.01
    assert linking_keys(serial) == frozenset()


def test_agreement_on_a_rare_make_says_more_than_on_a_common_one():
    records = [RegisteredFirearm(str(n), make="Taurus" if n % 50 else "Ferro") for n in range(1_000)]
    frequencies = Frequencies.of(records)
    common = weigh_pair(PISTOL, replace(PISTOL, id="2"), frequencies)
    rare = [replace(PISTOL, id=each, make="Ferro") for each in ("1", "2")]
    assert weigh_pair(*rare, frequencies).log10_lr > common.log10_lr + 0.5


def test_words_that_contradict_make_it_less_likely_and_are_said():
    agreeing, differing = probability("KTB15528", "KTB15528"), replace(PISTOL, id="2", make="Glock")
    weighed = weigh_pair(PISTOL, differing)
    assert weighed.probability < agreeing
    assert "make differs: Taurus, Glock" in [each.text.say() for each in weighed.reasons]


@settings(max_examples=150, deadline=None)
@given(serials, serials)
def test_the_order_of_the_two_does_not_matter(one, other):
    forth, back = probability(one, other), probability(other, one)
    assert forth == pytest.approx(back)
    assert 0 <= forth <= 1


@settings(max_examples=300, deadline=None)
@given(serials, serials)
def test_whatever_is_likely_shares_a_search_key(one, other):
    if probability(one, other) >= 0.1:
        assert linking_keys(one) & linking_keys(other)


def test_a_calibration_makes_the_probabilities_right():
    chance = random.Random(7)
    wanted = Calibration(-1.0, 0.5)
    scores = [chance.uniform(-8, 12) for _ in range(4_000)]
    known = [(score, chance.random() < probability_of(score, wanted)) for score in scores]
    made = calibrate(known)
    assert (made.intercept, made.slope) == (pytest.approx(-1, abs=0.2), pytest.approx(0.5, abs=0.1))
    assert reliability((probability_of(score, made), same) for score, same in known).error < 0.03


def test_pairs_of_one_kind_teach_nothing():
    with pytest.raises(InvalidInput):
        calibrate([(1.0, True)] * 50)
    with pytest.raises(InvalidInput):
        calibrate([(1.0, True), (-1.0, False)])


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"intercept": 1, "slope": -2}', '{"intercept": "x"}'])
def test_a_broken_calibration_is_refused(text):
    with pytest.raises(InvalidInput):
        read_calibration(text)

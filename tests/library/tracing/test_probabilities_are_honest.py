"""A probability means what it says: they sum to one, fall with each doubt, are right as often as claimed."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rastro.canonical import RastroError
from rastro.tracing import Description, Ranking, RegisteredFirearm, identified, score_candidates

CHARACTERS = "ABCDEFGHJKLMNPRSTUVXYZ0123456789"
serials = st.text(CHARACTERS + "OIQ-", min_size=1, max_size=12)
makes = st.sampled_from(["", "Ferro", "Taurus", "Frommer", "Nobody"])
records = st.builds(
    RegisteredFirearm,
    id=st.uuids().map(str),
    make=makes,
    calibre=st.sampled_from(["", "9x19", ".38", "12 gauge"]),
    serial=serials,
    status=st.sampled_from(["", "held", "stolen", "deactivated", "destroyed", "seized"]),
    missing=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(serials, makes, st.lists(records, max_size=25, unique_by=lambda each: each.id), st.integers(1, 10**7))
def test_they_sum_to_one_and_come_best_first(serial, make, firearms, population):
    description = Description.of(make=make, serial=serial)
    ranking = score_candidates(description, firearms, population=population)
    probabilities = [each.probability for each in ranking.candidates]
    assert sum(probabilities) + ranking.none_of_these == pytest.approx(1)
    assert probabilities == sorted(probabilities, reverse=True)
    assert all(0 <= each <= 1 for each in probabilities)
    assert all(each.reasons for each in ranking.candidates)


@settings(max_examples=30, deadline=None)
@given(serials, st.lists(records, max_size=15, unique_by=lambda each: each.id), st.randoms())
def test_the_order_of_the_records_does_not_matter(serial, firearms, chance):
    description = Description.of(make="Ferro", serial=serial)
    shuffled = list(firearms)
    chance.shuffle(shuffled)
    one = score_candidates(description, firearms, population=1_000)
    other = score_candidates(description, shuffled, population=1_000)
    assert [each.firearm.id for each in one.candidates] == [each.firearm.id for each in other.candidates]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=50), st.text(max_size=50), st.text(max_size=450))
def test_whatever_is_typed_is_scored_or_refused_with_a_sentence(make, calibre, serial):
    record = RegisteredFirearm("1", make="Ferro", calibre="9x19", serial="FR0148B2")
    try:
        description = Description.of(make=make, calibre=calibre, serial=serial)
    except RastroError as error:
        said = error.say()
    else:
        said = score_candidates(description, [record], population=10).best.reasons[0].text.say()
    assert not said.startswith(("markings.", "tracing."))


def test_a_larger_register_makes_less_sure(pistol, firearms):
    by_size = [
        score_candidates(pistol, firearms, population=size).none_of_these for size in (10, 10**4, 10**7)
    ]
    assert by_size == sorted(by_size)
    assert by_size[0] < by_size[2]


def test_each_unread_character_makes_less_sure(firearms):
    readings = ("FR0148B2", "FR0148?2", "FR01?8?2", "FR0??8?2", "FR????B2")
    sure = [
        score_candidates(Description.of(serial=serial), firearms[:1], population=10**6).best.probability
        for serial in readings
    ]
    assert sure[0] > 0.9
    assert sure[-1] < 0.5
    assert sure == sorted(sure, reverse=True)


def test_a_firearm_sold_or_made_after_the_recovery_is_hardly_it():
    description = Description.of(make="Ferro", serial="FR0148B2")
    record = RegisteredFirearm("1", make="Ferro", serial="FR0148B2", sold_on=date(2015, 2, 3))
    later = replace(record, id="2", sold_on=date(2022, 1, 1))
    ranking = score_candidates(description, [later, record], population=1_000, recovered_on=date(2021, 1, 14))
    assert ranking.best.firearm.id == "1"
    assert ranking.best.probability > 0.9
    said = [each.text.say() for each in ranking.candidates[1].reasons]
    assert "sold on 2022-01-01, after the recovery on 2021-01-14" in said


def test_what_happened_after_the_recovery_says_nothing_of_it():
    description = Description.of(make="Ferro", serial="FR0148B2")
    record = RegisteredFirearm(
        "1", make="Ferro", serial="FR0148B2", status="destroyed", since=date(2021, 9, 9)
    )
    before = score_candidates(description, [record], population=1_000, recovered_on=date(2021, 1, 14))
    after = score_candidates(description, [record], population=1_000, recovered_on=date(2022, 1, 14))
    assert before.best.log10_lr > after.best.log10_lr
    assert not [each for each in before.best.reasons if each.subject == "record"]


def test_without_a_serial_only_the_words_speak(firearms):
    ranking = score_candidates(Description(make="Ferro"), firearms, population=5_000)
    assert ranking.none_of_these > 0.9


def test_right_as_often_as_claimed():
    """A made-up register of a thousand with neighbouring serials; some of the firearms are not in it."""
    chance = random.Random(20210114)
    register = [
        RegisteredFirearm(str(n), make=chance.choice(["Ferro", "Taurus"]), calibre="9x19", serial=serial)
        for n, serial in enumerate(_serials(chance, 1_000))
    ]
    claimed, right = [], []
    for firearm in chance.sample(register, 150):
        wanted = firearm if chance.random() < 0.7 else replace(firearm, id="-", serial=_serial(chance))
        read = "".join(chance.choice("?38OIB") if chance.random() < 0.15 else c for c in wanted.serial)
        description = Description.of(make=wanted.make, calibre="9x19", serial=read)
        best = score_candidates(description, register, population=1_000).best
        claimed.append(best.probability)
        right.append(best.firearm.id == wanted.id)
    sure = [hit for hit, probability in zip(right, claimed, strict=True) if probability > 0.95]
    assert len(sure) > 60
    assert sum(sure) / len(sure) > 0.95
    assert sum(right) <= sum(claimed) + 15
    assert sum(right) >= sum(claimed) - 15


def _serials(chance, count):
    """Runs of neighbours, as a maker stamps them."""
    while count > 0:
        start, run = chance.randrange(10**5), chance.randrange(1, 6)
        prefix = chance.choice("FRTMAB") + chance.choice("FRTMAB")
        for number in range(start, start + min(run, count)):
            yield f"{prefix}{number:05d}"
        count -= run


def _serial(chance):
    return next(_serials(chance, 1))


def test_words_alone_never_identify_a_firearm():
    """The only Ferro F9 of a small register, and reported stolen: still one of a kind, not the one."""
    record = RegisteredFirearm(
        "1", make="Ferro", model="F9", calibre="9x19", type="pistol", serial="FR0148B2", missing=True
    )
    filed = Description.of(make="Ferro", model="F9", calibre="9x19", type="pistol", serial="limado")
    ranking = score_candidates(filed, [record], population=5)
    assert identified(ranking) is None
    assert identified(Ranking((replace(ranking.best, probability=1.0),), 0.0)).firearm.id == "1"

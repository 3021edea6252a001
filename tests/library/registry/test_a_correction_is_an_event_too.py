"""Nothing is overwritten: corrections are recorded, applied, and can be taken back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rastro.canonical import Conflict, InvalidInput
from rastro.registry import Event, EventKind, accept_event, effective_events, fold_events
from rastro.testing.lives import TODAY, lives


def correction(number, of, **data) -> Event:
    return Event(f"c{number}", EventKind.CORRECTED, TODAY, 100 + number, corrects=of, data=data)


def test_a_wrong_day_is_corrected(sold):
    state = accept_event(sold, correction(1, "4", on="2015-02-13", why="typing error"), today=TODAY)
    assert state.sold_on == date(2015, 2, 13)


def test_a_wrong_purchaser_is_corrected(sold):
    state = accept_event(
        sold, correction(1, "4", holder={"kind": "person", "name": "Quentin Quist"}), today=TODAY
    )
    assert state.last_lawful_holder.name == "Quentin Quist"


def test_a_purchaser_can_turn_out_to_be_unknown(sold):
    assert fold_events((*sold, correction(1, "4", holder=None))).last_lawful_holder.name == ""


def test_an_event_is_taken_back(stolen):
    state = accept_event(stolen, correction(1, "5", void=True), today=TODAY)
    assert state == fold_events(stolen[:4])


def test_a_destruction_noted_on_the_wrong_firearm_is_taken_back(pistol):
    assert accept_event(pistol, correction(1, "7", void=True), today=TODAY) == fold_events(pistol[:6])


def test_the_later_correction_of_two_holds(sold):
    twice = (*sold, correction(1, "4", place="Lund"), correction(2, "4", place="Nordheim"))
    assert fold_events(twice).life[-1].place == "Nordheim"


def test_data_are_corrected_entry_by_entry(sold):
    state = fold_events((*sold, correction(1, "2", data={"text": "FERRO LUND FR014882"})))
    assert (state.marks[0].kind, state.marks[0].text) == ("manufacture", "FERRO LUND FR014882")


def test_a_correction_that_breaks_the_life_is_refused(stolen):
    with pytest.raises(Conflict) as caught:
        accept_event(stolen, correction(1, "4", on="2013-01-01"), today=TODAY)
    assert caught.value.code == "registry.life.before_manufacture"


@pytest.mark.parametrize(
    ("of", "data", "code"),
    [
        ("9", {"place": "Lund"}, "registry.correction.unknown"),
        ("4", {"kind": "transferred"}, "registry.correction.field"),
        ("4", {"on": "3/2/2015"}, "registry.correction.value"),
        ("4", {"on": 20150203}, "registry.correction.value"),
        ("4", {"place": 7}, "registry.correction.value"),
        ("4", {"holder": "Henrik Holm"}, "registry.correction.value"),
        ("4", {"holder": {"kind": "person", "name": 7}}, "registry.correction.value"),
        ("4", {"holder": {"name": "Henrik Holm"}}, "registry.correction.value"),
        ("4", {"void": "yes"}, "registry.correction.field"),
        ("4", {"data": []}, "registry.correction.value"),
    ],
)
def test_a_correction_that_cannot_be_read_is_refused(sold, of, data, code):
    with pytest.raises(InvalidInput) as caught:
        accept_event(sold, correction(1, of, **data), today=TODAY)
    assert caught.value.code == code
    assert caught.value.say() != code


def test_a_correction_is_taken_back_not_changed(sold):
    first = correction(1, "4", place="Lund")
    with pytest.raises(InvalidInput) as caught:
        accept_event((*sold, first), correction(2, "c1", place="Nordheim"), today=TODAY)
    assert caught.value.code == "registry.correction.of_correction"


@given(lives(), st.data())
def test_a_correction_taken_back_leaves_the_life_as_it_was(life, data):
    target = data.draw(st.sampled_from(life))
    change = data.draw(st.sampled_from([{"void": True}, {"place": "Valle Hondo"}, {"on": "1999-12-31"}]))
    first = correction(1, target.id, **change)
    assert fold_events((*life, first, correction(2, "c1", void=True))) == fold_events(life)
    assert effective_events(
        (*life, first, correction(2, "c1", void=True), correction(3, "c2", void=True))
    ) == (effective_events((*life, first)))

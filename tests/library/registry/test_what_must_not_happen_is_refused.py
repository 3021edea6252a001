"""Invariants of a life: refused by code, with a sentence that says what to do."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rastro.canonical import Conflict, InvalidInput, RastroError, TooLarge
from rastro.registry import (
    Event,
    EventKind,
    Holder,
    HolderKind,
    accept_event,
    check_event,
    check_life,
    fold_events,
    life_findings,
)
from rastro.testing.lives import TODAY, events, lives

SOMEONE = Holder(HolderKind.PERSON, "Quentin Quist")


def refusal(life, event, *, today=TODAY) -> RastroError:
    with pytest.raises(RastroError) as caught:
        check_event(fold_events(life), event, today=today)
    assert caught.value.say()
    return caught.value


def test_the_story_holds(pistol):
    assert check_life(pistol, today=TODAY) == fold_events(pistol)
    assert life_findings(pistol, today=TODAY) == ()


def test_nothing_follows_on_a_destruction_but_a_correction(pistol):
    sale = Event("8", EventKind.SOLD, date(2021, 10, 1), 8, holder=SOMEONE)
    assert refusal(pistol, sale).code == "registry.life.after_destruction"
    correction = Event("8", EventKind.CORRECTED, TODAY, 8, corrects="7", data={"place": "Valle Hondo"})
    check_event(fold_events(pistol), correction, today=TODAY)


def test_a_stolen_firearm_cannot_be_sold(stolen):
    sale = Event("6", EventKind.SOLD, date(2018, 1, 1), 6, holder=SOMEONE)
    error = refusal(stolen, sale)
    assert isinstance(error, Conflict)
    assert error.code == "registry.life.missing"
    assert error.say().startswith("“Sold” cannot be recorded: the firearm is stolen since 2017-05-20.")


def test_a_firearm_in_custody_never_passes_into_private_hands(recovered):
    error = refusal(recovered, Event("7", EventKind.SOLD, date(2021, 6, 2), 7, holder=SOMEONE))
    assert error.code == "registry.life.in_custody"
    assert "article VII" in error.say()


def test_a_firearm_kept_for_official_use_is_marked_first(recovered):
    police = Holder(HolderKind.STATE, "Police Forensic Laboratory", "XA")
    kept = Event("8", EventKind.TRANSFERRED, date(2021, 7, 1), 8, holder=police)
    assert refusal(recovered, kept).code == "registry.life.unmarked_for_state_use"
    mark = Event("7", EventKind.MARKED, date(2021, 6, 30), 7, data={"mark": "official_use", "text": "XA 21"})
    check_event(fold_events((*recovered, mark)), kept, today=TODAY)


def test_a_firearm_cannot_be_reported_stolen_twice(stolen):
    again = Event("6", EventKind.REPORTED_STOLEN, date(2018, 1, 1), 6)
    assert refusal(stolen, again).code == "registry.life.reported_already"


def test_a_lost_firearm_can_turn_out_to_be_stolen(sold):
    lost = Event("5", EventKind.REPORTED_LOST, date(2017, 5, 20), 5)
    check_event(
        fold_events((*sold, lost)), Event("6", EventKind.REPORTED_STOLEN, date(2017, 6, 1), 6), today=TODAY
    )


def test_nothing_is_returned_that_was_not_in_custody(sold):
    assert (
        refusal(sold, Event("5", EventKind.RETURNED, date(2016, 1, 1), 5)).code
        == "registry.life.not_in_custody"
    )


def test_a_missing_firearm_cannot_be_destroyed(stolen):
    assert (
        refusal(stolen, Event("6", EventKind.DESTROYED, date(2018, 1, 1), 6)).code
        == "registry.life.not_at_hand"
    )


def test_dates_are_in_order(sold):
    assert (
        refusal(sold, Event("5", EventKind.REPORTED_LOST, date(2015, 2, 2), 5)).code
        == "registry.life.out_of_order"
    )


def test_a_sale_before_manufacture_is_refused(sold):
    early = Event("5", EventKind.SOLD, date(2013, 1, 1), 5, holder=SOMEONE)
    with pytest.raises(Conflict) as caught:
        accept_event(sold, early, today=TODAY)
    assert caught.value.code == "registry.life.before_manufacture"
    assert "2013-01-01" in caught.value.say()


def test_a_firearm_is_made_once(sold):
    again = Event("5", EventKind.MANUFACTURED, date(2016, 1, 1), 5)
    assert refusal(sold, again).code == "registry.life.manufactured_twice"


def test_an_event_entered_late_takes_its_place_by_date(sold, stolen):
    state = accept_event((*sold[:2], *stolen[3:]), sold[2], today=TODAY)
    assert state == fold_events(stolen)


@pytest.mark.parametrize(
    ("change", "code", "kind"),
    [
        ({"on": date(2022, 2, 11)}, "registry.date.future", InvalidInput),
        ({"on": date(215, 2, 3)}, "registry.date.too_early", InvalidInput),
        ({"at": datetime(2020, 1, 1)}, "registry.date.no_zone", InvalidInput),  # noqa: DTZ001 - the fault
        ({"at": datetime(2014, 1, 1, tzinfo=UTC)}, "registry.date.recorded_before", InvalidInput),
        ({"id": ""}, "registry.event.no_id", InvalidInput),
        ({"place": "x" * 301}, "registry.event.too_long", TooLarge),
        ({"authority": "Cus\x00toms"}, "registry.event.control_characters", InvalidInput),
        ({"data": {"note": "x" * 9000}}, "registry.event.too_long", TooLarge),
        ({"corrects": "4"}, "registry.event.corrects", InvalidInput),
        ({"kind": EventKind.DUPLICATE_NOTED}, "registry.event.duplicate_of", InvalidInput),
        ({"kind": EventKind.MARKED}, "registry.event.which_mark", InvalidInput),
        ({"kind": EventKind.CORRECTED}, "registry.event.corrects", InvalidInput),
        (
            {"kind": EventKind.TRANSFERRED_TO_DEALER, "holder": SOMEONE},
            "registry.event.not_a_dealer",
            InvalidInput,
        ),
    ],
)
def test_a_malformed_event_is_refused(sold, change, code, kind):
    values = {"id": "5", "kind": EventKind.TRANSFERRED, "on": date(2016, 1, 1), "seq": 5} | change
    error = refusal(sold, Event(**values))
    assert error.code == code
    assert type(error) is kind


def test_the_same_recovery_is_recorded_once(recovered):
    first = Event("7", EventKind.SEIZED, date(2021, 2, 1), 7, reference="XA-C-2021-000001")
    second = Event("8", EventKind.SEIZED, date(2021, 2, 1), 8, reference="XA-C-2021-000001")
    assert refusal((*recovered, first), second).code == "registry.life.recovered_already"


def test_an_identifier_is_used_once(sold):
    with pytest.raises(Conflict) as caught:
        accept_event(sold, sold[3], today=TODAY)
    assert caught.value.code == "registry.event.recorded_already"


def test_an_older_register_is_taken_over_with_all_its_contradictions(stolen):
    wrong = (
        Event("6", EventKind.SOLD, date(2018, 1, 1), 6, holder=SOMEONE),
        Event("7", EventKind.RETURNED, date(2019, 1, 1), 7),
    )
    found = life_findings((*stolen, *wrong), today=TODAY)
    assert [error.code for error in found] == ["registry.life.missing", "registry.life.not_in_custody"]


@given(lives())
def test_a_life_that_was_checked_step_by_step_holds_as_a_whole(life):
    assert check_life(life, today=TODAY) == fold_events(life)


@given(lives(), events(seq=99, after=date(1980, 1, 1)), st.booleans())
def test_whatever_is_recorded_is_accepted_or_refused_by_code(life, event, late):
    try:
        state = accept_event(life, event, today=TODAY)
    except RastroError as error:
        assert error.say() != error.code  # noqa: PT017 - either way must hold
    else:
        assert event in state.life

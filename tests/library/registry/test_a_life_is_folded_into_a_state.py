"""Events in, state out."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rastro.registry import (
    Event,
    EventKind,
    Holder,
    HolderKind,
    Status,
    chain_of_holders,
    fold_events,
    renumbered,
)
from rastro.testing.lives import lives


def test_nothing_on_record_is_a_state_too():
    state = fold_events([])
    assert state.status is Status.UNKNOWN
    assert state.holder is None
    assert state.chain == ()


def test_the_stolen_pistol_keeps_its_last_lawful_holder(stolen):
    state = fold_events(stolen)
    assert state.status is Status.STOLEN
    assert state.since == state.missing_since == date(2017, 5, 20)
    assert state.holder is None
    assert state.last_lawful_holder.name == "Henrik Holm"
    assert state.sold_on == date(2015, 2, 3)


def test_the_recovered_pistol_is_kept_by_customs_who_do_not_own_it(recovered):
    state = fold_events(recovered)
    assert state.status is Status.RECOVERED
    assert state.holder == Holder(HolderKind.STATE, "Customs")
    assert state.last_lawful_holder.name == "Henrik Holm"
    assert state.missing_since is None
    assert not state.chain[-1].lawful


def test_the_chain_names_every_holder_from_the_maker_on(pistol):
    chain = chain_of_holders(pistol)
    assert [(h.holder.name, h.since, h.until, h.ended_by) for h in chain] == [
        ("Ferro", date(2014, 3, 11), date(2015, 1, 22), EventKind.TRANSFERRED_TO_DEALER),
        ("Norrland Vapen", date(2015, 1, 22), date(2015, 2, 3), EventKind.SOLD),
        ("Henrik Holm", date(2015, 2, 3), date(2017, 5, 20), EventKind.REPORTED_STOLEN),
        ("Customs", date(2021, 1, 14), date(2021, 9, 9), EventKind.DESTROYED),
    ]


def test_a_life_can_be_looked_at_as_of_a_day(pistol):
    assert fold_events(pistol, until=date(2016, 1, 1)).status is Status.HELD
    assert fold_events(pistol, until=date(2021, 1, 14)).status is Status.RECOVERED
    assert fold_events(pistol).status is Status.DESTROYED


def test_marks_are_kept_in_the_order_in_which_they_were_made(pistol):
    assert [(mark.kind, mark.text) for mark in fold_events(pistol).marks] == [
        ("manufacture", "FERRO LUND FR0148B2")
    ]


def test_a_sale_without_a_purchaser_leaves_an_unknown_holder(sold):
    events = (*sold[:3], Event("4", EventKind.SOLD, date(2015, 2, 3), 4))
    assert fold_events(events).last_lawful_holder == Holder(HolderKind.UNKNOWN)


def test_a_returned_firearm_goes_to_its_last_lawful_holder(recovered):
    returned = Event("7", EventKind.RETURNED, date(2021, 3, 1), 7)
    state = fold_events((*recovered, returned))
    assert state.status is Status.HELD
    assert state.holder.name == "Henrik Holm"


def test_registering_a_firearm_for_its_own_holder_moves_it_to_nobody(sold):
    card = Event("5", EventKind.REGISTERED, date(2015, 2, 4), 5, holder=sold[3].holder)
    assert fold_events((*sold, card)).chain == fold_events(sold).chain


def test_a_deactivated_firearm_stays_deactivated_when_it_changes_hands(sold):
    done = Event("5", EventKind.DEACTIVATED, date(2016, 1, 1), 5)
    passed = Event("6", EventKind.TRANSFERRED, date(2016, 2, 1), 6)
    assert fold_events((*sold, done, passed)).status is Status.DEACTIVATED


def test_an_undated_event_follows_the_one_recorded_before_it():
    events = renumbered(
        [
            Event("a", EventKind.MANUFACTURED, date(2014, 3, 11)),
            Event("b", EventKind.SOLD, None, holder=Holder(HolderKind.PERSON, "Henrik Holm")),
            Event("c", EventKind.REPORTED_LOST, date(2017, 5, 20)),
        ]
    )
    assert [event.id for event in fold_events(events).life] == ["a", "b", "c"]
    assert fold_events(events, until=date(2014, 3, 10)).status is Status.UNKNOWN


@given(lives(), st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_handed_in_does_not_matter(life, random):
    shuffled = list(life)
    random.shuffle(shuffled)
    assert fold_events(shuffled) == fold_events(life)


@given(lives())
def test_at_most_one_holding_is_open_and_it_is_the_last(life):
    chain = fold_events(life).chain
    assert all(holding.ended_by is not None for holding in chain[:-1])
    assert all(a.until is None or b.since is None or a.until <= b.since for a, b in pairwise(chain))

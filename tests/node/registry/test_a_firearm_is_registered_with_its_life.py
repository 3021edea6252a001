"""A firearm enters the register with a number, its keys, its life; the ledger knows."""

from datetime import date
from uuid import UUID

import pytest

from rastro.canonical import Conflict, InvalidInput, TooLarge
from rastro.registry import Event, EventKind, Holder, HolderKind, Status
from rastro.tracing import Description
from rastro_node.core.context import this_node
from rastro_node.ledger.selectors import entries_about
from rastro_node.registry import selectors
from rastro_node.registry.services import NewFirearm, event_append, firearm_register

SOLD = Event("", EventKind.SOLD, date(2015, 2, 3), holder=Holder(HolderKind.PERSON, "Ingrid Dahl"))


@pytest.fixture
def pistol(db):
    new = NewFirearm(make="Ferro", model="F9", calibre="9 mm Luger", serial="FR0148B2", events=(SOLD,))
    return firearm_register(actor=this_node(), firearm=new)


def test_it_is_found_by_its_serial_read_a_little_differently(pistol):
    for read in ("FR0148B2", "FR-0148-82", "FRO148B2", "FR0148?2", "FR014BB2", "R0148B2", "FR0148B22"):
        (found,) = selectors.firearms_like(Description.of(serial=read))
        assert found.id == str(pistol)


def test_it_is_found_with_several_characters_unread(pistol):
    (found,) = selectors.firearms_like(Description.of(serial="FR??48B?"))
    assert found.sold_on == date(2015, 2, 3)


def test_with_two_characters_read_it_is_found_within_its_make(pistol):
    (found,) = selectors.firearms_like(Description.of(make="FERRO", serial="F??????2"))
    assert found.id == str(pistol)
    assert selectors.firearms_like(Description.of(make="Taurus", serial="F??????2")) == []


def test_nothing_is_like_a_serial_that_was_removed(pistol):
    assert selectors.firearms_like(Description.of(serial="raspado")) == []


def test_its_state_follows_from_its_events(pistol):
    assert selectors.state_of(pistol).status is Status.HELD
    lost = Event("", EventKind.REPORTED_STOLEN, date(2019, 5, 6))
    assert event_append(actor=this_node(), firearm=pistol, event=lost).status is Status.STOLEN
    assert selectors.registered(pistol).missing
    assert [each.kind for each in selectors.life_of(pistol)] == ["sold", "reported_stolen"]


def test_what_cannot_follow_is_refused_and_leaves_nothing(pistol):
    destroyed = Event("", EventKind.DESTROYED, date(2020, 1, 1))
    event_append(actor=this_node(), firearm=pistol, event=destroyed)
    with pytest.raises(Conflict):
        event_append(actor=this_node(), firearm=pistol, event=Event("", EventKind.SOLD, date(2021, 1, 1)))
    assert len(selectors.life_of(pistol)) == 2


def test_the_ledger_knows_each_act(pistol):
    actions = [entry.action for entry in entries_about(f"firearm/{pistol}")]
    assert "firearm.register" in actions


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ({"make": "x" * 201}, TooLarge),
        ({"make": "Ferro\x07"}, InvalidInput),
        ({"model": "F9"}, InvalidInput),
    ],
)
def test_a_description_that_cannot_be_kept_is_refused(db, words, error):
    with pytest.raises(error):
        firearm_register(actor=this_node(), firearm=NewFirearm(**words))


def test_an_external_id_is_taken_once(db):
    firearm_register(actor=this_node(), firearm=NewFirearm(make="Ferro", external_id="B-1"))
    with pytest.raises(Conflict, match="external_twice"):
        firearm_register(actor=this_node(), firearm=NewFirearm(make="Norden", external_id="B-1"))


def test_numbers_are_public_and_checked(pistol):
    row = selectors.firearm_row(UUID(str(pistol)))
    assert row.number.startswith("XA-F-")

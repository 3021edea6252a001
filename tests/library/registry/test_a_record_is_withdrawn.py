"""A record entered by mistake is withdrawn: an event too, after which nothing can happen."""

from datetime import date

import pytest

from rastro.canonical import Conflict
from rastro.registry import Event, EventKind, Status, accept_event, fold_events
from rastro.testing.lives import TODAY

SOLD = Event("1", EventKind.SOLD, date(2015, 2, 3), 1)
WITHDRAWN = Event("2", EventKind.WITHDRAWN, date(2021, 3, 4), 2, data={"import": "XA-I-2021-000001-X"})


def test_it_stands_as_withdrawn_and_nobody_holds_it():
    state = accept_event([SOLD], WITHDRAWN, today=TODAY)
    assert (state.status, state.since, state.holder) == (Status.WITHDRAWN, date(2021, 3, 4), None)


@pytest.mark.parametrize("kind", [EventKind.REPORTED_STOLEN, EventKind.DESTROYED, EventKind.WITHDRAWN])
def test_nothing_can_follow(kind):
    with pytest.raises(Conflict) as refused:
        accept_event([SOLD, WITHDRAWN], Event("3", kind, date(2021, 3, 5), 3), today=TODAY)
    assert refused.value.code == "registry.life.after_withdrawal"


def test_a_withdrawal_can_be_taken_back():
    back = Event("3", EventKind.CORRECTED, date(2021, 3, 5), 3, corrects="2", data={"void": True})
    assert accept_event([SOLD, WITHDRAWN], back, today=TODAY) == fold_events([SOLD])

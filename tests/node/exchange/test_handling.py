"""Waiting messages are acted on in batches; one that fails stops no other and waits, with its reason."""

import pytest

from rastro.canonical import InvalidInput
from rastro_node.exchange import handlers
from rastro_node.exchange.handling import MAX_ATTEMPTS, messages_handle
from rastro_node.exchange.models import Unhandled
from rastro_node.exchange.receiving import batch_receive
from rastro_node.ledger.models import Entry
from rastro_node.ledger.services import Act, act_record


@pytest.fixture
def acted(monkeypatch):
    """The numbers the domain acted on; it writes an entry for each and cannot bear number 2."""
    seen = []

    def act(message):
        number = message.envelope.body["number"]
        seen.append(number)
        act_record(Act(action="ping.act", object=f"ping/{number}", actor="node/XA", authority="XA"))
        if number == 2:
            raise InvalidInput("exchange.schema", field="number")

    monkeypatch.setitem(handlers._handlers, "ping", act)
    return seen


def receive(borealia, count):
    batch_receive([borealia.sealed(borealia.envelope(body={"number": n})) for n in range(count)])


def effects():
    return sorted(Entry.objects.filter(action="ping.act").values_list("object", flat=True))


def test_a_batch_is_acted_on_in_order(borealia, acted):
    receive(borealia, 2)
    assert messages_handle() == 2
    assert acted == [0, 1]
    assert not Unhandled.objects.exists()
    assert messages_handle() == 0


def test_one_that_fails_stops_no_other_and_leaves_no_effect(borealia, acted):
    receive(borealia, 4)
    assert messages_handle() == 3
    assert effects() == ["ping/0", "ping/1", "ping/3"]
    stuck = Unhandled.objects.get()
    assert stuck.attempts == 1
    assert stuck.failure.startswith("exchange.schema")


def test_it_is_tried_again_only_so_often(borealia, acted):
    receive(borealia, 3)
    for _attempt in range(MAX_ATTEMPTS + 2):
        messages_handle()
    assert Unhandled.objects.get().attempts == MAX_ATTEMPTS
    assert effects() == ["ping/0", "ping/1"]

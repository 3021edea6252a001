"""Messages from the wire: stored once, answered with a signed receipt, or refused with a reason on record."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from rastro.exchange import Nack, Receipt, open_answer, seal
from rastro_node.exchange.directories import directory
from rastro_node.exchange.models import Channel, Incoming, Refusal, Unhandled
from rastro_node.exchange.receiving import batch_receive
from rastro_node.ledger.models import Entry


def answer_to(outcome):
    return open_answer(outcome.answer, directory=directory(), recipient="XB", now=datetime.now(UTC))


def test_a_message_is_stored_and_answered_with_a_receipt(borealia):
    data = borealia.sealed()
    (outcome,) = batch_receive([data])
    receipt = answer_to(outcome)
    stored = Incoming.objects.get()
    assert outcome.outcome == "stored"
    assert isinstance(receipt, Receipt)
    assert receipt.in_reply_to == stored.message_id
    assert bytes(stored.sealed) == data
    assert Unhandled.objects.filter(message=stored).exists()
    assert Entry.objects.filter(action="message.receive", decision="allowed").count() == 1


def test_a_batch_keeps_its_order_in_one_transaction(borealia):
    outcomes = batch_receive([borealia.sealed() for _ in range(20)])
    assert [each.outcome for each in outcomes] == ["stored"] * 20
    assert list(Incoming.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 21))
    assert Channel.objects.get(peer="XB", direction="in").seq == 20


def test_the_same_message_again_gets_the_same_receipt_and_has_no_second_effect(borealia):
    data = borealia.sealed()
    (first,) = batch_receive([data])
    again, more = batch_receive([data, borealia.sealed()])
    assert (again.outcome, again.answer) == ("duplicate", first.answer)
    assert more.outcome == "stored"
    assert Incoming.objects.count() == 2
    assert Entry.objects.filter(action="message.repeat").count() == 1


def test_a_gap_is_refused_and_names_what_is_missing(borealia):
    borealia.sealed()
    (outcome,) = batch_receive([borealia.sealed()])
    nack = answer_to(outcome)
    assert outcome.outcome == "refused"
    assert isinstance(nack, Nack)
    assert (nack.code, nack.expected_seq) == ("exchange.sequence.gap", 1)
    assert not Incoming.objects.exists()
    assert Refusal.objects.get().code == "exchange.sequence.gap"


def test_an_expired_message_keeps_its_place_but_is_never_acted_on(borealia):
    past = datetime.now(UTC) - timedelta(days=8)
    old = borealia.envelope(iat=past, exp=past + timedelta(days=7))
    expired, following = batch_receive([borealia.sealed(old), borealia.sealed()])
    assert (expired.outcome, following.outcome) == ("refused", "stored")
    stored = Incoming.objects.get(seq=1)
    assert (stored.accepted, stored.code) == (False, "exchange.expired")
    assert not Unhandled.objects.filter(message=stored).exists()


def test_a_type_nobody_acts_on_is_refused_in_its_place(borealia):
    outcome, following = batch_receive([borealia.sealed(typ="ballistic.query"), borealia.sealed()])
    assert answer_to(outcome).code == "exchange.handler.none"
    assert following.outcome == "stored"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"recipients": ("XC",)}, "exchange.recipient"),
        (
            {"iat": datetime(2031, 1, 1, tzinfo=UTC), "exp": datetime(2031, 1, 5, tzinfo=UTC)},
            "exchange.clock",
        ),
    ],
)
def test_what_is_not_for_us_or_not_of_now_is_refused_with_a_ledger_entry(borealia, change, code):
    (outcome,) = batch_receive([borealia.sealed(**change)])
    assert answer_to(outcome).code == code
    assert not Incoming.objects.exists()
    assert Entry.objects.filter(action="message.refuse", decision="denied").count() == 1


def test_another_states_key_is_refused(borealia, exchange_keys):
    forged = dataclasses.replace(borealia.envelope(), sender="XC")
    data = seal(forged, exchange_keys["XC"])
    (outcome,) = batch_receive([data])
    assert outcome.outcome == "refused"
    assert not Incoming.objects.exists()

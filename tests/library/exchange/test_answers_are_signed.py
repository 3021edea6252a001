"""Receipts and refusals are signed by who gives them, to whom they are given, about one message."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.exchange.conftest import NOW

from rastro.canonical import Text, canonical_bytes
from rastro.exchange import Nack, Receipt, Refused, open_answer, seal_answer
from rastro.exchange.jws import sign
from rastro.testing.exchange import offices

STATES = offices({"XA": "Ed25519", "XB": "Ed25519", "XC": "ES256"}, now=NOW)
RECEIPT = STATES["XA"].receive(STATES["XB"].send("XA"))
SEALED = seal_answer(RECEIPT, STATES["XA"].key)
NACK = Nack(
    sender="XA",
    recipient="XB",
    digest="0" * 64,
    reason=Text("exchange.expired", {"exp": "2021-01-14T09:30:00Z"}),
    at=NOW,
    in_reply_to=RECEIPT.in_reply_to,
    expected_seq=4,
    expected_prev="1" * 64,
)


def opened(data, **options):
    given = {"directory": STATES["XB"].directory, "recipient": "XB", "now": NOW}
    return open_answer(data, **{**given, **options})


def refusal(data, **options):
    with pytest.raises(Refused) as caught:
        opened(data, **options)
    return caught.value.code


@pytest.mark.parametrize(
    "answer",
    [RECEIPT, NACK, replace(NACK, in_reply_to=None, expected_seq=None, expected_prev=None)],
    ids=["receipt", "refusal", "bare refusal"],
)
def test_an_answer_is_read_back(answer):
    data = seal_answer(answer, STATES["XA"].key)
    assert opened(data, to_digest=answer.digest) == answer


def test_a_receipt_is_for_one_message():
    assert isinstance(RECEIPT, Receipt)
    assert isinstance(RECEIPT.in_reply_to, UUID)
    assert refusal(SEALED, to_digest="f" * 64) == "exchange.answer.other_message"


def test_a_receipt_is_for_one_office():
    assert refusal(SEALED, recipient="XC") == "exchange.recipient"


def test_nobody_gives_a_receipt_for_another():
    with pytest.raises(Refused):
        seal_answer(RECEIPT, STATES["XC"].key)
    forged = sign(canonical_bytes(RECEIPT.as_json()), STATES["XC"].key, kind="rastro.receipt")
    assert refusal(forged) == "exchange.signature.key_not_senders"


def test_a_message_is_no_answer_and_an_answer_no_message():
    message = STATES["XC"].send("XB")
    assert refusal(message) == "exchange.header"
    assert STATES["XB"].receive(SEALED).code == "exchange.header"
    as_nack = sign(canonical_bytes(RECEIPT.as_json()), STATES["XA"].key, kind="rastro.nack")
    assert refusal(as_nack) == "exchange.field"


def test_a_receipt_from_the_future_is_refused():
    data = seal_answer(replace(RECEIPT, at=NOW + timedelta(seconds=301)), STATES["XA"].key)
    assert refusal(data) == "exchange.clock"


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([RECEIPT, NACK]), st.data())
def test_any_turned_bit_is_refused(answer, data):
    spoilt = bytearray(seal_answer(answer, STATES["XA"].key))
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Refused):
        opened(bytes(spoilt))


@pytest.mark.parametrize(
    "change",
    [{name: None} for name in ("from", "to", "digest", "seq", "at", "in_reply_to")]
    + [{"seq": 0}, {"seq": True}, {"digest": "x"}, {"at": 5}, {"in_reply_to": "5"}, {"to": ["XB"]}],
)
def test_a_receipt_of_another_form_is_refused(change):
    value = {**RECEIPT.as_json(), **change}
    for payload in (value, {name: each for name, each in value.items() if each is not None}):
        data = sign(canonical_bytes(payload), STATES["XA"].key, kind="rastro.receipt")
        assert refusal(data) == "exchange.field"


@pytest.mark.parametrize(
    "reason",
    [None, "no", {}, {"code": "x"}, {"code": "x" * 101, "params": {}}, {"code": "x", "params": []},
     {"code": "x", "params": {}, "more": 1}, {"code": "x", "params": {"a": []}},
     {"code": "x", "params": {"a": "y" * 501}}, {"code": "x", "params": {str(n): 1 for n in range(21)}}],
)  # fmt: skip
def test_a_reason_is_small_and_plain(reason):
    value = canonical_bytes({**NACK.as_json(), "reason": reason})
    assert refusal(sign(value, STATES["XA"].key, kind="rastro.nack")) == "exchange.field"


def test_a_reason_this_office_does_not_know_is_said_as_its_code():
    unknown = replace(NACK, reason=Text("exchange.of_tomorrow", {"n": 1}))
    assert opened(seal_answer(unknown, STATES["XA"].key)).reason.say() == "exchange.of_tomorrow"


def test_an_answer_is_short():
    large = replace(NACK, reason=Text("x", {str(n): "y" * 500 for n in range(20)}))
    assert opened(seal_answer(large, STATES["XA"].key))
    assert refusal(b"A" * 16_385) == "exchange.too_large"


def test_a_refusal_of_anything_can_be_sealed_and_read():
    refused = Refused("exchange.field", name="x" * 10_000, other={"a": 1})
    nack = Nack.of(refused, data=b"\xff" * 1000, by="XA", to="XB", at=NOW)
    assert opened(seal_answer(nack, STATES["XA"].key)).code == "exchange.field"

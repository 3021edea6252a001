"""Every message has one place in its channel: gaps, repeats, forks and strangers are told apart."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rastro.exchange import (
    Channel,
    Duplicate,
    Nack,
    Receipt,
    Refused,
    accept,
    first_prev,
    next_of,
    open_sealed,
)


def opened(states, data):
    return open_sealed(data, directory=states["XA"].directory, recipient="XA", now=states["XA"].now)


def refusal(channel, message, stored=None):
    with pytest.raises(Refused) as caught:
        accept(channel, message, stored=stored)
    return caught.value


def test_messages_follow_each_other(states):
    channel = Channel("XB", "XA")
    for seq in range(1, 6):
        message = opened(states, states["XB"].send("XA"))
        channel = accept(channel, message)
        assert channel == Channel("XB", "XA", seq, message.digest)
        assert message.envelope.seq == seq


def test_the_first_message_names_both_ends(states):
    assert states["XB"].envelope("XA").prev == first_prev("XB", "XA") != first_prev("XA", "XB")


def test_the_same_message_again_is_a_duplicate_at_any_time(states):
    messages = [opened(states, states["XB"].send("XA")) for _ in range(3)]
    channel = Channel("XB", "XA")
    for message in messages:
        channel = accept(channel, message)
    for message in messages:
        assert accept(channel, message, stored=message.digest) == Duplicate(message)
    assert accept(channel, messages[-1]) == Duplicate(messages[-1])


def test_a_gap_says_what_is_missing(states):
    first, _, third = (opened(states, states["XB"].send("XA")) for _ in range(3))
    channel = accept(Channel("XB", "XA"), first)
    refused = refusal(channel, third)
    assert refused.code == "exchange.sequence.gap"
    assert refused.text.params == {"seq": 3, "expected": 2, "prev": first.digest}
    nack = Nack.of(refused, data=b"", by="XA", to="XB", at=states["XA"].now)
    assert (nack.expected_seq, nack.expected_prev) == (2, first.digest)


def test_a_second_history_is_a_fork(states):
    first = opened(states, states["XB"].send("XA"))
    states["XB"].sending.clear()
    other_first = opened(states, states["XB"].send("XA"))
    other_second = opened(states, states["XB"].send("XA"))
    channel = accept(Channel("XB", "XA"), first)
    assert refusal(channel, other_first).code == "exchange.sequence.replayed"
    assert refusal(channel, other_second).code == "exchange.sequence.fork"


def test_one_name_for_two_messages_is_a_fork(states):
    first = opened(states, states["XB"].send("XA"))
    channel = accept(Channel("XB", "XA"), first)
    second = opened(states, states["XB"].send("XA", id=first.envelope.id))
    assert refusal(channel, second, stored=first.digest).code == "exchange.sequence.fork"


def test_a_message_of_another_channel_fits_nowhere_here(states):
    message = opened(states, states["XB"].send("XA"))
    for channel in (Channel("XC", "XA"), Channel("XB", "XD")):
        assert refusal(channel, message).code == "exchange.sequence.other_channel"


def test_a_message_to_two_stands_in_one_channel_only(states):
    data = states["XB"].send("XA", recipients=("XA", "XD"))
    assert isinstance(states["XA"].receive(data), Receipt)
    refused = states["XD"].receive(data)
    assert refused.code == "exchange.sequence.fork"


def test_channels_are_apart(states):
    for other in ("XB", "XC", "XD"):
        for seq in (1, 2):
            receipt = states["XA"].receive(states[other].send("XA"))
            assert (receipt.recipient, receipt.seq) == (other, seq)
    assert next_of(states["XA"].receiving["XB"]).seq == 3
    assert len(states["XA"].effects) == 6


def test_an_office_that_lost_its_memory_learns_the_place_from_the_refusal(states):
    last = [states["XA"].receive(states["XB"].send("XA")) for _ in range(3)][-1]
    states["XB"].sending["XA"] = Channel("XB", "XA")
    nack = states["XA"].receive(states["XB"].send("XA"))
    assert nack.code == "exchange.sequence.replayed"
    assert (nack.expected_seq, nack.expected_prev) == (4, last.digest)
    states["XB"].sending["XA"] = Channel("XB", "XA", nack.expected_seq - 1, nack.expected_prev)
    assert isinstance(states["XA"].receive(states["XB"].send("XA")), Receipt)


def test_the_first_answer_is_the_answer_even_when_the_message_has_expired_since(states):
    data = states["XB"].send("XA")
    receipt = states["XA"].receive(data)
    states["XA"].now += timedelta(days=8)
    assert states["XA"].receive(data) == receipt
    late = states["XB"].send("XA")
    nack = states["XA"].receive(late)
    assert nack.code == "exchange.expired"
    assert states["XA"].receive(late) == nack
    states["XB"].now = states["XA"].now
    assert isinstance(states["XA"].receive(states["XB"].send("XA")), Receipt)
    assert len(states["XA"].effects) == 2


def test_a_place_is_a_value(states):
    place = next_of(Channel("XB", "XA"))
    assert replace(place, seq=1) == place

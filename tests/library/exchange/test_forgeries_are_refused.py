"""A thousand forged envelopes: none is accepted, each is refused for the reason it was forged with."""

from collections import Counter

import pytest
from tests.harness.refusal_codes import library_codes

from rastro.exchange import Channel, Nack, Receipt, next_of
from rastro.testing.forgeries import KEEPS_ITS_PLACE, KINDS, forgeries

ABOUT_OTHER_THINGS = ("exchange.directory.", "exchange.answer.")
NOT_OF_A_MESSAGE = {
    "exchange.json.type",  # only a value in memory can be of another type
    "exchange.json.key",
    "exchange.sequence.other_channel",  # a receiver looks the channel up by the sender
}


def forged(states, sender, *, least=1000, seed=0):
    """Borealia's messages to Arcadia, forged after five genuine ones; each with what Arcadia answers."""
    office, receiver = states[sender], states["XA"]
    accepted = [office.send("XA") for _ in range(5)]
    for data in accepted:
        assert isinstance(receiver.receive(data), Receipt)
    for forgery in forgeries(
        key=office.key,
        sender=sender,
        recipient="XA",
        place=next_of(office.sending["XA"]),
        now=receiver.now,
        strangers=[each.key for each in states.values() if each.address not in {sender, "XA"}],
        accepted=accepted,
        seed=seed,
        least=least,
    ):
        yield forgery, receiver.receive(forgery.data)


@pytest.mark.parametrize("sender", ["XB", "XC"], ids=["Ed25519", "ES256"])
def test_none_of_a_thousand_is_accepted(states, sender):
    kinds = Counter()
    for forgery, answer in forged(states, sender):
        kinds[forgery.kind] += 1
        if forgery.repeats:
            assert isinstance(answer, Receipt)
        else:
            assert isinstance(answer, Nack), forgery
            assert answer.code in forgery.expected_codes, (forgery, answer)
    assert kinds.total() >= 1000
    assert set(kinds) == set(KINDS)
    assert len(states["XA"].effects) == 5


def test_the_channel_goes_on_behind_useless_messages(states):
    for forgery, _ in forged(states, "XB", least=400):
        if forgery.kind in KEEPS_ITS_PLACE:
            assert next_of(states["XA"].receiving["XB"]) == forgery.place_after
        else:
            assert states["XA"].receiving["XB"].seq == 5
    place = next_of(states["XA"].receiving["XB"])
    states["XB"].sending["XA"] = Channel("XB", "XA", place.seq - 1, place.prev)
    assert isinstance(states["XA"].receive(states["XB"].send("XA")), Receipt)


def test_every_refusal_is_tried(states):
    tried = {code for forgery, _ in forged(states, "XB", least=400) for code in forgery.expected_codes}
    expected = {code for code in library_codes() if not code.startswith(ABOUT_OTHER_THINGS)}
    assert expected - tried == NOT_OF_A_MESSAGE
    assert tried <= expected


def test_one_seed_makes_the_same_forgeries(states):
    def made(seed):
        place = next_of(Channel("XB", "XA"))
        given = {"key": states["XB"].key, "sender": "XB", "recipient": "XA", "place": place}
        strangers = [states["XD"].key]
        return list(forgeries(**given, now=states["XA"].now, strangers=strangers, seed=seed, least=300))

    assert made(1) == made(1)
    assert made(1) != made(2)


def test_no_two_forgeries_are_the_same_and_none_holds_a_line_feed(states):
    made = [forgery for forgery, _ in forged(states, "XB")]
    once = {forgery.data for forgery in made if not forgery.repeats}
    assert len(once) > 950
    assert not any(b"\n" in forgery.data for forgery in made)


@pytest.mark.parametrize("change", [b"\n", b"\r\n", b"\n\n"])
def test_a_line_feed_behind_a_message_is_another_spelling_too(states, change):
    data = states["XB"].send("XA")
    assert states["XA"].receive(data + change).code == "exchange.encoding"
    assert states["XA"].receive(change + data).code == "exchange.encoding"
    assert isinstance(states["XA"].receive(data), Receipt)

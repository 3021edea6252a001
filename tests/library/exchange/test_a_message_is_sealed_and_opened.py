"""What was sealed opens as it was; anything else is refused with a reason and never with another error."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.exchange.conftest import NOW

from rastro.canonical import InvalidInput, SigningKey, catalogue, sha256_hex
from rastro.exchange import (
    MAX_SKEW,
    Directory,
    Opened,
    PeerKey,
    Refused,
    digest_of_envelope,
    open_sealed,
    seal,
)
from rastro.testing.exchange import offices, peer
from rastro.testing.forgeries.forger import unb64
from rastro.testing.values import envelopes

STATES = offices({"XA": "Ed25519", "XB": "Ed25519", "XC": "ES256"}, now=NOW)
KEYS = {"XB": SigningKey.generate("XB/sign/1"), "XC": SigningKey.generate("XC/sign/1", alg="ES256")}
ALWAYS = Directory(
    version=1,
    issued=NOW,
    expires=NOW,
    peers=tuple(
        replace(
            peer(address, key, now=NOW),
            keys=(PeerKey(key.public(), NOW - timedelta(days=40_000), NOW + timedelta(days=40_000)),),
        )
        for address, key in KEYS.items()
    ),
)
GENUINE = {sender: STATES[sender].send("XA") for sender in ("XB", "XC")}


def opened(data, **options):
    given = {"directory": STATES["XA"].directory, "recipient": "XA", "now": NOW}
    return open_sealed(data, **{**given, **options})


def refusal(data, **options):
    with pytest.raises(Refused) as caught:
        opened(data, **options)
    assert caught.value.code in catalogue()
    assert "{" not in caught.value.say()
    return caught.value


@settings(deadline=None)
@given(st.sampled_from(["XB", "XC"]).flatmap(lambda sender: envelopes(sender=sender)))
def test_what_was_sealed_opens(envelope):
    data = seal(envelope, KEYS[envelope.sender])
    read = opened(data, directory=ALWAYS, now=envelope.iat)
    assert read == Opened(envelope, digest_of_envelope(envelope), KEYS[envelope.sender].kid)
    assert read.digest == sha256_hex(unb64(data.split(b".")[1]))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["XB", "XC"]), st.data())
def test_any_turned_bit_is_refused(sender, data):
    spoilt = bytearray(GENUINE[sender])
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    refusal(bytes(spoilt))


@settings(max_examples=300)
@given(
    st.binary(max_size=300) | st.lists(st.sampled_from([b".", b"e30", b"eyJ9", b"=", b"-_"])).map(b"".join)
)
def test_any_bytes_are_refused(data):
    refusal(data)


def test_a_minor_version_keeps_what_this_one_does_not_know(states):
    data = states["XB"].send("XA", extra={"x_later": {"a": [1]}})
    assert opened(data, directory=states["XA"].directory).envelope.extra == {"x_later": {"a": [1]}}


def test_a_refusal_tells_who_it_seems_to_come_from_and_how_far_that_is_believed(states):
    directory = states["XA"].directory
    data = states["XB"].send("XA", exp=NOW + timedelta(seconds=1))
    late = refusal(data, directory=directory, now=NOW + timedelta(seconds=1))
    assert late.claim.signed
    assert (late.claim.sender, late.claim.seq, late.claim.kid) == ("XB", 1, "XB/sign/1")
    assert late.opened is not None
    header, payload, _ = data.split(b".")
    another = states["XB"].send("XA").split(b".")[2]
    spoilt = refusal(b".".join((header, payload, another)), directory=directory)
    assert not spoilt.claim.signed
    assert spoilt.claim.sender == "XB"
    assert spoilt.opened is None


@pytest.mark.parametrize(
    ("age", "code"),
    [
        (-MAX_SKEW - timedelta(seconds=1), "exchange.clock"),
        (-MAX_SKEW, None),
        (timedelta(0), None),
        (timedelta(days=7) - timedelta(seconds=1), None),
        (timedelta(days=7), "exchange.expired"),
    ],
)
def test_clocks_may_differ_a_little(states, age, code):
    data, directory = states["XB"].send("XA"), states["XA"].directory
    if code:
        assert refusal(data, directory=directory, now=NOW + age).code == code
    else:
        assert opened(data, directory=directory, now=NOW + age)


def test_a_receiver_reads_the_versions_it_knows(states):
    data, directory = states["XB"].send("XA", typ="ping", major=2), states["XA"].directory
    assert refusal(data, directory=directory).code == "exchange.schema"
    assert opened(data, directory=directory, schemas={"ping": 2}).envelope.major == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sender": "XA"}, "exchange.signature.key_not_senders"),
        ({"recipients": ()}, "exchange.field"),
        ({"seq": 0}, "exchange.field"),
        ({"purpose": "Because"}, "exchange.field"),
        ({"legal_basis": "a\x00b"}, "exchange.field"),
        ({"exp": NOW}, "exchange.life"),
        ({"exp": NOW + timedelta(days=31)}, "exchange.life"),
        ({"body": {"x": "y" * 300_000}}, "exchange.json.too_large"),
        ({"body": {"x": ["y" * 200_000]}}, "exchange.too_large"),
        ({"body": {"x": 0.5}}, "canonical.json.float"),
    ],
)
def test_what_a_receiver_would_refuse_is_not_sealed(states, changes, code):
    envelope = replace(states["XB"].envelope("XA"), **changes)
    with pytest.raises(InvalidInput) as caught:
        seal(envelope, states["XB"].key)
    assert caught.value.code == code


def test_two_keys_overlap_while_one_replaces_the_other(states):
    old, new = states["XB"].key, SigningKey.generate("XB/sign/2")
    rotated = replace(
        peer("XB", old, now=NOW),
        keys=(
            PeerKey(old.public(), NOW - timedelta(days=300), NOW),
            PeerKey(new.public(), NOW - timedelta(days=7), NOW + timedelta(days=300)),
        ),
    )
    directory = Directory(version=2, issued=NOW, expires=NOW, peers=(rotated,))
    envelope = states["XB"].envelope("XA")
    assert opened(seal(envelope, old), directory=directory)
    assert opened(seal(envelope, new), directory=directory)
    later = replace(envelope, iat=NOW + timedelta(seconds=1))
    assert refusal(seal(later, old), directory=directory).code == "exchange.signature.key_expired"
    assert opened(seal(later, new), directory=directory)


def test_an_office_inside_a_state_has_its_own_keys():
    customs = offices({"XB": "Ed25519", "XB/customs": "Ed25519", "XA": "Ed25519"}, now=NOW)
    data = customs["XB/customs"].send("XA")
    assert opened(data, directory=customs["XA"].directory).envelope.sender == "XB/customs"
    theirs = replace(customs["XB"].envelope("XA"), sender="XB/customs")
    with pytest.raises(Refused):
        seal(theirs, customs["XB"].key)
    with pytest.raises(Refused):
        opened(
            seal(replace(theirs, sender="XB"), customs["XB/customs"].key), directory=customs["XA"].directory
        )

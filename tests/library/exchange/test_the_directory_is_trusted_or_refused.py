"""The directory of authorities: signed by one key, never older, each key with one owner."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.exchange.conftest import NOW

from rastro.canonical import InvalidInput, SigningKey, canonical_bytes
from rastro.exchange import Directory, PeerKey, Refused, read_directory, sign_directory
from rastro.exchange.jws import sign
from rastro.testing.exchange import offices, peer

ROOT = SigningKey.generate("XS/directory/1")
DIRECTORY = offices({"XA": "Ed25519", "XB/customs": "ES256"}, now=NOW)["XA"].directory
SIGNED = sign_directory(DIRECTORY, ROOT)


def read(data, **options):
    return read_directory(data, **{"trusted_key": ROOT.public(), "now": NOW, **options})


def refusal(data, **options):
    with pytest.raises(Refused) as caught:
        read(data, **options)
    return caught.value.code


def test_a_directory_is_read_back():
    directory = read(SIGNED)
    assert directory.as_json() == DIRECTORY.as_json()
    assert directory.peer("XA").keys[0].key.kid == "XA/sign/1"
    assert directory.owner_of("XB/customs/sign/1")[0].address == "XB/customs"
    assert directory.peer("XC") is directory.owner_of("XC/sign/1") is None


def test_only_the_trusted_key_is_believed():
    other = SigningKey.generate("XS/directory/2")
    assert refusal(sign_directory(DIRECTORY, other)) == "exchange.signature.key_unknown"
    namesake = SigningKey.generate("XS/directory/1")
    assert refusal(sign_directory(DIRECTORY, namesake)) == "exchange.signature.invalid"
    message = sign(canonical_bytes(DIRECTORY.as_json()), ROOT, kind="rastro.envelope")
    assert refusal(message) == "exchange.header"


def test_it_never_goes_back():
    assert read(SIGNED, last_version=1)
    assert refusal(SIGNED, last_version=2) == "exchange.directory.older"


def test_it_ends():
    assert refusal(SIGNED, now=DIRECTORY.expires) == "exchange.directory.expired"


def test_no_key_has_two_owners():
    twin = peer("XC", SigningKey.generate("XC/sign/1"), now=NOW)
    with pytest.raises(InvalidInput) as caught:
        replace(DIRECTORY, peers=(twin, twin))
    assert caught.value.code == "exchange.directory.twice"
    value = {**DIRECTORY.as_json(), "peers": [twin.as_json(), twin.as_json()]}
    assert refusal(sign(canonical_bytes(value), ROOT, kind="rastro.directory")) == "exchange.directory.twice"


def test_a_key_is_named_by_its_owner():
    foreign = PeerKey(SigningKey.generate("XB/sign/1").public(), NOW, NOW)
    taken = replace(peer("XA", SigningKey.generate("XA/sign/1"), now=NOW), keys=(foreign,))
    data = sign_directory(Directory(version=1, issued=NOW, expires=DIRECTORY.expires, peers=(taken,)), ROOT)
    assert refusal(data) == "exchange.field"


@pytest.mark.parametrize(
    "change",
    [{"address": "xa"}, {"state": "XB"}, {"names": []}, {"names": {"de": "x"}}, {"names": {"en": ""}},
     {"url": "http://xa.example"}, {"url": "https://" + "x" * 300}, {"tls_sha256": ""}, {"tls_pem": None},
     {"tls_pem": "x" * 8001}, {"authority": 1}, {"keys": {}}, {"keys": [{}]}, {"keys": [1]}, {"keys": None}],
)  # fmt: skip
def test_an_authority_of_another_form_is_refused(change):
    value = json.loads(canonical_bytes(DIRECTORY.as_json()))
    value["peers"][0].update(change)
    assert refusal(sign(canonical_bytes(value), ROOT, kind="rastro.directory")) == "exchange.field"


@pytest.mark.parametrize(
    "change",
    [{"version": 0}, {"version": "1"}, {"issued": None}, {"expires": "never"}, {"peers": {}},
     {"peers": [None]}, {"peers": [{}] * 501}],
)  # fmt: skip
def test_a_directory_of_another_form_is_refused(change):
    value = {**json.loads(canonical_bytes(DIRECTORY.as_json())), **change}
    assert refusal(sign(canonical_bytes(value), ROOT, kind="rastro.directory")) == "exchange.field"


@pytest.mark.parametrize(
    "jwk", [{}, {"kty": "oct", "k": "AAAA"}, None, {"kty": "OKP", "crv": "Ed25519", "x": "A"}]
)
def test_a_key_of_another_form_is_refused(jwk):
    value = json.loads(canonical_bytes(DIRECTORY.as_json()))
    value["peers"][0]["keys"][0]["jwk"] = jwk
    assert refusal(sign(canonical_bytes(value), ROOT, kind="rastro.directory")) == "exchange.field"


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_turned_bit_is_refused(data):
    spoilt = bytearray(SIGNED)
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    refusal(bytes(spoilt))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    refusal(data)

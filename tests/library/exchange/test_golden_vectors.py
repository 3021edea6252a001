"""The golden vectors of messages, read as any other implementation would read them."""

import base64
import json

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicNumbers
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from tests.harness.vectors import vectors

from rastro.canonical import SigningKey, canonical_bytes, parse_timestamp, public_key
from rastro.exchange import Nack, Receipt, Refused, open_answer, open_sealed, read_directory, read_envelope
from rastro.exchange.refusals import Claim
from rastro.testing.exchange import Office

KEYS = vectors("envelopes/keys")
NOW = parse_timestamp(KEYS["now"])
ROOT = public_key(KEYS["root"]["kid"], KEYS["root"]["alg"], KEYS["root"]["jwk"])
DIRECTORY = read_directory(KEYS["directory"].encode(), trusted_key=ROOT, now=NOW)
BY_KID = {key["kid"]: key for key in KEYS["keys"]}


def arcadia():
    """A receiver; the key it answers with is its own."""
    return Office("XA", SigningKey.generate("XA/sign/2021-1"), DIRECTORY, NOW)


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def verify_by_hand(message):
    """Check a signature with the cryptography alone, as RFC 7515 says."""
    header, payload, signature = message.split(".")
    key = BY_KID[json.loads(unb64(header))["kid"]]
    signed, raw = f"{header}.{payload}".encode(), unb64(signature)
    if key["alg"] == "Ed25519":
        Ed25519PublicKey.from_public_bytes(unb64(key["jwk"]["x"])).verify(raw, signed)
    else:
        x, y = (int.from_bytes(unb64(key["jwk"][name])) for name in ("x", "y"))
        public = EllipticCurvePublicNumbers(x, y, SECP256R1()).public_key()
        der = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
        public.verify(der, signed, ECDSA(hashes.SHA256()))


@pytest.mark.parametrize("case", vectors("envelopes/accepted")["cases"], ids=lambda case: case["about"])
def test_what_opens(case):
    verify_by_hand(case["message"])
    opened = open_sealed(case["message"].encode(), directory=DIRECTORY, recipient="XA", now=NOW)
    assert (opened.kid, opened.digest) == (case["kid"], case["digest"])
    assert canonical_bytes(opened.envelope.as_json()).decode() == case["payload"]
    assert read_envelope(json.loads(case["payload"]), claim=Claim(digest="")) == opened.envelope


def test_what_is_refused_in_order():
    file, receiver = vectors("envelopes/refused"), arcadia()
    for message in file["before"]:
        assert isinstance(receiver.receive(message.encode()), Receipt)
    for case in file["cases"]:
        data = case["message"].encode() if "message" in case else base64.b64decode(case["base64"])
        before = receiver.receiving["XB"].seq
        answer = receiver.receive(data)
        assert isinstance(answer, Receipt if case["outcome"] == "repeated" else Nack), case
        if isinstance(answer, Nack):
            assert answer.code == case["code"], case
        assert receiver.receiving["XB"].seq == before + (case["outcome"] == "useless"), case
    assert len(receiver.effects) == len(file["before"])


def test_what_is_answered_step_by_step():
    receiver = arcadia()
    for step in vectors("envelopes/answers")["steps"]:
        verify_by_hand(step["answer"])
        answer = receiver.receive(step["message"].encode())
        assert answer == open_answer(step["answer"].encode(), directory=DIRECTORY, recipient="XB", now=NOW)
        assert (answer.code if isinstance(answer, Nack) else None) == step["code"]
        assert receiver.receiving.get("XB").seq if step["seq"] else "XB" not in receiver.receiving


@pytest.mark.parametrize("case", vectors("envelopes/directories")["refused"], ids=lambda case: case["about"])
def test_a_directory_that_is_refused(case):
    with pytest.raises(Refused) as caught:
        read_directory(
            case["directory"].encode(), trusted_key=ROOT, now=NOW, last_version=case["last_version"]
        )
    assert caught.value.code == case["code"]

"""`rastro envelope seal`, `open` and `verify` work with files and keys alone."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from rastro.canonical import SigningKey
from rastro.exchange import sign_directory
from rastro.testing.exchange import offices

NOW = datetime.now(UTC).replace(microsecond=0)
FIELDS = {
    "typ": "trace.request",
    "from": "XA",
    "to": ["XB"],
    "user": {"pseudonym": "person/bruno", "role": "tracing_officer", "level": "aal2"},
    "purpose": "criminal_investigation",
    "legal_basis": "CIFTA XIII",
    "body": {"make": "Ferro", "serial": "FR0148?2"},
}


@pytest.fixture
def files(tmp_path):
    """Arcadia's key pair, the fields of a message, the signed directory and its root's key."""
    states = offices({"XA": "Ed25519", "XB": "Ed25519"}, now=NOW)
    key, root = states["XA"].key, SigningKey.generate("XS/directory/1")
    (tmp_path / "key.pem").write_bytes(key.to_pem())
    for name, public in (("key.json", key.public()), ("root.json", root.public())):
        value = {"kid": public.kid, "alg": public.alg, "jwk": public.as_jwk()}
        (tmp_path / name).write_text(json.dumps(value))
    (tmp_path / "fields.json").write_text(json.dumps(FIELDS))
    (tmp_path / "directory").write_bytes(sign_directory(states["XA"].directory, root))
    return tmp_path


@pytest.fixture
def sealed(rastro, files):
    """A message from Arcadia to Borealia, as the command has sealed it."""
    ran = rastro(
        "envelope", "seal", files / "fields.json", "--key", files / "key.pem", "--kid", "XA/sign/1", "--json"
    )
    assert ran.status == 0, ran.err
    (files / "message").write_text(ran.json["message"] + "\n")
    return ran.json


def test_what_was_sealed_opens(rastro, files, sealed):
    ran = rastro("envelope", "open", files / "message", "--key", files / "key.json", "--json")
    assert ran.status == 0
    assert ran.json["id"] == sealed["id"]
    assert ran.json["body"] == FIELDS["body"]
    assert ran.json["seq"] == 1
    assert ran.json["handling"] == {"codes": ["H0"], "text": ""}


def test_the_directory_decides_who_may_speak(rastro, files, sealed):
    trusted = ("--directory", files / "directory", "--root", files / "root.json")
    ran = rastro("envelope", "verify", files / "message", *trusted, "--recipient", "XB", "--json")
    assert ran.status == 0
    assert ran.json["valid"]
    assert ran.json["digest"] == sealed["digest"]
    assert "body" not in ran.json
    wrong_root = ("--directory", files / "directory", "--root", files / "key.json")
    ran = rastro("envelope", "verify", files / "message", *wrong_root, "--json")
    assert (ran.status, ran.problem["code"]) == (2, "exchange.signature.key_unknown")


def test_standard_input_and_output(rastro, files):
    fields = json.dumps(FIELDS).encode()
    made = rastro("envelope", "seal", "-", "--key", files / "key.pem", "--kid", "XA/sign/1", stdin=fields)
    assert made.out.count(".") == 2
    assert "\n" not in made.out
    ran = rastro("envelope", "verify", "-", "--key", files / "key.json", stdin=made.out.encode())
    assert ran.status == 0
    assert ran.out.startswith("Valid: trace.request number 1 from XA")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--recipient", "XC"), "exchange.recipient"),
        (("--at", f"{(NOW + timedelta(days=8)):%Y-%m-%dT%H:%M:%SZ}"), "exchange.expired"),
        (("--at", f"{(NOW - timedelta(days=8)):%Y-%m-%dT%H:%M:%SZ}"), "exchange.clock"),
    ],
)
def test_a_refusal_is_said_with_its_reason(rastro, files, sealed, options, code):
    ran = rastro("envelope", "verify", files / "message", "--key", files / "key.json", *options, "--json")
    assert ran.status == 1
    assert (ran.json["valid"], ran.json["code"]) == (False, code)
    said = rastro("envelope", "open", files / "message", "--key", files / "key.json", *options)
    assert said.status == 1
    assert said.out.startswith("Refused: ")
    assert code in said.out


@pytest.mark.parametrize("data", [b"no message", b"a.b.c", b"e30.e30.e30", b"\xff\xfe"])
def test_what_is_no_message_is_refused(rastro, files, data):
    ran = rastro("envelope", "verify", "-", "--key", files / "key.json", "--json", stdin=data)
    assert ran.status == 1
    assert ran.json["code"].startswith("exchange.")


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"purpose": None}, "exchange.field", "purpose"),
        ({"from": "XB"}, "exchange.signature.key_not_senders", None),
        ({"exp": "2099-01-01T00:00:00Z"}, "exchange.life", "exp"),
        ({"iat": "yesterday"}, "canonical.time.form", "iat"),
        ({"body": {"n": 1.5}}, "canonical.json.float", None),
    ],
)
def test_what_a_receiver_would_refuse_is_not_sealed(rastro, files, change, code, field):
    fields = json.dumps({**FIELDS, **change}).encode()
    words = ("envelope", "seal", "-", "--key", files / "key.pem", "--kid", "XA/sign/1", "--json")
    ran = rastro(*words, stdin=fields)
    assert ran.status == 2
    assert (ran.problem["code"], ran.problem["field"]) == (code, field)
    assert ran.out == ""


def test_a_list_is_no_envelope(rastro, files):
    words = ("envelope", "seal", "-", "--key", files / "key.pem", "--kid", "XA/sign/1", "--json")
    assert rastro(*words, stdin=b"[]").problem["code"] == "cli.envelope.form"


def test_a_public_key_seals_nothing(rastro, files):
    words = ("envelope", "seal", files / "fields.json", "--key", files / "key.json", "--kid", "XA/sign/1")
    ran = rastro(*words, "--json")
    assert (ran.status, ran.problem["code"]) == (2, "canonical.key.unreadable")


def test_a_key_must_be_given(rastro, files, sealed):
    ran = rastro("envelope", "verify", files / "message", "--json")
    assert (ran.status, ran.problem["code"]) == (2, "cli.envelope.expected")

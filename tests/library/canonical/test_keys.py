"""Keys are of two kinds, have a name, and never show their private half."""

import pytest
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from rastro.canonical import InvalidInput, SigningKey, public_key
from rastro.ledger import read_verifier_key, verifier_key

KINDS = pytest.mark.parametrize("alg", ["Ed25519", "ES256"])


@KINDS
def test_a_signature_is_verified_by_the_public_half_alone(alg):
    key, other = SigningKey.generate("XA/sign/1", alg=alg), SigningKey.generate("XA/sign/2", alg=alg)
    signature = key.sign(b"data")
    public = key.public()
    assert len(signature) == 64
    assert public.verifies(b"data", signature)
    assert not public.verifies(b"Data", signature)
    assert not public.verifies(b"data", signature[:-1])
    assert not public.verifies(b"data", b"")
    assert not other.public().verifies(b"data", signature)
    assert "d" not in public.as_jwk()


@KINDS
def test_a_key_is_read_back_from_its_file(alg):
    key = SigningKey.generate("XA/sign/1", alg=alg)
    for password in (None, "correct horse"):
        again = SigningKey.from_pem(key.kid, key.to_pem(password=password), password=password)
        assert again.alg == alg
        assert again.public().as_jwk() == key.public().as_jwk()
    with pytest.raises(InvalidInput) as caught:
        SigningKey.from_pem(key.kid, key.to_pem(password="correct horse"), password="wrong")
    assert caught.value.code == "canonical.key.unreadable"


@KINDS
def test_the_private_half_is_not_shown(alg):
    key = SigningKey.generate("XA/sign/1", alg=alg)
    assert repr(key) == f"SigningKey(kid='XA/sign/1', alg='{alg}')"
    assert str(key.native.as_dict(private=True)["d"]) not in repr(key)


@pytest.mark.parametrize(
    "kid", ["", "XA", "xa/sign", "XA/", "XA/Sign", "XA/a/b/c/d", "XA/sign ", "XA/ünï", "x" * 300]
)
def test_a_name_of_another_form_names_no_key(kid):
    with pytest.raises(InvalidInput) as caught:
        SigningKey.generate(kid)
    assert caught.value.code == "canonical.key.name"


@pytest.mark.parametrize(
    ("pem", "code"),
    [
        (b"", "unreadable"),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "unreadable"),
        (RSAKey.generate_key(2048).as_pem(private=True), "unreadable"),
        (ECKey.generate_key("P-384").as_pem(private=True), "unreadable"),
        (OKPKey.generate_key("X25519").as_pem(private=True), "unreadable"),
        (OKPKey.generate_key("Ed25519").as_pem(private=False), "private"),
    ],
    ids=["empty", "broken", "RSA", "P-384", "X25519", "public"],
)
def test_other_keys_do_not_sign(pem, code):
    with pytest.raises(InvalidInput) as caught:
        SigningKey.from_pem("XA/sign/1", pem)
    assert caught.value.code == f"canonical.key.{code}"


ED = SigningKey.generate("XA/sign/1").public().as_jwk()
EC = SigningKey.generate("XA/sign/1", alg="ES256").public().as_jwk()


@pytest.mark.parametrize(
    ("alg", "jwk", "code"),
    [
        ("HS256", OctKey.generate_key(256).as_dict(), "algorithm"),
        ("none", {}, "algorithm"),
        ("EdDSA", ED, "algorithm"),
        ("Ed25519", {**ED, "d": ED["x"]}, "secret_shown"),
        ("Ed25519", EC, "unreadable"),
        ("ES256", ED, "unreadable"),
        ("Ed25519", {}, "unreadable"),
        ("Ed25519", {**ED, "kid": "XA/sign/1"}, "unreadable"),
        ("Ed25519", {**ED, "x": ""}, "unreadable"),
        ("Ed25519", {**ED, "x": "A" * 42}, "unreadable"),
        ("Ed25519", {**ED, "x": "A" * 5000}, "unreadable"),
        ("Ed25519", {**ED, "x": 5}, "unreadable"),
        ("Ed25519", {**ED, "crv": "X25519"}, "unreadable"),
        ("ES256", {**EC, "y": EC["x"]}, "unreadable"),
        ("ES256", {**EC, "crv": "P-521"}, "unreadable"),
    ],
)
def test_other_public_keys_are_not_read(alg, jwk, code):
    with pytest.raises(InvalidInput) as caught:
        public_key("XA/sign/1", alg, jwk)
    assert caught.value.code == f"canonical.key.{code}"


def test_a_verifier_key_is_read_back():
    public = SigningKey.generate("XA/ledger/1").public()
    assert read_verifier_key(verifier_key(public)).raw() == public.raw()
    with pytest.raises(InvalidInput):
        SigningKey.generate("XA/ledger/1", alg="ES256").public().raw()


@pytest.mark.parametrize(
    "spoil", [str.lower, lambda text: text[:-2], lambda text: "x" + text, lambda text: text[:8]]
)
def test_a_spoilt_verifier_key_is_refused(spoil):
    text = verifier_key(SigningKey.generate("XA/ledger/1").public())
    with pytest.raises(InvalidInput) as caught:
        read_verifier_key(spoil(text))
    assert caught.value.code == "ledger.note.verifier"

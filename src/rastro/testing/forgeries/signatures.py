"""Forgeries of the signature: none, another algorithm, another key, another's key."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator

from rastro.canonical import canonical_bytes
from rastro.testing.forgeries.forger import Forger, b64, unb64

type Made = tuple[bytes, str]

_NONE_SPELLINGS = ("none", "None", "NONE", "nOnE", "", "null")
_OTHER_ALGORITHMS = (
    "RS256", "RS512", "PS256", "ES384", "ES512", "ES256K", "EdDSA", "Ed448", "ed25519", "es256", "dir",
    "RSA1_5", "ECDH-ES", "ML-DSA-65",
)  # fmt: skip
_HASHES = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}


def no_signature(forger: Forger) -> Iterator[Made]:
    """Header and payload alone, with and without the last full stop."""
    header, payload, _ = forger.parts()
    yield b".".join((header, payload)), "exchange.signature.missing"
    header, payload, _ = forger.parts()
    yield b".".join((header, payload, b"")), "exchange.signature.missing"


def algorithm_none(forger: Forger) -> Iterator[Made]:
    """`none` in every spelling, with an empty signature, and with one that is not asked for."""
    for spelling in _NONE_SPELLINGS:
        header, payload = (
            b64(canonical_bytes(forger.header(alg=spelling))),
            b64(canonical_bytes(forger.envelope())),
        )
        yield b".".join((header, payload, b"")), "exchange.signature.missing"
        yield (
            forger.sealed(header=forger.header(alg=spelling)),
            "exchange.signature.algorithm",
        )


def public_key_as_secret(forger: Forger) -> Iterator[Made]:
    """HMAC with the sender's public key, which everybody has, as the secret."""
    public = forger.key.public()
    jwk = public.as_jwk()
    pem = public.native.as_pem(private=False)
    raw = base64.urlsafe_b64decode(jwk["x"] + "=")
    for alg, name in _HASHES.items():
        for secret in (raw, pem, json.dumps(jwk).encode(), canonical_bytes(jwk), jwk["x"].encode()):
            signing_input = b".".join(
                (b64(canonical_bytes(forger.header(alg=alg))), b64(canonical_bytes(forger.envelope())))
            )
            mac = hmac.digest(secret, signing_input, name)
            yield signing_input + b"." + b64(mac), "exchange.signature.algorithm"


def other_algorithm(forger: Forger) -> Iterator[Made]:
    """An algorithm that is not on the list, or that is not this key's."""
    others = [*_OTHER_ALGORITHMS, "ES256" if forger.key.alg == "Ed25519" else "Ed25519"]
    for alg in others:
        yield forger.sealed(header=forger.header(alg=alg)), "exchange.signature.algorithm"


def unknown_key(forger: Forger) -> Iterator[Made]:
    """Truly signed, by a key that is in no directory."""
    yield forger.sealed(key=forger.unknown), "exchange.signature.key_unknown"
    kid = f"{forger.sender}/sign/{forger.bits(20)}"
    yield forger.sealed(header=forger.header(kid=kid)), "exchange.signature.key_unknown"


def unknown_key_under_known_name(forger: Forger) -> Iterator[Made]:
    """Truly signed, by a key that takes the name of the sender's."""
    same = forger.key.alg == forger.unknown.alg
    header = forger.header(forger.unknown, kid=forger.key.kid)
    code = "exchange.signature.invalid" if same else "exchange.signature.algorithm"
    yield forger.sealed(key=forger.unknown, header=header), code


def strangers_key(forger: Forger) -> Iterator[Made]:
    """Another State's own, listed key over a message that says it is from the sender."""
    for stranger in forger.strangers:
        yield forger.sealed(key=stranger), "exchange.signature.key_not_senders"


def strangers_key_under_known_name(forger: Forger) -> Iterator[Made]:
    """Another State's key under the name of the sender's key."""
    for stranger in forger.strangers:
        if stranger.alg == forger.key.alg:
            yield forger.sealed(key=stranger, header=forger.header()), "exchange.signature.invalid"


def sender_taken(forger: Forger) -> Iterator[Made]:
    """The sender's own key over a message that says it is from another State."""
    for stranger in forger.strangers:
        sender = stranger.kid.split("/", maxsplit=1)[0]
        payload = forger.envelope(**{"from": sender})
        yield forger.sealed(payload), "exchange.signature.key_not_senders"


def signature_altered(forger: Forger) -> Iterator[Made]:
    """One bit of the signature turned, or the signature cut, lengthened, emptied of meaning."""
    header, payload, signature = forger.parts()
    raw = bytearray(unb64(signature))
    raw[forger.chance.randrange(len(raw))] ^= 1 << forger.chance.randrange(8)
    for forged in (bytes(raw), bytes(raw[:-1]), bytes(raw) + b"\x00", bytes(64), b"\xff" * 64, b"\x00"):
        yield b".".join((header, payload, b64(forged))), "exchange.signature.invalid"


def signature_of_another(forger: Forger) -> Iterator[Made]:
    """The signature of one genuine message under another."""
    header, payload, _ = forger.parts()
    yield b".".join((header, payload, forger.parts()[2])), "exchange.signature.invalid"


def signature_of_digest(forger: Forger) -> Iterator[Made]:
    """Signed over something else than JWS asks for: the payload, its digest, the payload's Base64."""
    header, payload, _ = forger.parts()
    body = unb64(payload)
    for signed in (body, payload, hashlib.sha256(body).digest(), b".".join((payload, header))):
        yield b".".join((header, payload, b64(forger.key.sign(signed)))), "exchange.signature.invalid"


def key_out_of_its_time(forger: Forger) -> Iterator[Made]:
    """Issued when the key was not yet, or no longer, valid."""
    for year in (1990 + forger.chance.randrange(20), 2150 + forger.chance.randrange(50)):
        payload = forger.envelope(iat=f"{year}-05-01T00:00:00Z", exp=f"{year}-05-08T00:00:00Z")
        yield forger.sealed(payload), "exchange.signature.key_expired"

"""Keys of the vectors. Their private halves are published: they must never sign anything real."""

import base64
import hashlib
from datetime import UTC, datetime

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from rastro.canonical import SigningKey, canonical_bytes

NOW = datetime(2021, 1, 14, 9, 30, tzinfo=UTC)
_EC_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def secret_of(kid: str) -> bytes:
    """The private bytes of a vector's key follow from its name."""
    return hashlib.sha256(b"rastro golden vectors " + kid.encode()).digest()


def ed25519(kid: str) -> SigningKey:
    """An Ed25519 key."""
    native = Ed25519PrivateKey.from_private_bytes(secret_of(kid))
    return SigningKey.from_pem(kid, native.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _p256(kid: str) -> ec.EllipticCurvePrivateKey:
    number = int.from_bytes(secret_of(kid)) % (_EC_ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def es256(kid: str) -> SigningKey:
    """A P-256 key."""
    pem = _p256(kid).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return SigningKey.from_pem(kid, pem)


def b64(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def sealed(value: object, key: SigningKey, *, kind: str = "rastro.envelope") -> str:
    """A value as it travels; the ECDSA nonce follows from the message (RFC 6979), so that bytes repeat."""
    header = canonical_bytes({"alg": key.alg, "kid": key.kid, "typ": kind})
    signing_input = f"{b64(header)}.{b64(canonical_bytes(value))}"
    if key.alg == "Ed25519":
        signature = key.sign(signing_input.encode())
    else:
        algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
        r, s = decode_dss_signature(_p256(key.kid).sign(signing_input.encode(), algorithm))
        signature = r.to_bytes(32) + s.to_bytes(32)
    return f"{signing_input}.{b64(signature)}"


def shown(key: SigningKey) -> dict[str, object]:
    """A key as a vector file shows it, its private half too."""
    secret = key.native.as_dict(private=True)["d"]
    return {"kid": key.kid, "alg": key.alg, "jwk": key.public().as_jwk(), "d": secret}

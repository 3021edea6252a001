"""Digests of bytes and of values, and the salted kind that can be forgotten."""

import hashlib
import hmac
import re
import secrets

from rastro.canonical.encoding import canonical_bytes
from rastro.canonical.errors import InvalidInput

SALT_BYTES = 32
"""Length of the salt of a payload that may have to be erased, in bytes."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


def sha256_hex(data: bytes, /) -> str:
    """SHA-256 of bytes, as 64 lower-case hexadecimal digits (FIPS 180-4)."""
    return hashlib.sha256(data).hexdigest()


def digest_of(value: object, /) -> str:
    """SHA-256 of a value's canonical bytes, as 64 lower-case hexadecimal digits.

    Raises
    ------
    InvalidInput
        If the value has no canonical form.
    """
    return sha256_hex(canonical_bytes(value))


def new_salt() -> bytes:
    """A fresh random salt of 32 bytes."""
    return secrets.token_bytes(SALT_BYTES)


def salted_digest(value: object, /, *, salt: bytes) -> str:
    """HMAC-SHA-256 of a value's canonical bytes under a salt, as 64 hexadecimal digits.

    Once the salt and the value are erased, the digest that stays in a ledger says nothing of a person: it
    cannot be guessed back from a list of names.

    Parameters
    ----------
    value
        A JSON value.
    salt
        32 random bytes kept beside the value, never in the ledger.

    Raises
    ------
    InvalidInput
        `canonical.digest.salt` if the salt is not 32 bytes; or if the value has no canonical form.
    """
    if len(salt) != SALT_BYTES:
        raise InvalidInput("canonical.digest.salt", length=len(salt), wanted=SALT_BYTES)
    return hmac.digest(salt, canonical_bytes(value), "sha256").hex()


def is_digest(text: object, /) -> bool:
    """Whether this is 64 lower-case hexadecimal digits."""
    return isinstance(text, str) and _DIGEST.fullmatch(text) is not None

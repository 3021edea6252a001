"""The signed envelope's outside: JWS compact (RFC 7515), with every second spelling of a message refused."""

import base64
import re
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from joserfc import jws
from joserfc.errors import JoseError

from rastro.canonical import (
    ALGORITHMS,
    InvalidInput,
    PublicKey,
    SigningKey,
    canonical_bytes,
    parse_strict,
    sha256_hex,
)
from rastro.exchange.refusals import Claim, Refused

type Kind = Literal["rastro.envelope", "rastro.receipt", "rastro.nack", "rastro.directory"]
"""What a signature is made for: the header's `typ`. A receipt can never pass for an envelope."""

KINDS: frozenset[str] = frozenset(get_args(Kind.__value__))
MAX_BYTES = 256 * 1024
"""Longest signed message, in bytes."""
MAX_DIRECTORY_BYTES = 4 * 1024 * 1024
"""Longest signed directory, in bytes."""

_COMPACT = re.compile(rb"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){2}")
_HEADER = {"alg", "kid", "typ"}
_MAX_HEADER = 512
_MAX_KID = 100
_SIGNATURE_CHARACTERS = 86


class _Registry(jws.JWSRegistry):
    """The allow-list of algorithms, with room for a directory; sizes are checked before it is asked."""

    max_payload_length = 2 * MAX_DIRECTORY_BYTES


_registry = _Registry(algorithms=sorted(ALGORITHMS))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A message taken apart; nothing in it is to be believed before :func:`verify`.

    Parameters
    ----------
    kind
        What its signature is made for.
    alg, kid
        The algorithm and key it names.
    payload
        What was signed, as bytes.
    claim
        What may be told of it when it is refused.
    data
        The whole message.
    """

    kind: Kind
    alg: str
    kid: str
    payload: bytes
    claim: Claim
    data: bytes


def sign(payload: bytes, key: SigningKey, *, kind: Kind) -> bytes:
    """JWS compact over a payload, with a header of `alg`, `kid` and `typ` alone."""
    header = {"alg": key.alg, "kid": key.kid, "typ": kind}
    return jws.serialize_compact(header, payload, key.native, registry=_registry).encode("ascii")


def parse(data: bytes, *, max_bytes: int = MAX_BYTES) -> Parsed:
    """Take a message apart, strictly.

    Parameters
    ----------
    data
        The bytes as received.
    max_bytes
        Longest message looked at.

    Raises
    ------
    Refused
        `exchange.too_large`, `exchange.encoding`, `exchange.header`, `exchange.signature.missing`,
        `exchange.signature.algorithm` or `exchange.json.duplicate_key`.
    """
    if len(data) > max_bytes:
        raise Refused(
            "exchange.too_large", claim=_bare_claim(data[:max_bytes]), size=len(data), limit=max_bytes
        )
    bare = _bare_claim(data)
    if re.fullmatch(rb"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.?", data):
        raise Refused("exchange.signature.missing", claim=bare)
    if _COMPACT.fullmatch(data) is None:
        raise Refused("exchange.encoding", claim=bare)
    header_part, payload_part, signature_part = data.split(b".")
    payload = _decoded(payload_part, bare)
    claim = Claim(digest=sha256_hex(payload))
    header = _header(_decoded(header_part, claim), claim)
    claim = replace(claim, kid=header["kid"])
    if header["alg"] not in ALGORITHMS:
        raise Refused("exchange.signature.algorithm", claim=claim, alg=header["alg"][:40])
    if header["typ"] not in KINDS:
        raise Refused("exchange.header", claim=claim, field="typ")
    _decoded(signature_part, claim)
    return Parsed(cast(Kind, header["typ"]), header["alg"], header["kid"], payload, claim, data)


def verify(parsed: Parsed, key: PublicKey) -> None:
    """Check the signature with a key that was looked up by its name, and with that key's algorithm only.

    Raises
    ------
    Refused
        `exchange.signature.algorithm` or `exchange.signature.invalid`.
    """
    if parsed.alg != key.alg:
        raise Refused("exchange.signature.algorithm", claim=parsed.claim, alg=parsed.alg)
    try:
        jws.deserialize_compact(parsed.data, key.native, registry=_registry)
    except (JoseError, ValueError):
        raise Refused("exchange.signature.invalid", claim=parsed.claim, kid=parsed.kid) from None


def _bare_claim(data: bytes) -> Claim:
    return Claim(digest=sha256_hex(data))


def _decoded(part: bytes, claim: Claim) -> bytes:
    """Base64url with exactly one spelling: no padding, no stray bits behind the last byte."""
    try:
        decoded = base64.b64decode(part + b"=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise Refused("exchange.encoding", claim=claim) from None
    if base64.urlsafe_b64encode(decoded).rstrip(b"=") != part:
        raise Refused("exchange.encoding", claim=claim)
    return decoded


def _header(data: bytes, claim: Claim) -> dict[str, str]:
    header = strict_json(data, claim, max_bytes=_MAX_HEADER)
    texts = isinstance(header, dict) and all(isinstance(value, str) for value in header.values())
    if not isinstance(header, dict) or not texts or set(header) != _HEADER:
        raise Refused("exchange.header", claim=claim)
    if len(str(header["kid"])) > _MAX_KID:
        raise Refused("exchange.header", claim=claim, field="kid")
    return cast(dict[str, str], header)


def strict_json(data: bytes, claim: Claim, *, max_bytes: int = MAX_BYTES) -> object:
    """A value from its canonical bytes; any other spelling of the same value is refused.

    Raises
    ------
    Refused
        `exchange.json.duplicate_key` or another `exchange.json.` code, or `exchange.encoding`.
    """
    try:
        value = parse_strict(data, max_bytes=max_bytes)
        canonical = canonical_bytes(value)
    except InvalidInput as error:
        code = error.code.replace("canonical.", "exchange.", 1)
        raise Refused(code, claim=claim, field=error.field, **error.text.params) from None
    if canonical != data:
        raise Refused("exchange.json.not_canonical", claim=claim)
    return value

"""Sealing a message, and opening one that came from outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from rastro.canonical import SigningKey, canonical_bytes, sha256_hex, timestamp
from rastro.exchange.directory import Directory
from rastro.exchange.envelope import MAX_LIFE, Envelope, read_envelope
from rastro.exchange.jws import MAX_BYTES, parse, sign, strict_json
from rastro.exchange.refusals import Claim, Refused
from rastro.exchange.signed import open_signed
from rastro.exchange.terms import SCHEMAS

MAX_SKEW = timedelta(seconds=300)
"""How far a sender's clock may be ahead of the receiver's."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A message that may be believed.

    Parameters
    ----------
    envelope
        What it says.
    digest
        SHA-256 of the signed payload, hexadecimal: the message's fingerprint. It does not cover the
        signature, which an ECDSA signer or a carrier can write in more than one way.
    kid
        The key that signed it.
    """

    envelope: Envelope
    digest: str
    kid: str


def seal(envelope: Envelope, key: SigningKey) -> bytes:
    """The message as it travels: JWS compact over its canonical bytes.

    Parameters
    ----------
    envelope
        With its place in the channel (`seq`, `prev`) filled in.
    key
        A signing key of the sender.

    Raises
    ------
    Refused
        `exchange.signature.key_not_senders`, `exchange.field`, `exchange.life` or `exchange.too_large`: what
        a receiver would refuse is not sealed.
    InvalidInput
        `canonical.json.` codes, if the body has no canonical form.
    """
    payload = canonical_bytes(envelope.as_json())
    claim = Claim(digest=sha256_hex(payload), kid=key.kid, id=envelope.id, sender=envelope.sender)
    if not key.kid.startswith(f"{envelope.sender}/"):
        raise Refused("exchange.signature.key_not_senders", claim=claim, kid=key.kid, sender=envelope.sender)
    read_envelope(strict_json(payload, claim), claim=claim)
    _check_life(envelope, claim)
    data = sign(payload, key, kind="rastro.envelope")
    if len(data) > MAX_BYTES:
        raise Refused("exchange.too_large", claim=claim, size=len(data), limit=MAX_BYTES)
    return data


def digest_of_envelope(envelope: Envelope) -> str:
    """The fingerprint a sealed envelope will have, hexadecimal."""
    return sha256_hex(canonical_bytes(envelope.as_json()))


def open_sealed(
    data: bytes,
    *,
    directory: Directory,
    recipient: str,
    now: datetime,
    schemas: Mapping[str, int] = SCHEMAS,
) -> Opened:
    """Open a message: everything is checked but its place in the channel.

    Parameters
    ----------
    data
        The bytes as received, from anybody.
    directory
        Who may speak.
    recipient
        The address of this node.
    now
        The present moment.
    schemas
        Major version read, by type.

    Raises
    ------
    Refused
        With the reason as its code, and never any other error.
    """
    parsed = parse(data)
    if parsed.kind != "rastro.envelope":
        raise Refused("exchange.header", claim=parsed.claim, field="typ")
    signed = open_signed(parsed, directory=directory)
    claim = signed.claim
    envelope = read_envelope(signed.value, claim=claim)
    signed.check_sender(envelope.sender, envelope.iat)
    if recipient not in envelope.recipients:
        raise Refused("exchange.recipient", claim=claim, recipient=recipient)
    opened = Opened(envelope, claim.digest, parsed.kid)
    _check_now(envelope, now, claim)
    try:
        _check_usable(envelope, now, claim, schemas)
    except Refused as refused:
        refused.opened = opened
        raise
    return opened


def _check_usable(envelope: Envelope, now: datetime, claim: Claim, schemas: Mapping[str, int]) -> None:
    """What no later moment can mend."""
    if schemas.get(envelope.typ) != envelope.major:
        raise Refused("exchange.schema", claim=claim, schema=envelope.schema)
    _check_life(envelope, claim)
    if now >= envelope.exp:
        raise Refused("exchange.expired", claim=claim, exp=timestamp(envelope.exp))


def _check_life(envelope: Envelope, claim: Claim) -> None:
    life = envelope.exp - envelope.iat
    if not timedelta(0) < life <= MAX_LIFE:
        raise Refused("exchange.life", claim=claim, field="exp", days=MAX_LIFE.days)


def _check_now(envelope: Envelope, now: datetime, claim: Claim) -> None:
    """What only time can mend."""
    if envelope.iat > now + MAX_SKEW:
        seconds = int((envelope.iat - now).total_seconds())
        raise Refused("exchange.clock", claim=claim, ahead=seconds, limit=int(MAX_SKEW.total_seconds()))
    if envelope.nbf is not None and envelope.nbf > now + MAX_SKEW:
        raise Refused("exchange.not_yet", claim=claim, nbf=timestamp(envelope.nbf))

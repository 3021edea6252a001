"""Any signed value of the exchange, opened against the directory: envelope, receipt or refusal alike."""

import contextlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from rastro.canonical import timestamp
from rastro.exchange.directory import Directory, Peer, PeerKey
from rastro.exchange.fields import ADDRESS, MAX_SEQ
from rastro.exchange.jws import Parsed, strict_json, verify
from rastro.exchange.refusals import Claim, Refused


@dataclass(frozen=True, slots=True)
class Signed:
    """A value and the authority whose key signed it.

    Parameters
    ----------
    peer, peer_key
        The authority and the key.
    value
        The JSON value.
    claim
        What the value says of itself, signed.
    """

    peer: Peer
    peer_key: PeerKey
    value: object
    claim: Claim

    def check_sender(self, sender: str, iat: datetime) -> None:
        """The key must be the sender's, and valid when the value was issued.

        Raises
        ------
        Refused
            `exchange.signature.key_not_senders` or `exchange.signature.key_expired`.
        """
        kid = self.peer_key.key.kid
        if sender != self.peer.address:
            raise Refused("exchange.signature.key_not_senders", claim=self.claim, kid=kid, sender=sender)
        if not self.peer_key.not_before <= iat <= self.peer_key.not_after:
            raise Refused("exchange.signature.key_expired", claim=self.claim, kid=kid, issued=timestamp(iat))


def open_signed(parsed: Parsed, *, directory: Directory) -> Signed:
    """Check a signature against the directory and read the value under it.

    Raises
    ------
    Refused
        `exchange.signature.` codes, or those of :func:`rastro.exchange.jws.strict_json`.
    """
    owner = directory.owner_of(parsed.kid)
    if owner is None:
        raise Refused("exchange.signature.key_unknown", claim=_hearsay(parsed), kid=parsed.kid)
    peer, peer_key = owner
    try:
        verify(parsed, peer_key.key)
    except Refused as refused:
        refused.claim = _hearsay(parsed)
        raise
    value = strict_json(parsed.payload, replace(parsed.claim, signed=True))
    return Signed(peer, peer_key, value, replace(parsed.claim, signed=True, **_said(value)))


def _hearsay(parsed: Parsed) -> Claim:
    """What an unsigned payload says of itself, as far as it can be read."""
    with contextlib.suppress(Refused):
        return replace(parsed.claim, **_said(strict_json(parsed.payload, parsed.claim)))
    return parsed.claim


def _said(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {}
    said: dict[str, Any] = {}
    number, sender, seq = value.get("id"), value.get("from"), value.get("seq")
    if isinstance(number, str):
        with contextlib.suppress(ValueError):
            said["id"] = UUID(number)
    if isinstance(sender, str) and ADDRESS.fullmatch(sender):
        said["sender"] = sender
    if isinstance(seq, int) and 0 < seq <= MAX_SEQ:
        said["seq"] = seq
    return said

"""Offices of several States in one process, each with a key, a directory and channels, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from rastro.canonical import Algorithm, SigningKey, uuid7
from rastro.exchange import (
    DEFAULT_LIFE,
    Channel,
    Directory,
    Duplicate,
    Envelope,
    Nack,
    Opened,
    Peer,
    PeerKey,
    Receipt,
    Refused,
    User,
    accept,
    digest_of_envelope,
    next_of,
    open_sealed,
    seal,
)

VALID_FOR = timedelta(days=365)
"""How long before and after the present moment the keys of offices are valid."""


@dataclass(slots=True)
class Office:
    """One authority: it seals messages to others, and receives as a node must.

    Parameters
    ----------
    address, key
        Who it is, and what it signs with.
    directory
        Everybody.
    now
        Its clock, which a test sets.
    """

    address: str
    key: SigningKey
    directory: Directory
    now: datetime
    sending: dict[str, Channel] = field(default_factory=dict)
    receiving: dict[str, Channel] = field(default_factory=dict)
    answers: dict[tuple[str, UUID], Receipt | Nack] = field(default_factory=dict)
    effects: list[Envelope] = field(default_factory=list)

    def envelope(self, to: str, **changes: Any) -> Envelope:
        """The next message to another office, with these fields changed; not yet sealed."""
        place = next_of(self.sending.get(to) or Channel(self.address, to))
        envelope = Envelope(
            id=uuid7(),
            typ="ping",
            sender=self.address,
            recipients=(to,),
            seq=place.seq,
            prev=place.prev,
            iat=self.now,
            exp=self.now + DEFAULT_LIFE,
            user=User("person/bruno", "tracing_officer"),
            purpose="criminal_investigation",
            legal_basis="CIFTA XIII",
            body={},
        )
        return replace(envelope, **changes)

    def send(self, to: str, **changes: Any) -> bytes:
        """The next message to another office, sealed; the channel advances."""
        envelope = self.envelope(to, **changes)
        data = seal(envelope, self.key)
        channel = self.sending.get(to) or Channel(self.address, to)
        self.sending[to] = channel.advanced(digest_of_envelope(envelope))
        return data

    def receive(self, data: bytes) -> Receipt | Nack:
        """What a node answers: it acts on a message once, in order, or says why not."""
        try:
            opened = open_sealed(data, directory=self.directory, recipient=self.address, now=self.now)
        except Refused as refused:
            if refused.opened is None:
                return self._nack(refused, data)
            return self._placed(data, refused.opened, useless=refused)
        return self._placed(data, opened, useless=None)

    def _placed(self, data: bytes, opened: Opened, *, useless: Refused | None) -> Receipt | Nack:
        envelope = opened.envelope
        name = (envelope.sender, envelope.id)
        channel = self.receiving.get(envelope.sender) or Channel(envelope.sender, self.address)
        before = self.answers.get(name)
        try:
            accepted = accept(channel, opened, stored=before.digest if before else None)
        except Refused as refused:
            return self._nack(refused, data)
        if isinstance(accepted, Duplicate):
            return self.answers[name]
        self.receiving[envelope.sender] = accepted
        if useless is None:
            self.effects.append(envelope)
        answer = self._nack(useless, data) if useless else Receipt.of(opened, by=self.address, at=self.now)
        self.answers[name] = answer
        return answer

    def _nack(self, refused: Refused, data: bytes) -> Nack:
        claimed = refused.claim.sender if refused.claim else None
        return Nack.of(refused, data=data, by=self.address, to=claimed or "ZZ", at=self.now)


def offices(algorithms: Mapping[str, Algorithm], *, now: datetime) -> dict[str, Office]:
    """Offices that know each other, by address.

    Parameters
    ----------
    algorithms
        The signature algorithm of each, by address.
    now
        The moment their clocks show.
    """
    keys = {each: SigningKey.generate(f"{each}/sign/1", alg=alg) for each, alg in algorithms.items()}
    peers = tuple(peer(address, key, now=now) for address, key in keys.items())
    directory = Directory(version=1, issued=now, expires=now + VALID_FOR, peers=peers)
    return {address: Office(address, key, directory, now) for address, key in keys.items()}


def peer(address: str, key: SigningKey, *, now: datetime) -> Peer:
    """An office's entry in the directory, its key valid for a year before and after a moment."""
    return Peer(
        address=address,
        state=address[:2],
        authority="tracing-centre",
        names={"en": f"Tracing centre of {address}"},
        url=f"https://{address.lower().replace('/', '.')}.example/exchange",
        tls_sha256="0" * 64,
        tls_pem="",
        keys=(PeerKey(key.public(), now - VALID_FOR, now + VALID_FOR),),
    )

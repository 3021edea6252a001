"""Makes messages that no honest node would: each part of a JWS can be said as one likes."""

import base64
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from rastro.canonical import SigningKey, canonical_bytes
from rastro.exchange import DEFAULT_LIFE, Envelope, Place, User

WORDS = ("pistol", "Ferro P-9", "FR0148B2", "calle del Puerto", "9 × 19 mm", "número borrado", "拳銃")


@dataclass(frozen=True, slots=True)
class Forgery:
    """A message that must not be accepted.

    Parameters
    ----------
    kind
        What was done to it, in words with underscores; see :data:`rastro.testing.forgeries.KINDS`.
    data
        The message as it is sent. It holds no line feed, so that it can travel in a batch of lines.
    expected_codes
        The refusal must carry one of these.
    repeats
        Whether it says exactly what an accepted message said: the answer is that message's first receipt,
        and there is no second effect.
    place_after
        The channel's next place, where the message is genuine but can never be acted on and so keeps its
        place in the channel; None where the channel does not move.
    """

    kind: str
    data: bytes
    expected_codes: frozenset[str]
    repeats: bool = False
    place_after: Place | None = None


@dataclass(slots=True, kw_only=True)
class Forger:
    """What a forger has in hand: everything but the right to be believed.

    Parameters
    ----------
    key
        The sender's own signing key, so that a message can be wrong in one thing only.
    sender, recipient
        Both ends of the channel.
    place
        The place that the receiver would accept next.
    strangers
        Signing keys of other authorities that the receiver's directory lists.
    accepted
        Messages of the channel that the receiver has accepted already, as sent.
    now
        The present moment.
    chance
        Decides what is left open.
    """

    key: SigningKey
    sender: str
    recipient: str
    place: Place
    strangers: Sequence[SigningKey]
    accepted: Sequence[bytes]
    now: datetime
    chance: random.Random
    unknown: SigningKey = field(init=False)

    def __post_init__(self) -> None:
        native = Ed25519PrivateKey.from_private_bytes(self.chance.randbytes(32))
        pem = native.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        self.unknown = SigningKey.from_pem(f"{self.sender}/sign/unlisted", pem)

    def envelope(self, **changes: Any) -> dict[str, Any]:
        """A genuine next message as its JSON object, with these members changed; None takes one out."""
        genuine = Envelope(
            id=self.uuid(),
            typ="ping",
            sender=self.sender,
            recipients=(self.recipient,),
            seq=self.place.seq,
            prev=self.place.prev,
            iat=self.now - timedelta(seconds=self.chance.randrange(1, 60)),
            exp=self.now + DEFAULT_LIFE,
            user=User("person/mallory", "tracing_officer"),
            purpose="criminal_investigation",
            legal_basis="CIFTA XIII",
            body={"text": f"{self.chance.choice(WORDS)} {self.chance.getrandbits(64):016x}"},
        ).as_json()
        changed = {**genuine, **changes}
        return {name: value for name, value in changed.items() if value is not None}

    def uuid(self) -> UUID:
        """A UUIDv7 of the present moment that the seed decides."""
        moment = int(self.now.timestamp() * 1000) << 80
        return UUID(int=moment | 0x7 << 76 | self.bits(12) << 64 | 0b10 << 62 | self.bits(62))

    def bits(self, count: int) -> int:
        """Random bits."""
        return self.chance.getrandbits(count)

    def header(self, key: SigningKey | None = None, /, **changes: Any) -> dict[str, Any]:
        """The right header for a key, with these members changed; None takes one out."""
        key = key or self.key
        changed: dict[str, Any] = {"alg": key.alg, "kid": key.kid, "typ": "rastro.envelope", **changes}
        return {name: value for name, value in changed.items() if value is not None}

    def sealed(
        self,
        payload: Mapping[str, Any] | bytes | None = None,
        *,
        header: Mapping[str, Any] | bytes | None = None,
        key: SigningKey | None = None,
    ) -> bytes:
        """A JWS over any payload under any header, truly signed by a key (the sender's when left out)."""
        key = key or self.key
        payload = self.envelope() if payload is None else payload
        header = self.header(key) if header is None else header
        signing_input = b".".join(b64(_bytes(part)) for part in (header, payload))
        return signing_input + b"." + b64(key.sign(signing_input))

    def parts(self) -> list[bytes]:
        """Header, payload and signature of a genuine next message, as they stand on the wire."""
        return self.sealed().split(b".")


def b64(data: bytes) -> bytes:
    """Base64url without padding (RFC 7515)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def unb64(part: bytes) -> bytes:
    """The bytes behind base64url without padding."""
    return base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4))


def _bytes(value: Mapping[str, Any] | bytes) -> bytes:
    return value if isinstance(value, bytes) else canonical_bytes(value)

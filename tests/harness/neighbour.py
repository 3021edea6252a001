"""A neighbour made of the library alone: Borealia's keys and channel, for tests of the node's exchange."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rastro.canonical import SigningKey, sha256_hex, uuid7
from rastro.exchange import (
    Channel,
    Directory,
    Envelope,
    Peer,
    PeerKey,
    User,
    digest_of_envelope,
    next_of,
    seal,
    sign_directory,
)
from rastro_node.config.home import NodeOptions, read_options

OLGA = User("person/olga", "tracing_officer", "aal2")


def peer_of(state: str, key: SigningKey, *, url: str = "https://127.0.0.1:1") -> Peer:
    """A directory entry valid now and two months ago."""
    now = datetime.now(UTC)
    valid = PeerKey(key.public(), now - timedelta(days=60), now + timedelta(days=3650))
    pem = f"certificate of {state}"
    return Peer(
        address=state,
        state=state,
        authority="tracing-centre",
        names={"en": f"Tracing centre of {state}"},
        url=url,
        tls_sha256=sha256_hex(pem.encode()),
        tls_pem=pem,
        keys=(valid,),
    )


def make_home(folder: Path, *, own: SigningKey, peers: tuple[Peer, ...], root: SigningKey) -> NodeOptions:
    """A node's home with its signing key and a signed directory; the options that point there."""
    keys = folder / "keys"
    keys.mkdir(parents=True)
    (folder / "node.toml").write_text('[node]\nstate = "XA"\n')
    (keys / "signing.pem").write_bytes(own.to_pem())
    public = root.public()
    (keys / "directory.root.json").write_text(
        json.dumps({"kid": public.kid, "alg": public.alg, "jwk": public.as_jwk()})
    )
    now = datetime.now(UTC)
    directory = Directory(version=1, issued=now, expires=now + timedelta(days=365), peers=peers)
    (keys / "directory.json").write_bytes(sign_directory(directory, root))
    return read_options({"RASTRO_HOME": str(folder)})


@dataclass
class Neighbour:
    """Another State, sealing messages by hand."""

    state: str
    key: SigningKey
    recipient: str = "XA"
    channel: Channel = field(init=False)

    def __post_init__(self) -> None:
        self.channel = Channel(self.state, self.recipient)

    def envelope(self, *, typ: str = "ping", **fields: object) -> Envelope:
        """The next message, not yet sealed."""
        place = next_of(self.channel)
        now = datetime.now(UTC)
        envelope = Envelope(
            id=uuid7(),
            typ=typ,
            sender=self.state,
            recipients=(self.recipient,),
            seq=place.seq,
            prev=place.prev,
            iat=now,
            exp=now + timedelta(days=7),
            user=OLGA,
            purpose="criminal_investigation",
            legal_basis="CIFTA XIII",
            body={},
        )
        return replace(envelope, **fields)

    def sealed(self, envelope: Envelope | None = None, **fields: object) -> bytes:
        """The next message, sealed; the channel advances."""
        envelope = envelope or self.envelope(**fields)
        data = seal(envelope, self.key)
        self.channel = self.channel.advanced(digest_of_envelope(envelope))
        return data

"""The directory of the demo's authorities, signed with a key made for this demo alone."""

import json
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import load_pem_x509_certificate

from rastro.canonical import SigningKey
from rastro.exchange import Directory, Peer, PeerKey, sign_directory

LIFE = timedelta(days=3650)
ROOT_KID = "XS/root/1"


@dataclass(frozen=True, slots=True)
class Listed:
    """A node to be listed: its State and name, its home and the address of its exchange."""

    state: str
    name: str
    authority: str
    home: Path
    url: str


def directory_write(nodes: list[Listed], *, version: int = 1, root: SigningKey | None = None) -> None:
    """Sign a directory of these nodes and put it, with the root's public key, into each of their homes."""
    root = root or SigningKey.generate(ROOT_KID)
    now = datetime.now(UTC)
    peers = tuple(_peer(node, now) for node in nodes)
    directory = Directory(version=version, issued=now, expires=now + LIFE, peers=peers)
    signed = sign_directory(directory, root)
    public = root.public()
    trusted = json.dumps({"kid": public.kid, "alg": public.alg, "jwk": public.as_jwk()})
    for node in nodes:
        keys = node.home / "keys"
        (keys / "directory.root.json").write_text(trusted, "utf-8")
        (keys / "directory.json").write_bytes(signed)
        others = [other for other in nodes if other is not node]
        (keys / "peers.pem").write_text("".join(_certificate(other.home) for other in others), "utf-8")


def _peer(node: Listed, now: datetime) -> Peer:
    pem = _certificate(node.home)
    key = SigningKey.from_pem(_kid(node), (node.home / "keys" / "signing.pem").read_bytes())
    return Peer(
        address=node.state,
        state=node.state,
        authority=node.authority,
        names={"en": node.name},
        url=node.url,
        tls_sha256=load_pem_x509_certificate(pem.encode()).fingerprint(SHA256()).hex(),
        tls_pem=pem,
        keys=(PeerKey(key.public(), now - timedelta(days=1), now + LIFE),),
    )


def _certificate(home: Path) -> str:
    return (home / "keys" / "tls.cert.pem").read_text("utf-8")


def _kid(node: Listed) -> str:
    settings = tomllib.loads((node.home / "node.toml").read_text("utf-8"))
    return str(settings.get("keys", {}).get("signing_kid") or f"{node.state}/sign/1")

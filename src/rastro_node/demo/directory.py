"""The directory of the demo's authorities, signed with a key made for this demo alone."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rastro.canonical import SigningKey
from rastro.exchange import Directory, Peer, PeerKey, sign_directory
from rastro_node.cluster.certificates import fingerprint
from rastro_node.cluster.homes import NodeHome

LIFE = timedelta(days=3650)
ROOT_KID = "XS/root/1"
ROOT_FILE = "directory.root.pem"


def directory_write(
    folder: Path,
    homes: Sequence[NodeHome],
    *,
    urls: Mapping[str, str] | None = None,
    certificate: str = "",
    version: int = 1,
) -> None:
    """Sign a directory of these nodes, and put it into each of their homes.

    Parameters
    ----------
    folder
        Of the demo: keeps the secretariat's root key, made the first time.
    homes
        The nodes.
    urls
        Address by State where peers shall knock, when it is not the node's own.
    certificate
        What peers shall pin (PEM), when something that stands before every node ends their TLS.
    version
        Counts up.
    """
    root = _root_key(folder / ROOT_FILE)
    now = datetime.now(UTC)
    peers = tuple(
        _peer(home, (urls or {}).get(home.state, home.exchange_url), certificate or home.tls_pem(), now)
        for home in homes
    )
    directory = Directory(version=version, issued=now, expires=now + LIFE, peers=peers)
    signed = sign_directory(directory, root)
    for home in homes:
        home.directory_put(signed, root.public())


def _root_key(file: Path) -> SigningKey:
    if file.exists():
        return SigningKey.from_pem(ROOT_KID, file.read_bytes())
    key = SigningKey.generate(ROOT_KID)
    file.touch(mode=0o600)
    file.write_bytes(key.to_pem())
    return key


def _peer(home: NodeHome, url: str, certificate: str, now: datetime) -> Peer:
    options = home.options
    return Peer(
        address=home.state,
        state=home.state,
        authority=options.text("node.authority"),
        names={"en": options.text("node.name")},
        url=url,
        tls_sha256=fingerprint(certificate.encode()),
        tls_pem=certificate,
        keys=(PeerKey(home.signing_key().public(), now - timedelta(days=1), now + LIFE),),
    )

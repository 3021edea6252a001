"""A node's home: the folder with its settings and keys, and the database that belongs to it."""

import json
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rastro.canonical import Conflict, NotFound, PublicKey, SigningKey
from rastro.exchange import Directory, read_directory
from rastro_node.cluster import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.cluster.certificates import certificate_make, fingerprint
from rastro_node.cluster.databases import Credentials, database_make, role_make, schema_prepare
from rastro_node.cluster.embedded import Server
from rastro_node.cluster.templates import database_copy
from rastro_node.config.home import NodeOptions, read_options
from rastro_node.config.options import OPTIONS, Value

SETTINGS = "node.toml"


@dataclass(frozen=True, slots=True)
class NodeHome:
    """The folder of one node.

    Parameters
    ----------
    folder
        Where it is; what `RASTRO_HOME` names.
    """

    folder: Path

    @property
    def options(self) -> NodeOptions:
        """Its settings: `node.toml`, the environment left aside."""
        return read_options({"RASTRO_HOME": str(self.folder)})

    @property
    def state(self) -> str:
        """ISO code of its State."""
        return self.options.text("node.state")

    @property
    def web_url(self) -> str:
        """Address of its pages and API."""
        options = self.options
        made = f"http://{options.text('web.host')}:{options.number('web.port')}"
        return options.text("web.address") or made

    @property
    def exchange_url(self) -> str:
        """Address its peers are told."""
        options = self.options
        made = f"https://{options.text('exchange.host')}:{options.number('exchange.port')}"
        return options.text("exchange.address") or made

    @property
    def run(self) -> Path:
        """What changes while it runs: who runs, logs."""
        return self.folder / "run"

    def signing_key(self) -> SigningKey:
        """Its signing key."""
        options = self.options
        kid = options.text("keys.signing_kid") or f"{self.state}/sign/1"
        return SigningKey.from_pem(kid, options.path("keys.signing").read_bytes())

    def tls_pem(self) -> str:
        """The certificate its peers pin."""
        return self.options.path("keys.tls_certificate").read_text("ascii")

    def tls_sha256(self) -> str:
        """SHA-256 of that certificate, hexadecimal."""
        return fingerprint(self.tls_pem().encode())

    def directory_put(self, signed: bytes, root: PublicKey) -> Directory:
        """Put a signed directory in: checked first, with the key to trust and the peers' certificates.

        Raises
        ------
        Refused
            If it is not a directory signed with that key.
        """
        directory = read_directory(signed, trusted_key=root, now=datetime.now(UTC))
        options = self.options
        trusted = {"kid": root.kid, "alg": root.alg, "jwk": root.as_jwk()}
        pinned = "".join(peer.tls_pem for peer in directory.peers if peer.address != self.state)
        _write(options.path("keys.directory_root"), json.dumps(trusted).encode())
        _write(options.path("keys.directory"), signed)
        _write(options.path("keys.peers"), pinned.encode())
        return directory


def node_home(folder: Path | str | None = None) -> NodeHome:
    """The home in a folder, or the one `RASTRO_HOME` names.

    Raises
    ------
    NotFound
        If there is no node.
    """
    named = str(folder or os.environ.get("RASTRO_HOME", ""))
    if not named:
        raise NotFound("cluster.home.unnamed", field="home")
    path = Path(named).expanduser().resolve()
    if not (path / SETTINGS).exists():
        raise NotFound("cluster.home.none", field="home", folder=str(path))
    return NodeHome(path)


def environment_of(home: NodeHome) -> dict[str, str]:
    """The environment for a process inside a node: ours, less what would overrule that node's settings."""
    overruling = {option.environment for option in OPTIONS}
    kept = {name: value for name, value in os.environ.items() if name not in overruling}
    return kept | {
        "RASTRO_HOME": str(home.folder),
        "DJANGO_SETTINGS_MODULE": "rastro_node.config.settings",
    }


def node_create(
    folder: Path,
    *,
    state: str,
    name: str,
    authority: str,
    server: Server | str,
    accent: str = "slate",
    languages: Sequence[str] = ("es", "en", "pt", "fr"),
    timezone: str = "UTC",
    training: bool = False,
    web_port: int = 8000,
    exchange_port: int = 8443,
    template_database: str | None = None,
    options: Mapping[str, Value] | None = None,
) -> NodeHome:
    """Make a node: keys, certificate, roles, database with its schema, and the settings that name them.

    Parameters
    ----------
    folder
        Its home; must not hold a node already.
    state, name, authority, accent, languages, timezone
        Whom it serves, and how it looks and speaks.
    server
        The embedded PostgreSQL, or the address of any other as a role that may make roles and databases.
    training
        Asks for the training mode; without the demo's seal the node then refuses to serve.
    web_port, exchange_port
        Its ports.
    template_database
        A migrated database of that server to copy (see `template_make`); else the schema is made anew.
    options
        Further settings by name, such as `{"node.least_assurance": 1}`.

    Raises
    ------
    Conflict
        If the folder holds a node already.
    """
    folder = folder.expanduser().resolve()
    if (folder / SETTINGS).exists():
        raise Conflict("cluster.home.taken", field="folder", folder=str(folder))
    _keys_make(folder / "keys", state)
    server_url = server.url() if isinstance(server, Server) else server
    credentials = _database_make(server_url, state, template_database)
    values: dict[str, Value] = {
        "node.state": state,
        "node.name": name,
        "node.authority": authority,
        "node.accent": accent,
        "node.languages": tuple(languages),
        "node.timezone": timezone,
        "node.training": training,
        "web.port": web_port,
        "exchange.port": exchange_port,
        "database.app": credentials.url(server_url, credentials.app),
        "database.owner": credentials.url(server_url, credentials.owner),
        "database.data": str(server.data) if isinstance(server, Server) else "",
        **(options or {}),
    }
    _write(folder / SETTINGS, settings_text(values).encode())
    return NodeHome(folder)


def settings_text(values: Mapping[str, Value]) -> str:
    """Settings as `node.toml` says them."""
    tables: dict[str, list[str]] = {}
    for option, value in values.items():
        table, key = option.split(".")
        written = list(value) if isinstance(value, tuple) else value
        tables.setdefault(table, []).append(f"{key} = {json.dumps(written, ensure_ascii=False)}")
    return "\n".join(f"[{table}]\n" + "\n".join(lines) + "\n" for table, lines in tables.items())


def _keys_make(keys: Path, state: str) -> None:
    keys.mkdir(parents=True, exist_ok=True)
    keys.chmod(0o700)
    tls_key, certificate = certificate_make(state)
    _write(keys / "signing.pem", SigningKey.generate(f"{state}/sign/1").to_pem())
    _write(keys / "session.key", secrets.token_urlsafe(48).encode())
    _write(keys / "tls.key.pem", tls_key)
    _write(keys / "tls.cert.pem", certificate)


def _database_make(server_url: str, state: str, template: str | None) -> Credentials:
    made = Credentials.fresh(f"rastro_{state.lower()}")
    for role in (made.owner, made.app):
        role_make(server_url, role, made.password)
    if template is not None:
        database_copy(server_url, template, made)
        return made
    database_make(server_url, made.name, owner=made.owner)
    schema_prepare(owner_url=made.url(server_url, made.owner), app_url=made.url(server_url, made.app))
    return made


def _write(path: Path, data: bytes) -> None:
    """Write a file that only the node's user reads, whole or not at all."""
    draft = path.with_name(path.name + ".new")
    draft.touch(mode=0o600)
    draft.write_bytes(data)
    draft.replace(path)

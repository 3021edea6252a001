"""Every setting of a node, in one table: where it is read, what it means, what it is when nobody says."""

from dataclasses import dataclass
from pathlib import Path

type Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One setting.

    Parameters
    ----------
    name
        `table.key` as it stands in `node.toml`.
    environment
        The environment variable that wins over the file.
    default
        The value when neither says anything; its type is the setting's type.
    meaning
        What it does, in a sentence.
    """

    name: str
    environment: str
    default: Value
    meaning: str


OPTIONS = (
    Option("node.state", "RASTRO_STATE", "XA", "ISO 3166-1 alpha-2 code of the State this node serves."),
    Option("node.name", "RASTRO_NAME", "", "The State's name as people read it; the code when empty."),
    Option("node.authority", "RASTRO_AUTHORITY", "", "The authority that operates the node."),
    Option("node.accent", "RASTRO_ACCENT", "slate", "The State's accent colour: teal, indigo or slate."),
    Option(
        "node.languages",
        "RASTRO_LANGUAGES",
        ("es", "en", "pt", "fr"),
        "Languages offered, the first one being the default.",
    ),
    Option("node.timezone", "RASTRO_TIMEZONE", "UTC", "Time zone in which people read times."),
    Option(
        "node.training",
        "RASTRO_TRAINING",
        False,
        "Whether one click signs in as a member of the cast. Only the demo may say so.",
    ),
    Option(
        "node.least_assurance",
        "RASTRO_LEAST_ASSURANCE",
        2,
        "How surely people must have signed in to work: 1 one factor, 2 two factors, 3 a passkey among them.",
    ),
    Option(
        "imports.undo_days",
        "RASTRO_IMPORT_UNDO_DAYS",
        30,
        "Days for which an import can be undone; its file is kept as long and then thrown away.",
    ),
    Option("web.host", "RASTRO_WEB_HOST", "127.0.0.1", "Address the pages and the API listen on."),
    Option("web.port", "RASTRO_WEB_PORT", 8000, "Port the pages and the API listen on."),
    Option(
        "web.address",
        "RASTRO_WEB_ADDRESS",
        "",
        "Public address of the pages, such as https://node.example; the loopback address when empty.",
    ),
    Option("web.threads", "RASTRO_WEB_THREADS", 8, "Requests the web server answers at the same time."),
    Option(
        "web.proxies",
        "RASTRO_WEB_PROXIES",
        0,
        "How many reverse proxies stand before the node; above 0, their X-Forwarded headers are believed.",
    ),
    Option(
        "exchange.host", "RASTRO_EXCHANGE_HOST", "127.0.0.1", "Address on which other nodes reach this one."
    ),
    Option("exchange.port", "RASTRO_EXCHANGE_PORT", 8443, "Port on which other nodes reach this one."),
    Option(
        "exchange.address",
        "RASTRO_EXCHANGE_ADDRESS",
        "",
        "Address other nodes are told, such as https://127.0.0.1:8443; made of host and port when empty.",
    ),
    Option("exchange.threads", "RASTRO_EXCHANGE_THREADS", 8, "Messages received at the same time."),
    Option(
        "database.app",
        "DATABASE_URL",
        "postgresql://rastro_app@127.0.0.1:5432/rastro",
        "Database as the application's role, which owns nothing.",
    ),
    Option(
        "database.owner",
        "DATABASE_OWNER_URL",
        "postgresql://rastro_owner@127.0.0.1:5432/rastro",
        "Database as its owner: used to migrate, never to serve.",
    ),
    Option(
        "database.data",
        "RASTRO_DATABASE_DATA",
        "",
        "Folder of the embedded PostgreSQL that the node starts itself; empty when it runs elsewhere.",
    ),
    Option(
        "database.connections", "RASTRO_DATABASE_CONNECTIONS", 16, "Most connections one process keeps open."
    ),
    Option("worker.concurrency", "RASTRO_WORKER_CONCURRENCY", 8, "Jobs the worker runs at the same time."),
    Option(
        "keys.signing",
        "RASTRO_SIGNING_KEY",
        "keys/signing.pem",
        "The node's Ed25519 signing key (PKCS 8 PEM).",
    ),
    Option(
        "keys.signing_kid",
        "RASTRO_SIGNING_KID",
        "",
        "Name of the signing key in the directory, such as XA/sign/1; made of the State when empty.",
    ),
    Option("keys.tls_key", "RASTRO_TLS_KEY", "keys/tls.key.pem", "Private key of the exchange listener."),
    Option(
        "keys.tls_certificate",
        "RASTRO_TLS_CERTIFICATE",
        "keys/tls.cert.pem",
        "Certificate of the exchange listener, pinned by the peers.",
    ),
    Option(
        "keys.peers", "RASTRO_PEERS", "keys/peers.pem", "The peers' pinned certificates, one after another."
    ),
    Option(
        "keys.directory", "RASTRO_DIRECTORY", "keys/directory.json", "The signed directory of authorities."
    ),
    Option(
        "keys.directory_root",
        "RASTRO_DIRECTORY_ROOT",
        "keys/directory.root.json",
        "Public key (kid, alg, jwk) with which the directory must be signed.",
    ),
    Option(
        "policies.disclosure",
        "RASTRO_DISCLOSURE_POLICY",
        "policies/disclosure.toml",
        "What may be told to which State for which purpose; without the file, nothing is.",
    ),
    Option(
        "keys.session", "RASTRO_SECRET_KEY_FILE", "keys/session.key", "Secret with which sessions are signed."
    ),
)

BY_NAME = {option.name: option for option in OPTIONS}


def read_as(option: Option, raw: str) -> Value:
    """An environment variable's text as the option's type.

    Raises
    ------
    ValueError
        If the text is not of that type.
    """
    match option.default:
        case bool():
            if raw.lower() not in {"1", "0", "true", "false", "yes", "no"}:
                raise ValueError(f"{option.environment} must be true or false, not {raw!r}")
            return raw.lower() in {"1", "true", "yes"}
        case int():
            return int(raw)
        case tuple():
            return tuple(part.strip() for part in raw.split(",") if part.strip())
    return raw


def options_table() -> str:
    """The table of settings in Markdown: what the reference is generated from."""
    lines = ["| in node.toml | environment | default | meaning |", "|---|---|---|---|"]
    for option in OPTIONS:
        default = ", ".join(option.default) if isinstance(option.default, tuple) else option.default
        lines.append(f"| `{option.name}` | `{option.environment}` | `{default}` | {option.meaning} |")
    return "\n".join(lines) + "\n"


def within(home: Path | None, path: str) -> Path:
    """A path of the settings, relative to the node's home."""
    return (home or Path.cwd()) / path

"""`rastro envelope`: seal a message, open one, check one, with files and keys alone."""

import json
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

import rastro.cli.texts  # noqa: F401 - registers the sentences
from rastro.canonical import (
    InvalidInput,
    PublicKey,
    SigningKey,
    Text,
    canonical_bytes,
    parse_strict,
    parse_timestamp,
    sha256_hex,
    system_clock,
    timestamp,
    uuid7,
)
from rastro.cli import output
from rastro.cli.files import MAX_KEY_BYTES, read_bytes, read_public_key
from rastro.exchange import (
    DEFAULT_LIFE,
    MAX_BYTES,
    Claim,
    Directory,
    Opened,
    Peer,
    PeerKey,
    Refused,
    first_prev,
    open_sealed,
    read_directory,
    read_envelope,
    seal,
)
from rastro.exchange.jws import MAX_DIRECTORY_BYTES, parse

envelope = typer.Typer(no_args_is_help=True, help="Messages between States, with files and keys alone.")

Message = Annotated[Path, typer.Argument(help="The sealed message; - for standard input.")]
Key = Annotated[Path | None, typer.Option(help="File with the sender's public key.")]
DirectoryFile = Annotated[Path | None, typer.Option("--directory", help="The signed directory.")]
Root = Annotated[Path | None, typer.Option(help="File with the public key that signed the directory.")]
Recipient = Annotated[str, typer.Option(help="Who receives it; whom the message names when left out.")]
At = Annotated[
    str, typer.Option(help="The moment at which it is read, 2021-01-14T09:30:00Z; now when left out.")
]


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(envelope, name="envelope")


@envelope.command("seal")
def seal_(
    fields: Annotated[
        Path, typer.Argument(help="JSON object with the envelope's fields; - for standard input.")
    ],
    *,
    key: Annotated[Path, typer.Option(help="File with the sender's private key (PEM).")],
    kid: Annotated[str, typer.Option(help="The key's name, such as XA/sign/1.")],
    as_json: output.AsJson = False,
) -> None:
    """Sign a message and write it as it travels; fields that have a usual value may be left out."""
    value = parse_strict(read_bytes(fields, limit=2 * MAX_BYTES), max_bytes=2 * MAX_BYTES)
    if not isinstance(value, dict):
        raise InvalidInput("cli.envelope.form")
    whole = completed(value, now=system_clock().now())
    payload = canonical_bytes(whole)
    message = read_envelope(whole, claim=Claim(digest=sha256_hex(payload), kid=kid))
    signer = SigningKey.from_pem(kid, read_bytes(key, limit=MAX_KEY_BYTES))
    data = seal(message, signer).decode("ascii")
    if as_json:
        output.say({"message": data, "digest": sha256_hex(payload), "id": str(message.id)}, as_json=True)
    else:
        sys.stdout.write(data + ("\n" if sys.stdout.isatty() else ""))


@envelope.command("open")
def open_(
    message: Message,
    *,
    key: Key = None,
    directory: DirectoryFile = None,
    root: Root = None,
    recipient: Recipient = "",
    at: At = "",
    as_json: output.AsJson = False,
) -> None:
    """Check a message and print what it says; exit status 1 if it is refused."""
    opened = _checked(message, key, directory, root, recipient, at, as_json=as_json)
    value = opened.envelope.as_json()
    output.say(value, as_json=as_json, line=json.dumps(value, ensure_ascii=False, indent=2))


@envelope.command()
def verify(
    message: Message,
    *,
    key: Key = None,
    directory: DirectoryFile = None,
    root: Root = None,
    recipient: Recipient = "",
    at: At = "",
    as_json: output.AsJson = False,
) -> None:
    """Check a message and say so, without printing what it says; exit status 1 if it is refused."""
    opened = _checked(message, key, directory, root, recipient, at, as_json=as_json)
    found = opened.envelope
    value: dict[str, Any] = {
        "valid": True,
        "id": str(found.id),
        "typ": found.typ,
        "from": found.sender,
        "to": list(found.recipients),
        "seq": found.seq,
        "prev": found.prev,
        "iat": timestamp(found.iat),
        "exp": timestamp(found.exp),
        "kid": opened.kid,
        "digest": opened.digest,
    }
    sentence = Text("cli.envelope.valid", {**value, "sender": found.sender})
    output.say(value, as_json=as_json, line=sentence.say(output.translator()))


def completed(value: Mapping[str, Any], *, now: datetime) -> dict[str, Any]:
    """The fields with what is usual where they say nothing: a new id, now, a week, the first place."""
    recipients = value.get("to")
    if isinstance(recipients, str):
        recipients = [recipients]
    first = recipients[0] if isinstance(recipients, list) and recipients else ""
    usual: dict[str, Any] = {
        "id": str(uuid7()),
        "schema": f"urn:rastro:{value.get('typ', '')}:1",
        "seq": 1,
        "iat": timestamp(now.replace(microsecond=0)),
        "classification": 0,
        "handling": {"codes": ["H0"], "text": ""},
        "urgency": "normal",
        "legal_basis": "",
        "body": {},
    }
    whole = {**usual, **value, "to": recipients}
    if whole["seq"] == 1 and "prev" not in whole:
        whole["prev"] = first_prev(str(whole.get("from", "")), str(first))
    if "exp" not in whole:
        whole["exp"] = timestamp(parse_timestamp(whole["iat"], field="iat") + DEFAULT_LIFE)
    return whole


def _checked(
    message: Path,
    key: Path | None,
    directory: Path | None,
    root: Path | None,
    recipient: str,
    at: str,
    *,
    as_json: bool,
) -> Opened:
    """The message, or its refusal said and exit status 1."""
    now = parse_timestamp(at, field="at") if at else system_clock().now()
    data = read_bytes(message, limit=2 * MAX_BYTES).removesuffix(b"\n")
    known = _directory(key, directory, root, now)
    try:
        return open_sealed(data, directory=known, recipient=recipient or _named(data), now=now)
    except Refused as refused:
        translate = output.translator()
        value = {
            "valid": False,
            "code": refused.code,
            "field": refused.field,
            "detail": refused.say(translate),
        }
        sentence = Text("cli.envelope.refused", {"reason": refused.text}).say(translate)
        output.say(value, as_json=as_json, line=f"{sentence} ({refused.code})")
        raise typer.Exit(1) from None


def _directory(key: Path | None, directory: Path | None, root: Path | None, now: datetime) -> Directory:
    if key is not None and directory is None:
        return directory_of(read_public_key(key), now=now)
    if key is not None or directory is None or root is None:
        raise InvalidInput("cli.envelope.expected")
    data = read_bytes(directory, limit=MAX_DIRECTORY_BYTES).removesuffix(b"\n")
    return read_directory(data, trusted_key=read_public_key(root), now=now)


def directory_of(key: PublicKey, *, now: datetime) -> Directory:
    """A directory of one authority with one key, which is taken to be valid at any time.

    A key's name begins with the address that owns it, followed by its use and its number.
    """
    state, *inner = key.kid.split("/")
    address = f"{state}/{inner[0]}" if len(inner) == 3 else state  # noqa: PLR2004 - office, use, number
    always = PeerKey(key, now - timedelta(days=36_500), now + timedelta(days=36_500))
    peer = Peer(
        address=address,
        state=state,
        authority="",
        names={},
        url="https://invalid.example",
        tls_sha256="0" * 64,
        tls_pem="",
        keys=(always,),
    )
    return Directory(version=1, issued=now, expires=now + DEFAULT_LIFE, peers=(peer,))


def _named(data: bytes) -> str:
    """The recipient that a message names first; nothing is believed of it yet."""
    try:
        value = parse_strict(parse(data).payload)
    except InvalidInput:
        return ""
    match value:
        case {"to": [str(first), *_]}:
            return first
    return ""

"""`rastro ledger verify`: checks an export anywhere, without the node that made it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Annotated

import typer

import rastro.cli.texts  # noqa: F401 - registers the sentences
from rastro.canonical import PublicKey, Text
from rastro.cli import output
from rastro.cli.files import opened, read_bytes, read_lines, read_public_key
from rastro.ledger import Checkpoint, Verification, read_checkpoint, verify_export
from rastro.ledger.export import MAX_LINE

MAX_NOTE = 64 * 1024

ledger = typer.Typer(no_args_is_help=True, help="The ledger's proofs.")


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(ledger, name="ledger")


@ledger.callback()
def _group() -> None:
    """The ledger's proofs."""


@ledger.command()
def verify(
    export: Annotated[Path, typer.Argument(help="The export (JSON lines); - for standard input.")],
    *,
    key: Annotated[
        list[Path] | None,
        typer.Option(help="File with the ledger's public key; may be given again for its earlier keys."),
    ] = None,
    known: Annotated[
        list[Path] | None,
        typer.Option(help="File with a checkpoint that was kept elsewhere; may be given again."),
    ] = None,
    as_json: output.AsJson = False,
) -> None:
    """Check an export: exit status 0 if it is sound, 1 if it was tampered with, 2 if it cannot be read."""
    keys = tuple(read_public_key(path) for path in key or ())
    checkpoints = [_checkpoint(path, keys) for path in known or ()]
    with opened(export) as stream:
        lines = _shown(stream, export) if _watched(as_json=as_json) else _lines(stream)
        verification = verify_export(lines, checkpoints, keys)
    _say(verification, as_json=as_json)
    if not verification.sound:
        raise typer.Exit(1)


def _checkpoint(path: Path, keys: Iterable[PublicKey]) -> Checkpoint:
    note = read_bytes(path, limit=MAX_NOTE).decode("utf-8", errors="replace")
    return read_checkpoint(note.rstrip("\r\n") + "\n", keys)


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    return read_lines(stream, longest=MAX_LINE)


def _watched(*, as_json: bool) -> bool:
    return not as_json and sys.stderr.isatty()


def _shown(stream: IO[bytes], path: Path) -> Iterator[bytes]:
    """The lines, with a progress bar on standard error."""
    size = path.stat().st_size if path.is_file() else 0
    with typer.progressbar(length=size, file=sys.stderr, width=0) as bar:
        for line in _lines(stream):
            bar.update(len(line))
            yield line


def _say(verification: Verification, *, as_json: bool) -> None:
    translate = output.translator()
    value = verification.as_json()
    value["findings"] = [
        {**finding.as_json(), "text": finding.text.say(translate)} for finding in verification.findings
    ]
    verdict = "cli.ledger.sound" if verification.sound else "cli.ledger.unsound"
    lines = [Text(verdict, value).say(translate)]
    lines += [
        Text("cli.ledger.line", {"sentence": finding.text, "kind": finding.kind}).say(translate)
        for finding in verification.findings
    ]
    if verification.more:
        lines.append(Text("cli.ledger.more", {"more": verification.more}).say(translate))
    output.say(value, as_json=as_json, line="\n".join(lines))

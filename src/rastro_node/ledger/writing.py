"""The export as files: the ledger itself, the key to verify it with, the checkpoint to keep elsewhere."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from rastro.canonical import Conflict, InvalidInput
from rastro.ledger import read_checkpoint, verifier_key
from rastro_node.core.actors import Actor
from rastro_node.core.hooks import Export, on_export
from rastro_node.core.keys import signing_key
from rastro_node.ledger.exports import export_lines
from rastro_node.ledger.selectors import standing

CHUNK = 1_000
MAX_PURPOSE = 80
FRESH = os.O_WRONLY | os.O_CREAT | os.O_TRUNC

type Watch = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What an export left behind.

    Parameters
    ----------
    export, key, checkpoint
        The files: JSON lines, the verifier key, the newest signed checkpoint.
    origin
        The log's name.
    entries
        How many entries the checkpoint proves: all that were exported.
    root
        The log's root at that size, hexadecimal.
    """

    export: Path
    key: Path
    checkpoint: Path
    origin: str
    entries: int
    root: str

    def as_json(self) -> dict[str, str | int]:
        """As programs are told."""
        return {
            "export": str(self.export),
            "key": str(self.key),
            "checkpoint": str(self.checkpoint),
            "origin": self.origin,
            "entries": self.entries,
            "root": self.root,
        }


def export_announce(*, actor: Actor, purpose: str) -> None:
    """Put on record that the whole ledger leaves; the entry is then part of the export.

    Raises
    ------
    InvalidInput
        `ledger.purpose.empty` or `ledger.purpose.form`.
    """
    said = purpose.strip()
    if not said:
        raise InvalidInput("ledger.purpose.empty", field="purpose")
    if len(said) > MAX_PURPOSE or not said.isprintable():
        raise InvalidInput("ledger.purpose.form", field="purpose", limit=MAX_PURPOSE)
    on_export.announce(
        Export(actor=actor, table="ledger", form="jsonl", rows=standing().size, filters="", purpose=said)
    )


def export_write(out: Path, *, actor: Actor, purpose: str, watch: Watch = lambda _: None) -> Written:
    """Write the whole ledger to a file, with `.key` and `.checkpoint` beside it; all of them, or none.

    Parameters
    ----------
    out
        The file; neither it nor those beside it may exist.
    actor, purpose
        Who takes it, and why.
    watch
        Told the number of lines after each thousand.

    Raises
    ------
    Conflict
        `ledger.export.exists`.
    InvalidInput
        `ledger.export.unwritten`; `ledger.purpose.empty` or `.form`.
    """
    files = [out.with_name(out.name + ending) for ending in ("", ".key", ".checkpoint")]
    for path in files:
        if path.exists():
            raise Conflict("ledger.export.exists", field="out", path=str(path))
    with _drafts(files) as (export, key, checkpoint):
        export_announce(actor=actor, purpose=purpose)
        note = _copy(export, watch)
        checkpoint.write(note.encode())
        key.write(verifier_key(signing_key().public()).encode() + b"\n")
    proven = read_checkpoint(note, [signing_key().public()])
    ledger, beside, kept = files
    return Written(ledger, beside, kept, proven.origin, proven.size, proven.root)


def _copy(export: IO[bytes], watch: Watch) -> str:
    """Write every line; the last checkpoint among them."""
    note = ""
    for count, line in enumerate(export_lines(), 1):
        export.write(line)
        if line.startswith(b'{"note":'):
            note = str(json.loads(line)["note"])
        if count % CHUNK == 0:
            watch(count)
    return note


@contextmanager
def _drafts(paths: list[Path]) -> Iterator[list[IO[bytes]]]:
    """Files that only their owner reads, and that have their names once everything is written."""
    drafts = [path.with_name(path.name + ".part") for path in paths]
    streams: list[IO[bytes]] = []
    try:
        streams += (os.fdopen(os.open(draft, FRESH, 0o600), "wb") for draft in drafts)
        yield streams
        for stream in streams:
            stream.close()
        for draft, path in zip(drafts, paths, strict=True):
            draft.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InvalidInput(
            "ledger.export.unwritten", field="out", path=str(paths[0]), reason=reason
        ) from None
    finally:
        for stream in streams:
            try:
                stream.close()
            except OSError:
                continue
        for draft in drafts:
            draft.unlink(missing_ok=True)

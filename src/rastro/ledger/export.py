"""The lines of a ledger's export: a head, then entries, and checkpoints where the log had their size."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rastro.canonical import InvalidInput, canonical_bytes, is_digest, parse_strict
from rastro.ledger.entries import GENESIS
from rastro.ledger.log import Log, log_from_json

EXPORT_VERSION = 1
MAX_LINE = 64 * 1024
"""Longest line read, in bytes."""
MAX_ENTRIES = 10**12
"""Highest number an entry is read with."""
EMPTY = Log()


@dataclass(frozen=True, slots=True)
class Head:
    """Where an export begins.

    Parameters
    ----------
    origin
        Name of the log.
    log
        The log before the first line; empty for a whole export.
    prev
        Leaf hash of the last entry before the first line.
    """

    origin: str
    log: Log
    prev: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as it was stored, whether or not it is what it was.

    Parameters
    ----------
    seq, prev, leaf
        Its place, and both hashes as stored.
    body
        The body's JSON object as stored.
    """

    seq: int
    prev: str
    leaf: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CheckpointLine:
    """A checkpoint's note as it was stored."""

    note: str


type Line = Head | EntryLine | CheckpointLine


def head_line(*, origin: str, log: Log = EMPTY, prev: str = GENESIS) -> bytes:
    """The first line; `log` and `prev` say where an export begins that is not whole."""
    return _line(
        {"type": "head", "version": EXPORT_VERSION, "origin": origin, "log": log.as_json(), "prev": prev}
    )


def entry_line(*, seq: int, prev: str, leaf: str, body: Mapping[str, Any]) -> bytes:
    """An entry's line, from what is stored: `entry_line(**entry.as_json())` for a value."""
    return _line({"type": "entry", "seq": seq, "prev": prev, "leaf": leaf, "body": body})


def checkpoint_line(note: str, /) -> bytes:
    """A checkpoint's line; it follows the last entry that the checkpoint covers."""
    return _line({"type": "checkpoint", "note": note})


def _line(value: Mapping[str, object]) -> bytes:
    return canonical_bytes(value) + b"\n"


def read_line(data: bytes, /) -> Line:
    """Read one line.

    Raises
    ------
    InvalidInput
        `canonical.json.` codes or `ledger.export.line`.
    """
    match parse_strict(data, max_bytes=MAX_LINE):
        case {"type": "entry", "seq": int(seq), "prev": str(prev), "leaf": str(leaf), "body": dict(body)}:
            if 0 < seq <= MAX_ENTRIES and is_digest(prev) and is_digest(leaf):
                return EntryLine(seq, prev, leaf, body)
        case {"type": "checkpoint", "note": str(note)}:
            return CheckpointLine(note)
        case {"type": "head", "version": 1, "origin": str(origin), "log": dict(log), "prev": str(prev)}:
            if is_digest(prev):
                return Head(origin, log_from_json(log), prev)
        case _:
            pass
    raise InvalidInput("ledger.export.line")

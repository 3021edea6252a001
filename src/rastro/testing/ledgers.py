"""Ledgers of made-up acts, their exports, and what a forger may do to an export."""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from rastro.canonical import SigningKey, canonical_bytes, sha256_hex
from rastro.ledger import (
    GENESIS,
    Checkpoint,
    Entry,
    EntryBody,
    Log,
    checkpoint_line,
    entry_line,
    head_line,
    leaf_of,
    sequence,
    sign_checkpoint,
)

ORIGIN = "rastro/XA/ledger"
START = datetime(2021, 1, 14, 9, 30, tzinfo=UTC)
_ACTIONS = ("trace.open", "firearm.read", "message.send", "message.receive", "ledger.read")


@dataclass(frozen=True, slots=True)
class MadeLedger:
    """A ledger and its export.

    Parameters
    ----------
    entries
        What stands in it.
    notes
        Its signed checkpoints, oldest first.
    lines
        Its export, each line with its line feed.
    key
        What it signs with.
    """

    entries: tuple[Entry, ...]
    notes: tuple[str, ...]
    lines: tuple[bytes, ...]
    key: SigningKey


def make_ledger(
    *, sizes: Sequence[int], tail: int = 0, key: SigningKey | None = None, seed: int = 0
) -> MadeLedger:
    """A ledger with a checkpoint at each of these sizes, and entries behind the last one.

    Parameters
    ----------
    sizes
        Sizes at which a checkpoint was signed, increasing, from 1.
    tail
        Entries behind the last checkpoint.
    key
        The ledger's key; a fresh one when left out.
    seed
        Decides what the entries say.
    """
    key = key or SigningKey.generate("XA/ledger/1")
    chance = random.Random(seed)  # noqa: S311 - made-up records
    log, prev = Log(), GENESIS
    entries: list[Entry] = []
    notes: list[str] = []
    lines = [head_line(origin=ORIGIN)]
    for before, size in pairwise((0, *sizes, (sizes[-1] if sizes else 0) + tail)):
        bodies = [make_body(number, chance) for number in range(before + 1, size + 1)]
        made, log = sequence(bodies, log=log, prev=prev)
        prev = made[-1].leaf if made else prev
        entries += made
        lines += [entry_line(**_stored(entry)) for entry in made]
        if made and size in sizes:
            moment = START + timedelta(seconds=size)
            notes.append(sign_checkpoint(Checkpoint(ORIGIN, size, log.root.hex(), moment), key))
            lines.append(checkpoint_line(notes[-1]))
    return MadeLedger(tuple(entries), tuple(notes), tuple(lines), key)


def make_body(number: int, chance: random.Random) -> EntryBody:
    """A made-up act."""
    moment = START + timedelta(seconds=number)
    low = 0b10 << 62 | chance.getrandbits(62)
    return EntryBody(
        id=UUID(int=int(moment.timestamp() * 1000) << 80 | 0x7 << 76 | low),
        at=moment,
        actor=f"person/{chance.randrange(20):02d}",
        authority="tracing-centre",
        action=chance.choice(_ACTIONS),
        object=f"firearm/{chance.getrandbits(48):012x}",
        purpose="criminal_investigation",
        decision=chance.choice(("allowed", "denied", "none")),
        payload_digest=chance.choice((None, sha256_hex(chance.randbytes(8)))),
    )


def _stored(entry: Entry) -> dict[str, Any]:
    return {"seq": entry.seq, "prev": entry.prev, "leaf": entry.leaf, "body": entry.body.as_json()}


type Tampering = Callable[[MadeLedger, int], tuple[bytes, ...]]
"""Gives the lines of an export in which something was done to the entry of that number."""


def change(ledger: MadeLedger, seq: int) -> tuple[bytes, ...]:
    """One entry says something else; its hashes are left as they were."""
    return _with(ledger, seq, _said_otherwise)


def change_and_hash_again(ledger: MadeLedger, seq: int) -> tuple[bytes, ...]:
    """One entry says something else, and its own hash is made to fit."""
    return _with(ledger, seq, lambda value: _hashed(_said_otherwise(value), value["prev"]))


def delete(ledger: MadeLedger, seq: int) -> tuple[bytes, ...]:
    """One entry is taken out."""
    return tuple(line for line in ledger.lines if _seq_of(line) != seq)


def delete_and_number_again(ledger: MadeLedger, seq: int) -> tuple[bytes, ...]:
    """One entry is taken out, and those behind it are given the numbers that close the gap."""
    kept = []
    for line in delete(ledger, seq):
        value = json.loads(line)
        if value["type"] == "entry" and value["seq"] > seq:
            value["seq"] -= 1
        kept.append(_line(value))
    return tuple(kept)


def reorder(ledger: MadeLedger, seq: int) -> tuple[bytes, ...]:
    """One entry changes places with the one behind it."""
    lines = list(ledger.lines)
    first, second = _index(lines, seq), _index(lines, seq + 1)
    lines[first], lines[second] = lines[second], lines[first]
    return tuple(lines)


def repeat(ledger: MadeLedger, seq: int) -> tuple[bytes, ...]:
    """One entry stands there twice."""
    place = _index(ledger.lines, seq)
    return (*ledger.lines[: place + 1], ledger.lines[place], *ledger.lines[place + 1 :])


def truncate(ledger: MadeLedger, seq: int) -> tuple[bytes, ...]:
    """Everything from one entry on is cut off, checkpoints too."""
    return ledger.lines[: _index(ledger.lines, seq)]


def rewrite(ledger: MadeLedger, seq: int) -> tuple[bytes, ...]:
    """One entry says something else, and every hash behind it is made to fit; the checkpoints cannot be."""
    lines, prev = list(ledger.lines), None
    for place, line in enumerate(lines):
        value = json.loads(line)
        if value["type"] != "entry" or value["seq"] < seq:
            continue
        value = _said_otherwise(value) if value["seq"] == seq else value
        value = _hashed(value, prev or value["prev"])
        prev = value["leaf"]
        lines[place] = _line(value)
    return tuple(lines)


def rewrite_and_sign_again(ledger: MadeLedger, seq: int) -> tuple[bytes, ...]:
    """Written anew by somebody who holds the ledger's key: only a checkpoint kept elsewhere can tell."""
    log, lines = Log(), []
    for line in rewrite(ledger, seq):
        value = json.loads(line)
        if value["type"] == "entry":
            log = log.append(bytes.fromhex(value["leaf"]))
        if value["type"] == "checkpoint":
            moment = START + timedelta(seconds=log.size)
            checkpoint = Checkpoint(ORIGIN, log.size, log.root.hex(), moment)
            lines.append(checkpoint_line(sign_checkpoint(checkpoint, ledger.key)))
        else:
            lines.append(line)
    return tuple(lines)


def _with(
    ledger: MadeLedger, seq: int, alter: Callable[[dict[str, Any]], dict[str, Any]]
) -> tuple[bytes, ...]:
    return tuple(_line(alter(json.loads(line))) if _seq_of(line) == seq else line for line in ledger.lines)


def _said_otherwise(value: dict[str, Any]) -> dict[str, Any]:
    return {**value, "body": {**value["body"], "actor": "person/mallory"}}


def _hashed(value: dict[str, Any], prev: str) -> dict[str, Any]:
    digest = sha256_hex(canonical_bytes(value["body"]))
    return {**value, "prev": prev, "leaf": leaf_of(seq=value["seq"], prev=prev, body_digest=digest)}


def _line(value: dict[str, Any]) -> bytes:
    return canonical_bytes(value) + b"\n"


def _seq_of(line: bytes) -> int | None:
    value = json.loads(line)
    return value["seq"] if value["type"] == "entry" else None


def _index(lines: Sequence[bytes], seq: int) -> int:
    return next(place for place, line in enumerate(lines) if _seq_of(line) == seq)

"""The signed statement of what a log held at a moment (C2SP tlog-checkpoint, and the time on line four)."""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rastro.canonical import InvalidInput, PublicKey, SigningKey, is_digest, parse_timestamp, timestamp
from rastro.ledger.merkle import HASH_BYTES
from rastro.ledger.notes import open_note, sign_note

_ORIGIN = re.compile(r"[^\s+]{1,100}")
_SIZE = re.compile(r"0|[1-9][0-9]{0,15}", re.ASCII)
_LEAST_LINES = 4


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log held.

    Parameters
    ----------
    origin
        Name of the log, such as `rastro/XA/ledger`; no blanks, no plus sign.
    size
        Entries it held.
    root
        Root of its tree, hexadecimal.
    at
        When.
    """

    origin: str
    size: int
    root: str
    at: datetime

    def __post_init__(self) -> None:
        if _ORIGIN.fullmatch(self.origin) is None or self.size < 0 or not is_digest(self.root):
            raise InvalidInput("ledger.checkpoint.form")

    @property
    def text(self) -> str:
        """The text that is signed: origin, size, root in Base64 and time, a line each."""
        root = base64.b64encode(bytes.fromhex(self.root)).decode()
        return f"{self.origin}\n{self.size}\n{root}\ntime {timestamp(self.at)}\n"


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey, /) -> str:
    """The checkpoint as a signed note.

    Raises
    ------
    InvalidInput
        `canonical.key.algorithm`, if the key is not of Ed25519.
    """
    return sign_note(checkpoint.text, key)


def read_checkpoint(note: str, keys: Iterable[PublicKey], /) -> Checkpoint:
    """The checkpoint in a note that one of the keys signed.

    Raises
    ------
    InvalidInput
        `ledger.note.form`, `ledger.note.signature`, `ledger.note.unsigned`, `ledger.checkpoint.form` or
        `canonical.time.form`.
    """
    text, _ = open_note(note, keys)
    lines = text.splitlines()
    if len(lines) < _LEAST_LINES or not _SIZE.fullmatch(lines[1]) or not lines[3].startswith("time "):
        raise InvalidInput("ledger.checkpoint.form")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except ValueError:
        raise InvalidInput("ledger.checkpoint.form") from None
    at = parse_timestamp(lines[3].removeprefix("time "), field="time")
    checkpoint = Checkpoint(lines[0], int(lines[1]), root.hex(), at)
    if len(root) != HASH_BYTES or not text.startswith(checkpoint.text):
        raise InvalidInput("ledger.checkpoint.form")
    return checkpoint

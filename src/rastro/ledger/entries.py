"""What an act writes, and the leaf it becomes once it has a number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast
from uuid import UUID

from rastro.canonical import InvalidInput, canonical_bytes, is_digest, parse_timestamp, sha256_hex, timestamp
from rastro.ledger.log import Log
from rastro.ledger.merkle import leaf_hash

type Decision = Literal["allowed", "denied", "none"]

GENESIS = "0" * 64
"""`prev` of the first entry."""
DECISIONS = ("allowed", "denied", "none")
MAX_TEXT = 500
"""Longest text in a field of an entry, in characters."""

_TEXTS = ("actor", "authority", "action", "object", "purpose", "legal_basis")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryBody:
    """What happened, as the act itself writes it, before the entry has a number.

    Parameters
    ----------
    id
        Name of the entry inside (UUIDv7); it also keeps two equal acts apart.
    at
        When, with its time zone.
    actor
        Who: a pseudonym, never a name, so that the person behind it can be erased elsewhere.
    authority
        For which authority.
    action
        What was done: `trace.open`, `firearm.read`.
    object
        To what: `firearm/0198...`.
    purpose
        Why: `criminal_investigation`; empty where the act has none.
    legal_basis
        Under which rule; empty where the act has none.
    decision
        `allowed` or `denied` where the rules were asked, else `none`.
    payload_digest
        Salted digest of what is kept apart, or None.
    """

    id: UUID
    at: datetime
    actor: str
    authority: str
    action: str
    object: str
    purpose: str = ""
    legal_basis: str = ""
    decision: Decision = "none"
    payload_digest: str | None = None

    def __post_init__(self) -> None:
        for name in _TEXTS:
            if len(getattr(self, name)) > MAX_TEXT:
                raise InvalidInput("ledger.entry.too_long", field=name, limit=MAX_TEXT)
        if not self.action or self.decision not in DECISIONS:
            raise InvalidInput("ledger.entry.form", field="decision" if self.action else "action")
        if self.payload_digest is not None and not is_digest(self.payload_digest):
            raise InvalidInput("ledger.entry.form", field="payload_digest")

    def as_json(self) -> dict[str, str | None]:
        """The body as it is hashed and exported."""
        texts: dict[str, str | None] = {name: getattr(self, name) for name in _TEXTS}
        return texts | {
            "id": str(self.id),
            "at": timestamp(self.at),
            "decision": self.decision,
            "payload_digest": self.payload_digest,
        }

    @property
    def digest(self) -> str:
        """SHA-256 of the body's canonical bytes, hexadecimal."""
        return sha256_hex(canonical_bytes(self.as_json()))


@dataclass(frozen=True, slots=True)
class Entry:
    """A body with its place in the log.

    Parameters
    ----------
    seq
        Its number, from 1; a checkpoint of size n covers the entries 1 to n.
    prev
        Leaf hash of the entry before, hexadecimal; :data:`GENESIS` for the first.
    body
        What happened.
    """

    seq: int
    prev: str
    body: EntryBody

    @property
    def leaf(self) -> str:
        """The leaf hash, hexadecimal."""
        return leaf_of(seq=self.seq, prev=self.prev, body_digest=self.body.digest)

    def as_json(self) -> dict[str, object]:
        """The entry as one line of an export holds it."""
        return {"seq": self.seq, "prev": self.prev, "leaf": self.leaf, "body": self.body.as_json()}


def leaf_of(*, seq: int, prev: str, body_digest: str) -> str:
    """Leaf hash of an entry, from its place and the digest of its body alone.

    An entry can thus be shown to stand in the log without showing what it says.

    Parameters
    ----------
    seq
        Its number, from 1.
    prev
        Leaf hash of the entry before, hexadecimal.
    body_digest
        SHA-256 of the body's canonical bytes, hexadecimal.
    """
    return leaf_hash(canonical_bytes({"body": body_digest, "prev": prev, "seq": seq})).hex()


def sequence(bodies: Iterable[EntryBody], /, *, log: Log, prev: str) -> tuple[tuple[Entry, ...], Log]:
    """Number bodies in the order given and append them to the log.

    Parameters
    ----------
    bodies
        What acts wrote and has no number yet.
    log
        The log as it stands.
    prev
        Leaf hash of its last entry; :data:`GENESIS` for an empty log.

    Returns
    -------
    entries
        One for each body; the last one's `leaf` is the next call's `prev`.
    log
        The log that holds them.
    """
    entries: list[Entry] = []
    leaves: list[bytes] = []
    for seq, body in enumerate(bodies, start=log.size + 1):
        entry = Entry(seq, prev, body)
        prev = entry.leaf
        entries.append(entry)
        leaves.append(bytes.fromhex(prev))
    return tuple(entries), log.extend(leaves)


def body_from_json(value: object, /) -> EntryBody:
    """Read :meth:`EntryBody.as_json` back.

    Raises
    ------
    InvalidInput
        `ledger.entry.form`, `ledger.entry.too_long` or `canonical.time.form`.
    """
    if not isinstance(value, Mapping) or set(value) != {*_TEXTS, "id", "at", "decision", "payload_digest"}:
        raise InvalidInput("ledger.entry.form", field="body")
    for name in (*_TEXTS, "id", "decision"):
        if not isinstance(value[name], str):
            raise InvalidInput("ledger.entry.form", field=name)
    try:
        number = UUID(value["id"])
    except ValueError:
        raise InvalidInput("ledger.entry.form", field="id") from None
    if str(number) != value["id"]:
        raise InvalidInput("ledger.entry.form", field="id")
    return EntryBody(
        id=number,
        at=parse_timestamp(value["at"], field="at"),
        decision=cast(Decision, value["decision"]),
        payload_digest=value["payload_digest"],
        **{name: value[name] for name in _TEXTS},
    )

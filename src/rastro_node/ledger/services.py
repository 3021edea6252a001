"""Write what was done, in the transaction that does it; number it afterwards, in batches."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone

from rastro.canonical import new_salt, salted_digest, uuid7
from rastro.ledger import GENESIS, EntryBody, log_from_json, sequence, sign_checkpoint
from rastro.ledger import Checkpoint as LibraryCheckpoint
from rastro_node.core.keys import own_state, signing_key
from rastro_node.ledger.models import Checkpoint, Entry, Frontier, Leaf, Unsequenced

type DecisionWord = Literal["allowed", "denied", "none"]

SEQUENCER_LOCK = 0x7261_7374_6C65_64

WRITE = """
    WITH act AS (
        SELECT * FROM jsonb_to_recordset(%s::jsonb) AS act(
            id uuid, at timestamptz, actor text, authority text, action text, object text, purpose text,
            legal_basis text, decision text, payload_digest text, salt text, payload jsonb
        )
    ), entry AS (
        INSERT INTO ledger_entry (id, at, actor, authority, action, object, purpose, legal_basis, decision,
            payload_digest)
        SELECT id, at, actor, authority, action, object, purpose, legal_basis, decision, payload_digest
        FROM act
    )
    INSERT INTO ledger_payload (entry_id, salt, content)
    SELECT id, decode(salt, 'hex'), payload FROM act WHERE salt IS NOT NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act or one read, as the ledger keeps it.

    Parameters
    ----------
    action
        What was done, `room.verb`: `trace.open`, `firearm.read`.
    object
        To what, `kind/id`.
    actor
        Who: a pseudonym (`user/<id>`) or the node itself (`node/XA`); never a name.
    authority
        For which authority.
    purpose, legal_basis
        Why, and under which rule.
    decision
        `allowed` or `denied` where the rules were asked, else `none`.
    payload
        What it was about; kept apart so that it can be erased, its salted digest stays.
    """

    action: str
    object: str
    actor: str
    authority: str
    purpose: str = ""
    legal_basis: str = ""
    decision: DecisionWord = "none"
    payload: Mapping[str, Any] | None = None


def act_record(act: Act) -> None:
    """Write one act; it stands or falls with the caller's transaction."""
    acts_record([act])


def acts_record(acts: Iterable[Act]) -> None:
    """Write several acts at once, in order: one statement, since every service pays for it."""
    rows = [_row(act) for act in acts]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [json.dumps(rows, cls=DjangoJSONEncoder)])


def _row(act: Act) -> dict[str, Any]:
    row = asdict(act) | {"id": uuid7(), "at": timezone.now(), "payload_digest": "", "salt": None}
    if act.payload is not None:
        salt = new_salt()
        row |= {"salt": salt.hex(), "payload_digest": salted_digest(act.payload, salt=salt)}
    return row


def body_of(entry: Entry) -> EntryBody:
    """The entry as the library hashes it."""
    return EntryBody(
        id=entry.id,
        at=entry.at,
        actor=entry.actor,
        authority=entry.authority,
        action=entry.action,
        object=entry.object,
        purpose=entry.purpose,
        legal_basis=entry.legal_basis,
        decision=cast(DecisionWord, entry.decision),
        payload_digest=entry.payload_digest or None,
    )


@transaction.atomic
def entries_sequence(*, limit: int = 5_000) -> int:
    """Give waiting entries their numbers and leaves; the number of entries done.

    One sequencer at a time: a second one finds the lock taken and leaves.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEQUENCER_LOCK])
        if not cursor.fetchone()[0]:
            return 0
    waiting = list(Unsequenced.objects.select_related("entry").order_by("entry_id")[:limit])
    if not waiting:
        return 0
    frontier, _ = Frontier.objects.get_or_create(singleton=True)
    log = log_from_json({"size": frontier.size, "frontier": frontier.hashes})
    entries, log = sequence([body_of(row.entry) for row in waiting], log=log, prev=frontier.head or GENESIS)
    Leaf.objects.bulk_create(
        Leaf(seq=entry.seq, entry=row.entry, prev=entry.prev, hash=entry.leaf)
        for entry, row in zip(entries, waiting, strict=True)
    )
    frontier.size, frontier.hashes = log.size, log.as_json()["frontier"]
    frontier.head = entries[-1].leaf
    frontier.save()
    Unsequenced.objects.filter(entry__in=[row.entry_id for row in waiting]).delete()
    return len(waiting)


@transaction.atomic
def checkpoint_sign() -> Checkpoint | None:
    """Sign where the log stands, if it has grown since the last checkpoint."""
    frontier = Frontier.objects.select_for_update().first()
    if frontier is None or Checkpoint.objects.filter(size__gte=frontier.size).exists():
        return None
    log = log_from_json({"size": frontier.size, "frontier": frontier.hashes})
    at = timezone.now()
    signed = sign_checkpoint(LibraryCheckpoint(log_origin(), log.size, log.root.hex(), at), signing_key())
    return Checkpoint.objects.create(size=log.size, root=log.root.hex(), at=at, signed=signed)


def log_origin() -> str:
    """The log's name in checkpoints and exports."""
    return f"rastro/{own_state()}/ledger"


def log_bring_up_to_date() -> None:
    """Number everything that waits and sign it: before an export, a page of the log, a shutdown."""
    while entries_sequence():
        continue
    checkpoint_sign()

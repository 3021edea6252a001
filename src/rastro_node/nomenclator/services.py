"""Keep the words that no table knows, and let a curator decide what each means."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from rastro.canonical import Conflict, TooLarge, uuid7
from rastro.nomenclator import Kind, term
from rastro.nomenclator.folding import plain
from rastro_node.core.actors import Actor
from rastro_node.core.hooks import Hook
from rastro_node.nomenclator.models import UnknownTerm
from rastro_node.nomenclator.selectors import unknown_term

MAX_NOTE = 400
MAX_WORD = 200

KEEP = """
INSERT INTO nomenclator_unknownterm
    (id, kind, plain, raw, times, state, code, note, decided_by, first_at, last_at)
VALUES (%s, %s, %s, %s, %s, 'waiting', '', '', '', %s, %s)
ON CONFLICT (kind, plain) DO UPDATE
SET times = nomenclator_unknownterm.times + excluded.times, last_at = excluded.last_at
"""


@dataclass(frozen=True, slots=True)
class TermDecision:
    """What a curator decided on a word; other rooms listen.

    Parameters
    ----------
    actor
        Who.
    term_id, kind, raw
        The word as read.
    code
        The term it means; empty when it stays as read.
    """

    actor: Actor
    term_id: UUID
    kind: str
    raw: str
    code: str


on_decision: Hook[TermDecision] = Hook()


def terms_keep(words: Iterable[tuple[str, str]]) -> None:
    """Count words that no table knows: pairs of kind (`make`, `calibre`, `type`) and the word as read."""
    counted: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for kind, raw in words:
        key = (kind, plain(raw)[:MAX_WORD])
        counted[key] += 1
        first.setdefault(key, raw[:MAX_WORD])
    if not counted:
        return
    now = timezone.now()
    rows = [
        (uuid7(), kind, word, first[kind, word], times, now, now)
        for (kind, word), times in sorted(counted.items())
    ]
    with connection.cursor() as cursor:
        cursor.executemany(KEEP, rows)


@transaction.atomic
def term_decide(*, actor: Actor, term_id: UUID, code: str = "", note: str = "") -> UnknownTerm:
    """Say which term a word means, or that it stays as read.

    Parameters
    ----------
    code
        Of the table of its kind; empty to keep the word as it is.

    Raises
    ------
    NotFound
        `nomenclator.unknown.missing`, `nomenclator.code.unknown`.
    TooLarge
        `nomenclator.unknown.note`.
    Conflict
        `nomenclator.unknown.decided` when somebody decided otherwise meanwhile.
    """
    if len(note) > MAX_NOTE:
        raise TooLarge("nomenclator.unknown.note", field="note", limit=MAX_NOTE)
    row = unknown_term(term_id)
    if code:
        term(code, kind=Kind(row.kind))
    decided = UnknownTerm.State.MAPPED if code else UnknownTerm.State.KEPT
    now = timezone.now()
    changed = UnknownTerm.objects.filter(pk=term_id, state=row.state, code=row.code).update(
        state=decided, code=code, note=note, decided_by=actor.label, decided_at=now
    )
    if not changed:
        raise Conflict("nomenclator.unknown.decided", raw=row.raw)
    on_decision.announce(TermDecision(actor, term_id, row.kind, row.raw, code))
    return unknown_term(term_id)

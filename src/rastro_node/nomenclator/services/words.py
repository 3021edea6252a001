"""Keep the words that no table knows, and let a curator decide what each means."""

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from rastro.canonical import Conflict, TooLarge, uuid7
from rastro.nomenclator import Kind, term
from rastro.nomenclator.folding import compact, plain
from rastro_node.core.actors import Actor
from rastro_node.nomenclator.models import UnknownTerm
from rastro_node.nomenclator.selectors import alike, unknown_term
from rastro_node.nomenclator.services.acts import TermDecision, on_decision

MAX_NOTE = 400
MAX_WORD = 200
MAX_AT_ONCE = 500

KEEP = """
INSERT INTO nomenclator_unknownterm
    (id, kind, plain, folded, raw, times, state, code, note, decided_by, first_at, last_at)
VALUES (%s, %s, %s, %s, %s, %s, 'waiting', '', '', '', %s, %s)
ON CONFLICT (kind, plain) DO UPDATE
SET times = nomenclator_unknownterm.times + excluded.times, last_at = excluded.last_at,
    folded = excluded.folded
"""


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
        (uuid7(), kind, word, compact(word)[:MAX_WORD], first[kind, word], times, now, now)
        for (kind, word), times in sorted(counted.items())
    ]
    with connection.cursor() as cursor:
        cursor.executemany(KEEP, rows)


@transaction.atomic
def term_decide(
    *, actor: Actor, term_id: UUID, code: str = "", note: str = "", with_alike: bool = False
) -> UnknownTerm:
    """Say which term a word means, or that it stays as read.

    Parameters
    ----------
    code
        Of the table of its kind; empty to keep the word as it is.
    with_alike
        Whether those that wait and are the same but for blanks, points and legal forms mean it too.

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
    others = [each for each in alike(row) if each.state == UnknownTerm.State.WAITING] if with_alike else []
    for each in [row, *others]:
        _decide(actor, each, code, note)
    return unknown_term(term_id)


@transaction.atomic
def terms_decide(*, actor: Actor, decisions: Sequence[tuple[UUID, str]], note: str = "") -> int:
    """Decide on several words at once, each with an entry of its own in the ledger; all or none.

    Parameters
    ----------
    decisions
        Pairs of the word's id and a term's code, empty to keep the word as read.

    Raises
    ------
    TooLarge
        `nomenclator.unknown.many` over 500; and as :func:`term_decide`.
    """
    if len(decisions) > MAX_AT_ONCE:
        raise TooLarge("nomenclator.unknown.many", limit=MAX_AT_ONCE)
    for term_id, code in decisions:
        term_decide(actor=actor, term_id=term_id, code=code, note=note)
    return len(decisions)


@transaction.atomic
def term_reopen(*, actor: Actor, term_id: UUID) -> UnknownTerm:
    """Take a decision back: the word waits again, and records found by it are found by it no more.

    Raises
    ------
    NotFound
        `nomenclator.unknown.missing`.
    Conflict
        `nomenclator.unknown.waits` when nothing was decided.
    """
    row = unknown_term(term_id)
    if row.state == UnknownTerm.State.WAITING:
        raise Conflict("nomenclator.unknown.waits", raw=row.raw)
    _change(row, state=UnknownTerm.State.WAITING, code="", note="", decided_by="", decided_at=None)
    on_decision.announce(TermDecision(actor, row.pk, row.kind, row.raw, "", before=row.code, reopened=True))
    return unknown_term(term_id)


def _decide(actor: Actor, row: UnknownTerm, code: str, note: str) -> None:
    state = UnknownTerm.State.MAPPED if code else UnknownTerm.State.KEPT
    _change(row, state=state, code=code, note=note, decided_by=actor.label, decided_at=timezone.now())
    on_decision.announce(TermDecision(actor, row.pk, row.kind, row.raw, code, before=row.code))


def _change(row: UnknownTerm, **values: object) -> None:
    """Change a row that is still as it was looked at."""
    still = UnknownTerm.objects.filter(pk=row.pk, state=row.state, code=row.code)
    if not still.update(**values):
        raise Conflict("nomenclator.unknown.decided", raw=row.raw)

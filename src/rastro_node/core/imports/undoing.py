"""An import taken back within its window: a thousand records at a time; killed, it goes on where it stood."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from rastro.canonical import Conflict, NotFound
from rastro_node.core.actors import Actor
from rastro_node.core.imports.kinds import kind_of
from rastro_node.core.imports.services import import_of, record
from rastro_node.core.models import Import, ImportFinding

BATCH = 1_000
State = Import.State


def import_by_number(number: str) -> Import:
    """An import by its number, without its file.

    Raises
    ------
    NotFound
        `core.import.unknown`.
    """
    row = Import.objects.defer("content").filter(number=number).first()
    if row is None:
        raise NotFound("core.import.unknown")
    return row


@transaction.atomic
def import_undo(*, import_id: UUID) -> None:
    """Begin to take an import back, or go on with it.

    Raises
    ------
    Conflict
        `core.import.window`, when its undo window is closed; `core.import.not_done`, without a commit.
    """
    row = Import.objects.select_for_update().defer("content").get(pk=import_id)
    if row.state == State.UNDOING:
        return
    if row.state not in {State.DONE, State.COMMITTING}:
        raise Conflict("core.import.not_done")
    if row.undo_until is not None and row.undo_until < timezone.now():
        raise Conflict("core.import.window", until=row.undo_until.date().isoformat())
    Import.objects.filter(pk=import_id).update(state=State.UNDOING)


def run_undo(import_id: UUID, *, actor: Actor, progress: Callable[[int, int], None] | None = None) -> Import:
    """Withdraw every record of an import that nothing happened to since; the import's row afterwards.

    Each batch is one transaction with one entry in the ledger, and is counted in it.
    """
    row = import_of(import_id)
    kind = kind_of(row.kind)
    total = int(row.report.get("registered", 0))
    while True:
        with transaction.atomic():
            Import.objects.select_for_update().only("pk").get(pk=import_id)
            withdrawn = kind.undo(actor=actor, number=row.number, limit=BATCH)
            Import.objects.filter(pk=import_id).update(
                undone=F("undone") + withdrawn, touched_at=timezone.now()
            )
        if not withdrawn:
            break
        row.undone += withdrawn
        if progress is not None:
            progress(row.undone, max(total, row.undone))
    return _end(import_id, actor=actor, kept=kind.standing(number=row.number))


@transaction.atomic
def _end(import_id: UUID, *, actor: Actor, kept: int) -> Import:
    ended = Import.objects.filter(pk=import_id, state=State.UNDOING)
    if ended.update(state=State.UNDONE, kept=kept, content=b"", undo_until=None):
        row = import_of(import_id)
        record(row, actor, "import.undo", withdrawn=row.undone, kept=kept)
    return import_of(import_id)


def windows_close() -> bool:
    """Throw away files that can no longer be undone, and those that nobody came back to."""
    now = timezone.now()
    Import.objects.filter(undo_until__lt=now).exclude(content=b"").update(content=b"")
    forgotten = Import.objects.filter(
        state__in=[State.UPLOADED, State.CHECKING, State.CHECKED],
        started_at__lt=now - timedelta(days=settings.RASTRO.number("imports.undo_days")),
    )
    ImportFinding.objects.filter(file__in=forgotten.values("pk")).delete()
    forgotten.update(state=State.DISCARDED, content=b"", finished_at=now)
    return False

"""The imports themselves: begun, checked, committed, discarded, each on record."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from rastro.canonical import Conflict, NotFound
from rastro_node.core.actors import Actor
from rastro_node.core.hooks import ImportAct, on_import
from rastro_node.core.imports.layout import Layout, signature
from rastro_node.core.models import Import, ImportFinding, ImportLayout
from rastro_node.core.sequences import next_number

CHECK, COMMIT, UNDO = "core.import.check", "core.import.commit", "core.import.undo"
"""The kinds of job that work on imports."""
COUNTED = ("rows", "registered", "already", "duplicates", "refused", "warnings")
State = Import.State


@transaction.atomic
def import_begin(
    *,
    actor: Actor,
    kind: str,
    name: str,
    digest: str,
    source: str = "",
    content: bytes = b"",
    mapping: Mapping[str, str] | None = None,
    state: str = State.COMMITTING,
) -> Import:
    """Begin an import; one of the same file that did not come to its end goes on under its number."""
    same = {
        "kind": kind,
        "digest": digest,
        "state": state,
        "owner": actor.id,
        "size": len(content),
        "mapping": dict(mapping or {}),
    }
    if unfinished := Import.objects.filter(**same).first():
        return unfinished
    begun = Import.objects.create(
        **same,
        number=next_number("I"),
        source=source,
        name="".join(c for c in name[:200] if c.isprintable()),
        content=content,
        by=actor.label,
        by_name=actor.name,
        started_at=timezone.now(),
    )
    record(begun, actor, "import.begin", file=digest)
    return begun


def record(row: Import, actor: Actor, what: str, **detail: Any) -> None:
    """Announce what was done, for the ledger."""
    on_import.announce(ImportAct(actor, what, row.number, row.kind, detail))


def import_map(*, import_id: UUID, source: str, layout: Layout, by_name: str) -> None:
    """Say which columns are ours, and remember it for the next file of that source.

    Raises
    ------
    Conflict
        `core.import.not_checked`, when it is past that.
    """
    open_ones = [State.UPLOADED, State.CHECKED]
    changed = Import.objects.filter(pk=import_id, state__in=open_ones).update(
        state=State.CHECKING, source=source, mapping=layout.mapping, line=0, report={}
    )
    if not changed:
        raise Conflict("core.import.not_checked")
    layout_keep(kind=import_of(import_id).kind, source=source, layout=layout, by_name=by_name)


def layout_keep(*, kind: str, source: str, layout: Layout, by_name: str) -> None:
    """Remember where a source's files have our columns."""
    ImportLayout.objects.update_or_create(
        kind=kind,
        source=source,
        signature=signature(layout.header),
        defaults={"mapping": layout.mapping, "by_name": by_name, "used_at": timezone.now()},
    )


def import_check_again(*, import_id: UUID) -> None:
    """Forget what an earlier check found."""
    ImportFinding.objects.filter(file=import_id).delete()
    Import.objects.filter(pk=import_id).update(line=0, report={})


def import_checked(*, import_id: UUID, report: Mapping[str, Any]) -> None:
    """Keep what a check counted."""
    Import.objects.filter(pk=import_id, state=State.CHECKING).update(
        state=State.CHECKED, report=dict(report), line=0
    )


def import_refused(*, import_id: UUID, failure: Mapping[str, Any]) -> None:
    """Keep why a file could not be read at all, and not the file."""
    ImportFinding.objects.filter(file=import_id).delete()
    Import.objects.filter(pk=import_id, state=State.CHECKING).update(
        state=State.REFUSED, report={"failure": dict(failure)}, content=b"", finished_at=timezone.now()
    )


def import_job(*, import_id: UUID, job_id: UUID) -> None:
    """Remember which job works on an import."""
    Import.objects.filter(pk=import_id).update(job=job_id)


def import_commit(*, import_id: UUID) -> None:
    """A checked import may be committed, once.

    Raises
    ------
    Conflict
        `core.import.not_checked`.
    """
    if not Import.objects.filter(pk=import_id, state=State.CHECKED).update(state=State.COMMITTING):
        raise Conflict("core.import.not_checked")
    import_check_again(import_id=import_id)


@transaction.atomic
def import_end(*, actor: Actor, import_id: UUID, report: Mapping[str, Any]) -> None:
    """Keep what came of a committed import; from now its undo window runs."""
    row = import_of(import_id)
    now = timezone.now()
    Import.objects.filter(pk=import_id).update(
        state=State.DONE,
        report=dict(report),
        finished_at=now,
        undo_until=now + timedelta(days=settings.RASTRO.number("imports.undo_days")),
    )
    record(row, actor, "import.end", file=row.digest, **{name: report[name] for name in COUNTED})


@transaction.atomic
def import_discard(*, actor: Actor, import_id: UUID) -> None:
    """Throw a file away that was not committed.

    Raises
    ------
    Conflict
        `core.import.not_checked`.
    """
    row = import_of(import_id)
    waiting = [State.UPLOADED, State.CHECKING, State.CHECKED]
    if not Import.objects.filter(pk=import_id, state__in=waiting).update(
        state=State.DISCARDED, content=b"", finished_at=timezone.now()
    ):
        raise Conflict("core.import.not_checked")
    ImportFinding.objects.filter(file=import_id).delete()
    record(row, actor, "import.discard")


def import_of(import_id: UUID) -> Import:
    """An import's row, with its file.

    Raises
    ------
    NotFound
        `core.import.unknown`.
    """
    row = Import.objects.filter(pk=import_id).first()
    if row is None:
        raise NotFound("core.import.unknown")
    return row

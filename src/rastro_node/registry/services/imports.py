"""The imports themselves: begun, checked, committed, discarded, each on record."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rastro.canonical import Conflict, NotFound
from rastro_node.core.actors import Actor
from rastro_node.core.sequences import next_number
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.registry.models import Import

MAX_NAME = 200
CHECK, COMMIT = "registry.import.check", "registry.import.commit"
"""The kinds of job that work on imports."""


@transaction.atomic
def import_begin(
    *, actor: Actor, name: str, digest: str, content: bytes = b"", state: str = Import.State.COMMITTING
) -> Import:
    """Begin an import; one of the same file that did not come to its end goes on under its number."""
    unfinished = Import.objects.filter(digest=digest, state=state, owner=actor.id, size=len(content)).first()
    if unfinished is not None:
        return unfinished
    begun = Import.objects.create(
        number=next_number("I"),
        name="".join(c for c in name[:MAX_NAME] if c.isprintable()),
        digest=digest,
        size=len(content),
        content=content,
        state=state,
        by=actor.label,
        by_name=actor.name,
        owner=actor.id,
        started_at=timezone.now(),
    )
    act_record(act_by(actor, "import.begin", f"import/{begun.number}", payload={"file": digest}))
    return begun


@transaction.atomic
def import_end(*, actor: Actor, import_id: UUID, report: Mapping[str, Any]) -> None:
    """Keep what came of a committed import."""
    row = import_of(import_id)
    counts = {name: report[name] for name in ("rows", "registered", "already", "refused", "warnings")}
    Import.objects.filter(pk=import_id).update(
        state=Import.State.DONE, report=dict(report), finished_at=timezone.now()
    )
    act_record(act_by(actor, "import.end", f"import/{row.number}", payload={"file": row.digest, **counts}))


def import_checked(*, import_id: UUID, report: Mapping[str, Any]) -> None:
    """Keep what a dry run found."""
    Import.objects.filter(pk=import_id, state=Import.State.CHECKING).update(
        state=Import.State.CHECKED, report=dict(report)
    )


def import_refused(*, import_id: UUID, failure: Mapping[str, Any]) -> None:
    """Keep why a file could not be read at all."""
    Import.objects.filter(pk=import_id, state=Import.State.CHECKING).update(
        state=Import.State.REFUSED, report={"failure": dict(failure)}, finished_at=timezone.now()
    )


def import_job(*, import_id: UUID, job_id: UUID) -> None:
    """Remember which job works on an import."""
    Import.objects.filter(pk=import_id).update(job=job_id)


def import_commit(*, import_id: UUID) -> None:
    """A checked import may be committed, once.

    Raises
    ------
    Conflict
        `registry.import.not_checked`.
    """
    if not Import.objects.filter(pk=import_id, state=Import.State.CHECKED).update(
        state=Import.State.COMMITTING
    ):
        raise Conflict("registry.import.not_checked")


@transaction.atomic
def import_discard(*, actor: Actor, import_id: UUID) -> None:
    """Throw a file away that was not committed.

    Raises
    ------
    Conflict
        `registry.import.not_checked`.
    """
    row = import_of(import_id)
    waiting = [Import.State.CHECKING, Import.State.CHECKED]
    if not Import.objects.filter(pk=import_id, state__in=waiting).update(
        state=Import.State.DISCARDED, content=b"", finished_at=timezone.now()
    ):
        raise Conflict("registry.import.not_checked")
    act_record(act_by(actor, "import.discard", f"import/{row.number}"))


def import_of(import_id: UUID) -> Import:
    """An import's row.

    Raises
    ------
    NotFound
        `registry.import.unknown`.
    """
    row = Import.objects.filter(pk=import_id).first()
    if row is None:
        raise NotFound("registry.import.unknown")
    return row

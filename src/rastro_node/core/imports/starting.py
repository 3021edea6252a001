"""Work on an import handed to the worker: a check, a commit, an undo."""

from uuid import UUID

from django.db import transaction

from rastro.canonical import Conflict, Text
from rastro_node.core import jobs
from rastro_node.core.actors import Actor
from rastro_node.core.imports.selectors import stands_still
from rastro_node.core.imports.services import CHECK, COMMIT, UNDO, import_commit, import_job
from rastro_node.core.imports.undoing import import_undo
from rastro_node.core.models import Import

TITLES = {
    CHECK: "core.import.title.check",
    COMMIT: "core.import.title.commit",
    UNDO: "core.import.title.undo",
}
State = Import.State


def start(row: Import, work: str, *, actor: Actor) -> UUID:
    """Start a job of that kind for an import; its identifier."""
    title = Text(TITLES[work], {"name": row.name})
    job = jobs.start(work, actor=actor, title=title, arguments={"import_id": str(row.pk)})
    import_job(import_id=row.pk, job_id=job.pk)
    return job.pk


@transaction.atomic
def start_commit(row: Import, *, actor: Actor) -> UUID:
    """Commit a checked import, or go on with one whose job came to no end.

    Raises
    ------
    Conflict
        `core.import.not_checked`, `core.import.give_again`.
    """
    if not (row.state == State.COMMITTING and stands_still(row)):
        import_commit(import_id=row.pk)
    elif not row.size:
        raise Conflict("core.import.give_again")
    return start(row, COMMIT, actor=actor)


@transaction.atomic
def start_undo(row: Import, *, actor: Actor) -> UUID:
    """Take an import back, or go on with it.

    Raises
    ------
    Conflict
        `core.import.working`, `core.import.not_done`, `core.import.window`.
    """
    if row.state in {State.COMMITTING, State.UNDOING} and not stands_still(row):
        raise Conflict("core.import.working")
    import_undo(import_id=row.pk)
    return start(row, UNDO, actor=actor)

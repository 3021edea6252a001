"""A file brought, and work on it handed to the worker: a check, a commit, an undo."""

import hashlib
import io
from collections.abc import Mapping
from itertools import islice
from uuid import UUID

from django.db import transaction

from rastro.canonical import Conflict, InvalidInput, Text
from rastro_node.core import jobs
from rastro_node.core.actors import Actor
from rastro_node.core.imports.kinds import ImportKind, kind_of
from rastro_node.core.imports.layout import guessed, layout_of
from rastro_node.core.imports.reading import opened
from rastro_node.core.imports.selectors import remembered, stands_still
from rastro_node.core.imports.services import (
    CHECK,
    COMMIT,
    UNDO,
    import_begin,
    import_commit,
    import_job,
    import_map,
)
from rastro_node.core.imports.undoing import import_undo
from rastro_node.core.models import Import

TITLES = {
    CHECK: "core.import.title.check",
    COMMIT: "core.import.title.commit",
    UNDO: "core.import.title.undo",
}
State = Import.State
SAMPLE = 3
"""Lines that are shown while the columns are named."""


def upload(kind: ImportKind, content: bytes, *, actor: Actor, name: str, source: str) -> Import:
    """Keep a file, if its first lines can be read at all.

    Raises
    ------
    InvalidInput, TooLarge
        As :func:`rastro_node.core.imports.opened`.
    """
    with opened(io.BytesIO(content), columns=kind.columns) as file:
        list(islice(file.rows, SAMPLE))
    return import_begin(
        actor=actor,
        kind=kind.name,
        name=name,
        digest=hashlib.sha256(content).hexdigest(),
        source=source,
        content=content,
        state=State.UPLOADED,
    )


def header_of(row: Import) -> tuple[str, ...]:
    """How the file names its columns."""
    with opened(io.BytesIO(row.content), columns=kind_of(row.kind).columns) as file:
        return file.header


def proposed(row: Import, header: tuple[str, ...]) -> tuple[dict[str, str], bool]:
    """Which of its columns are ours: as said, remembered of its source, or guessed; whether remembered."""
    known = remembered(row.kind, row.source, header)
    return row.mapping or known or guessed(header, kind_of(row.kind).columns), bool(known)


@transaction.atomic
def start_check(row: Import, mapping: Mapping[str, str], *, source: str, actor: Actor) -> UUID:
    """Remember which columns are ours, and check the file; the job.

    Raises
    ------
    InvalidInput
        `core.import.mapping`, `core.import.columns`, `core.import.column_twice`.
    Conflict
        `core.import.not_checked`, when it is past that.
    """
    columns = kind_of(row.kind).columns
    unknown = sorted(set(mapping) - {each.name for each in columns})
    if unknown:
        wanted = ", ".join(each.name for each in columns)
        raise InvalidInput("core.import.mapping", field="mapping", column=unknown[0][:80], wanted=wanted)
    if not row.content:
        raise Conflict("core.import.not_checked")
    layout = layout_of(header_of(row), columns, mapping)
    import_map(import_id=row.pk, source=source, layout=layout, by_name=actor.name)
    return start(row, CHECK, actor=actor)


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

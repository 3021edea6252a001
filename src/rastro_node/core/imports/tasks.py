"""What the worker does for imports: check a file, commit it, undo it."""

import io
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rastro.canonical import RastroError
from rastro_node.core import jobs
from rastro_node.core.imports.keeping import Book
from rastro_node.core.imports.kinds import kind_of
from rastro_node.core.imports.layout import layout_of
from rastro_node.core.imports.reading import opened
from rastro_node.core.imports.report import Report
from rastro_node.core.imports.running import run_import
from rastro_node.core.imports.services import (
    CHECK,
    COMMIT,
    UNDO,
    import_check_again,
    import_checked,
    import_end,
    import_of,
    import_refused,
)
from rastro_node.core.imports.undoing import run_undo
from rastro_node.core.models import Import

PAGE = "core:import_job"


@jobs.kind(CHECK, page=PAGE)
def check(run: jobs.Run, import_id: str) -> Mapping[str, Any]:
    """Read a file and say what would happen; nothing is stored."""
    row = import_of(UUID(import_id))
    import_check_again(import_id=row.pk)
    try:
        report = _run(run, row, dry_run=True)
    except RastroError as error:
        import_refused(import_id=row.pk, failure=error.text.as_json())
        raise
    import_checked(import_id=row.pk, report=report.as_json(findings=False))
    return {"import": import_id, "rows": report.rows, "refused": report.refused}


@jobs.kind(COMMIT, page=PAGE)
def commit(run: jobs.Run, import_id: str) -> Mapping[str, Any]:
    """Store what a checked file holds; killed, it goes on after the last batch that was stored."""
    row = import_of(UUID(import_id))
    report = _run(run, row, dry_run=False)
    import_end(import_id=row.pk, report=report.as_json(findings=False), actor=run.actor)
    return {"import": import_id, "registered": report.registered, "refused": report.refused}


@jobs.kind(UNDO, page=PAGE)
def undo(run: jobs.Run, import_id: str) -> Mapping[str, Any]:
    """Take back what an import brought."""
    row = run_undo(UUID(import_id), actor=run.actor, progress=run.progress)
    return {"import": import_id, "withdrawn": row.undone, "kept": row.kept}


def _run(run: jobs.Run, row: Import, *, dry_run: bool) -> Report:
    kind = kind_of(row.kind)
    with opened(io.BytesIO(row.content), name=row.name, columns=kind.columns) as file:
        return run_import(
            file,
            kind=kind,
            layout=layout_of(file.header, kind.columns, row.mapping),
            actor=run.actor,
            book=Book(row.pk),
            dry_run=dry_run,
            progress=run.progress,
        )

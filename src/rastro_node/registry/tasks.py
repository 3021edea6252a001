"""What the worker does for this room: check a file, commit it."""

import io
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rastro.canonical import RastroError
from rastro_node.core import jobs
from rastro_node.registry.importing import opened, run_import
from rastro_node.registry.services import (
    CHECK,
    COMMIT,
    import_checked,
    import_end,
    import_of,
    import_refused,
)


@jobs.kind(CHECK, page="registry:import_job")
def check(run: jobs.Run, import_id: str, mapping: Mapping[str, str]) -> dict[str, Any]:
    """Read a file and say what would happen; nothing is registered."""
    row = import_of(UUID(import_id))
    try:
        with opened(io.BytesIO(row.content), name=row.name, mapping=mapping) as file:
            report = run_import(file, actor=run.actor, number="", dry_run=True, progress=run.progress)
    except RastroError as error:
        import_refused(import_id=row.pk, failure=error.text.as_json())
        raise
    import_checked(import_id=row.pk, report=report.as_json() | {"mapping": dict(mapping)})
    return {"import": import_id, "rows": report.rows, "refused": report.refused}


@jobs.kind(COMMIT, page="registry:import_job")
def commit(run: jobs.Run, import_id: str) -> dict[str, Any]:
    """Register what a checked file holds; killed, it goes on, for a line is known by its id and digest."""
    row = import_of(UUID(import_id))
    mapping = row.report.get("mapping", {})
    with opened(io.BytesIO(row.content), name=row.name, mapping=mapping) as file:
        report = run_import(file, actor=run.actor, number=row.number, dry_run=False, progress=run.progress)
    import_end(import_id=row.pk, report=report.as_json() | {"mapping": mapping}, actor=run.actor)
    return {"import": import_id, "registered": report.registered, "refused": report.refused}

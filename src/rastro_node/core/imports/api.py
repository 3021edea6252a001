"""Imports for programs: a small file at once, or upload, columns, check, commit, undo, as on the pages."""

import io
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from rastro.canonical import TooLarge, text_from_json
from rastro_node.core.context import actor_of
from rastro_node.core.imports.giving import as_csv
from rastro_node.core.imports.keeping import findings_page
from rastro_node.core.imports.permitted import kinds_of, permitted, permitted_kind
from rastro_node.core.imports.schemas import ColumnsIn, FoundOut, ImportOut, ReportOut, UploadOut
from rastro_node.core.imports.selectors import imports
from rastro_node.core.imports.services import import_discard
from rastro_node.core.imports.starting import (
    header_of,
    proposed,
    start_check,
    start_commit,
    start_undo,
    upload,
)
from rastro_node.core.imports.taking import import_file as take
from rastro_node.core.models import Import, ImportFinding
from rastro_node.core.paging import Cursor, Limit, Page, page_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires

router = Router(tags=["imports"])
MAX_FILE = 2_000_000

Upload = Annotated[UploadedFile, File(description="CSV or XLSX, up to 2 MB; larger ones by page or command.")]
KindName = Annotated[str, Query(max_length=40, description="What the file holds: firearms, seizures.")]
Source = Annotated[str, Query(max_length=100, description="Who it comes from; its columns are remembered.")]


@router.post("", response=ReportOut)
@requires(Permission.IMPORT_RUN)
def import_file(
    request: HttpRequest,
    file: Upload,
    kind: KindName = "firearms",
    source: Source = "",
    dry_run: Annotated[bool, Query(description="Only say what would happen.")] = False,
) -> Any:
    """Take a small file over at once: each line is registered, or told with its reason."""
    actor = actor_of(request)
    chosen = permitted_kind(kind, actor)
    report = take(
        io.BytesIO(_read(file)),
        kind=chosen,
        actor=actor,
        dry_run=dry_run,
        name=file.name or "",
        source_name=source,
    )
    return report.as_json()


@router.get("", response=Page[ImportOut])
@requires(Permission.IMPORT_RUN)
def list_imports(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Imports, newest first."""
    kinds = [each.name for each in kinds_of(actor_of(request))]
    return page_of(imports(kinds=kinds, reports=True), told, cursor=cursor, limit=limit)


@router.post("files", response={201: UploadOut})
@requires(Permission.IMPORT_RUN)
def upload_file(request: HttpRequest, file: Upload, kind: KindName = "firearms", source: Source = "") -> Any:
    """Bring a file and keep it until it is committed or discarded; it then waits for its columns."""
    actor = actor_of(request)
    chosen = permitted_kind(kind, actor)
    content = _read(file)
    row = upload(chosen, content, actor=actor, name=file.name or "", source=source)
    header = header_of(row)
    return Status(201, told(row) | {"header": list(header), "proposed": proposed(row, header)[0]})


@router.get("{uuid:import_id}", response=ImportOut)
@requires(Permission.IMPORT_RUN)
def get_import(request: HttpRequest, import_id: UUID) -> Any:
    """How far an import is, and what was counted."""
    return told(permitted(import_id, actor_of(request), file=False))


@router.put("{uuid:import_id}/columns", response={202: ImportOut})
@requires(Permission.IMPORT_RUN)
def name_columns(request: HttpRequest, import_id: UUID, given: ColumnsIn) -> Any:
    """Say which of the file's columns is which of ours; it is then checked, in a job."""
    actor = actor_of(request)
    row = permitted(import_id, actor)
    mapping = {name: str(value or "") for name, value in given.mapping.items()}
    start_check(row, mapping, source=given.source or row.source, actor=actor)
    return Status(202, _again(request, import_id))


@router.post("{uuid:import_id}/commit", response={202: ImportOut})
@requires(Permission.IMPORT_RUN)
def commit(request: HttpRequest, import_id: UUID) -> Any:
    """Store what a checked file holds, in a job."""
    actor = actor_of(request)
    start_commit(permitted(import_id, actor, file=False), actor=actor)
    return Status(202, _again(request, import_id))


@router.post("{uuid:import_id}/undo", response={202: ImportOut})
@requires(Permission.IMPORT_RUN)
def undo(request: HttpRequest, import_id: UUID) -> Any:
    """Withdraw what an import brought, within its window, in a job."""
    actor = actor_of(request)
    start_undo(permitted(import_id, actor, file=False), actor=actor)
    return Status(202, _again(request, import_id))


@router.post("{uuid:import_id}/discard", response=ImportOut)
@requires(Permission.IMPORT_RUN)
def discard(request: HttpRequest, import_id: UUID) -> Any:
    """Throw a file away that was not committed."""
    actor = actor_of(request)
    import_discard(actor=actor, import_id=permitted(import_id, actor, file=False).pk)
    return _again(request, import_id)


@router.get("{uuid:import_id}/findings", response=Page[FoundOut])
@requires(Permission.IMPORT_RUN)
def findings(request: HttpRequest, import_id: UUID, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """What was found in its lines, in their order."""
    row = permitted(import_id, actor_of(request), file=False)
    return page_of(findings_page(row.pk), _found, cursor=cursor, limit=limit, by="id")


@router.get("{uuid:import_id}/file", response={200: None})
@requires(Permission.IMPORT_RUN)
def annotated_file(
    request: HttpRequest,
    import_id: UUID,
    only: Annotated[str, Query(max_length=20, description="`problems`: only lines something is about.")] = "",
) -> HttpResponseBase:
    """The file as CSV with what was found in a column of its own."""
    return as_csv(permitted(import_id, actor_of(request)), only=only == "problems")


def told(row: Import) -> dict[str, Any]:
    """An import as programs read it."""
    plain = {name: getattr(row, name) for name in ImportOut.model_fields if hasattr(row, name)}
    failure = row.report.get("failure")
    return plain | {
        "id": row.pk,
        "failure": text_from_json(failure).say(gettext) if failure else "",
        "report": {name: value for name, value in row.report.items() if name != "failure"},
    }


def _again(request: HttpRequest, import_id: UUID) -> dict[str, Any]:
    return told(permitted(import_id, actor_of(request), file=False))


def _found(row: ImportFinding) -> dict[str, Any]:
    text = text_from_json(row.text)
    told = {"line": row.line, "column": row.column, "level": row.level}
    return told | {"code": text.code, "message": text.say(gettext)}


def _read(file: UploadedFile) -> bytes:
    if (file.size or 0) > MAX_FILE:
        raise TooLarge("core.import.bytes", field="file", limit=MAX_FILE // 1_000_000)
    return bytes(file.read())

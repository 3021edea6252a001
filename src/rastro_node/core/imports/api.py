"""Imports for programs: a small file at once."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Query, Router
from ninja.files import UploadedFile

from rastro.canonical import TooLarge
from rastro_node.core.context import actor_of
from rastro_node.core.imports.permitted import permitted_kind
from rastro_node.core.imports.schemas import ReportOut
from rastro_node.core.imports.taking import import_file as take
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
    if (file.size or 0) > MAX_FILE:
        raise TooLarge("core.import.bytes", field="file", limit=MAX_FILE // 1_000_000)
    report = take(
        file.file,  # type: ignore[arg-type]
        kind=chosen,
        actor=actor,
        dry_run=dry_run,
        name=file.name or "",
        source_name=source,
    )
    return report.as_json()

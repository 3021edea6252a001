"""Files: uploaded, their columns named, checked without effect, and given back with what was found."""

import io
from itertools import islice
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rastro.canonical import RastroError, text_from_json
from rastro_node.core import jobs
from rastro_node.core.context import actor_of
from rastro_node.core.imports.forms import ColumnsForm, UploadForm
from rastro_node.core.imports.giving import as_csv, say
from rastro_node.core.imports.keeping import findings_of
from rastro_node.core.imports.kinds import kind_of
from rastro_node.core.imports.permitted import kinds_of, permitted
from rastro_node.core.imports.reading import opened
from rastro_node.core.imports.selectors import has_file, imports, sources, stands_still
from rastro_node.core.imports.starting import SAMPLE, proposed, start_check, upload
from rastro_node.core.imports.tables import ImportTable
from rastro_node.core.limits import largest_body
from rastro_node.core.models import Import
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.tables import list_page

MAX_UPLOAD = 50_000_000
SHOWN = 200
State = Import.State


@largest_body(MAX_UPLOAD)
@requires(Permission.IMPORT_RUN)
@require_http_methods(["GET", "POST"])
def uploading(request: HttpRequest) -> HttpResponseBase:
    """Files taken over so far; upload another, it is checked first."""
    allowed = kinds_of(actor_of(request))
    form = UploadForm(request.POST or None, request.FILES or None, kinds=allowed)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("core:import_columns", import_id=_begin(request, form).pk)
        except RastroError as error:
            form.add_error("file", say(error.text))
    response = list_page(
        request,
        rows=imports(kinds=[each.name for each in allowed]),
        table=ImportTable,
        template="core/imports.html",
        name="core.imports",
        context={
            "form": form,
            "kinds": allowed,
            "sources": sorted({name for each in allowed for name in sources(each.name)}),
        },
    )
    response.status_code = 422 if request.method == "POST" else 200
    return response


def _begin(request: HttpRequest, form: UploadForm) -> Import:
    file = form.cleaned_data["file"]
    return upload(
        kind_of(form.chosen()),
        file.read(),
        actor=actor_of(request),
        name=file.name or "",
        source=form.cleaned_data["source"],
    )


@requires(Permission.IMPORT_RUN)
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Which of the file's columns is ours: guessed, remembered, and said."""
    row = permitted(import_id, actor_of(request))
    if row.state not in {State.UPLOADED, State.CHECKED}:
        return redirect("core:import", import_id=import_id)
    kind = kind_of(row.kind)
    with opened(io.BytesIO(row.content), columns=kind.columns) as file:
        header, sample = file.header, [cells for _line, cells in islice(file.rows, SAMPLE)]
    mapping, is_remembered = proposed(row, header)
    form = ColumnsForm(
        request.POST or None, kind=kind, header=header, mapping=mapping, initial={"source": row.source}
    )
    if request.method == "POST" and form.is_valid():
        try:
            source, actor = form.cleaned_data["source"], actor_of(request)
            job = start_check(row, form.mapping(), source=source, actor=actor)
            return redirect("core:job", job_id=job)
        except RastroError as error:
            form.add_error(None, say(error.text))
    context = {"row": row, "form": form, "header": header, "sample": sample, "remembered": is_remembered}
    status = 422 if request.method == "POST" else 200
    return render(request, "core/import_columns.html", context, status=status)


@requires(Permission.IMPORT_RUN)
@require_safe
def of_job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """The import that a job worked on."""
    job = jobs.job_of(job_id, actor_of(request))
    return redirect("core:import", import_id=job.arguments["import_id"])


@requires(Permission.IMPORT_RUN)
@require_safe
def one(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """What was found in a file, line by line, and what can be done with it."""
    row = permitted(import_id, actor_of(request), file=False)
    if row.state == State.UPLOADED:
        return redirect("core:import_columns", import_id=import_id)
    found = list(findings_of(row.pk, limit=SHOWN))
    failure = row.report.get("failure")
    waits = row.state in {State.COMMITTING, State.UNDOING}
    is_still = waits and stands_still(row)
    context: dict[str, Any] = {
        "row": row,
        "kind": kind_of(row.kind),
        "report": row.report,
        "findings": [(each, say(each.text)) for each in found],
        "more": max(sum(row.report.get("codes", {}).values()) - SHOWN, 0),
        "failure": say(text_from_json(failure)) if failure else "",
        "has_file": has_file(row),
        "working": row.job and not is_still and (waits or row.state == State.CHECKING),
        "is_still": is_still,
        "may_commit": row.state == State.CHECKED and row.report.get("registered"),
        "may_undo": row.state == State.DONE and row.undo_until and row.undo_until > timezone.now(),
    }
    return render(request, "core/import.html", context)


@requires(Permission.IMPORT_RUN)
@require_safe
def file(request: HttpRequest, import_id: UUID) -> HttpResponseBase:
    """The file with what was found in a column of its own."""
    return as_csv(permitted(import_id, actor_of(request)), only=request.GET.get("only") == "problems")

"""Files: uploaded, checked without effect, committed, and given back with what was found."""

import hashlib
import io
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rastro.canonical import NotFound, Text, text_from_json
from rastro_node.core import jobs
from rastro_node.core.context import actor_of
from rastro_node.core.limits import largest_body
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.tables import list_page
from rastro_node.registry.forms import UploadForm
from rastro_node.registry.importing import COLUMNS, annotated
from rastro_node.registry.importing.report import report_from_json
from rastro_node.registry.models import Import
from rastro_node.registry.saying import say
from rastro_node.registry.selectors import lists
from rastro_node.registry.services import (
    CHECK,
    COMMIT,
    import_begin,
    import_commit,
    import_discard,
    import_job,
    import_of,
)
from rastro_node.registry.tables import ImportTable

MAX_UPLOAD = 50_000_000
SHOWN = 200


@largest_body(MAX_UPLOAD)
@requires(Permission.IMPORT_RUN)
@require_http_methods(["GET", "POST"])
def imports(request: HttpRequest) -> HttpResponseBase:
    """Files taken over so far; upload another, it is checked first."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect("core:job", job_id=_begin(request, form))
    response = list_page(
        request,
        rows=lists.imports(),
        table=ImportTable,
        template="registry/imports.html",
        name="registry.imports",
        context={"form": form, "columns": COLUMNS},
    )
    response.status_code = 422 if request.method == "POST" else 200
    return response


@transaction.atomic
def _begin(request: HttpRequest, form: UploadForm) -> UUID:
    actor, file = actor_of(request), form.cleaned_data["file"]
    content = file.read()
    row = import_begin(
        actor=actor,
        name=file.name or "",
        digest=hashlib.sha256(content).hexdigest(),
        content=content,
        state=Import.State.CHECKING,
    )
    job = jobs.start(
        CHECK,
        actor=actor,
        title=Text("registry.import.title.check", {"name": row.name}),
        arguments={"import_id": str(row.pk), "mapping": form.mapping()},
    )
    import_job(import_id=row.pk, job_id=job.pk)
    return job.pk


@requires(Permission.IMPORT_RUN)
@require_safe
def of_job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """The import that a job worked on."""
    job = jobs.job_of(job_id, actor_of(request))
    return redirect("registry:import", import_id=job.arguments["import_id"])


@requires(Permission.IMPORT_RUN)
@require_safe
def one(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """What was found in a file, line by line, and the button that commits it."""
    row = lists.import_row(import_id)
    if row is None:
        raise NotFound("registry.import.unknown")
    found = row.report.get("findings", [])
    findings = [each | {"said": say(text_from_json(each["text"]))} for each in found[:SHOWN]]
    failure = row.report.get("failure")
    context = {
        "row": row,
        "report": row.report,
        "findings": findings,
        "more": max(len(found) - SHOWN, 0),
        "failure": say(text_from_json(failure)) if failure else "",
        "may_commit": row.state == Import.State.CHECKED and row.report.get("registered"),
    }
    return render(request, "registry/import.html", context)


@requires(Permission.IMPORT_RUN)
@require_POST
def commit(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Register what the file holds."""
    actor, row = actor_of(request), import_of(import_id)
    with transaction.atomic():
        import_commit(import_id=import_id)
        title = Text("registry.import.title.commit", {"name": row.name})
        job = jobs.start(COMMIT, actor=actor, title=title, arguments={"import_id": str(import_id)})
        import_job(import_id=import_id, job_id=job.pk)
    return redirect("core:job", job_id=job.pk)


@requires(Permission.IMPORT_RUN)
@require_POST
def discard(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Throw a file away that was not committed."""
    import_discard(actor=actor_of(request), import_id=import_id)
    messages.success(request, _("The file is discarded. Nothing of it was registered."))
    return redirect("registry:imports")


@requires(Permission.IMPORT_RUN)
@require_safe
def file(request: HttpRequest, import_id: UUID) -> HttpResponseBase:
    """The file with what was found in a column of its own."""
    row = import_of(import_id)
    if not row.content:
        raise NotFound("registry.import.no_file")
    told = {name: value for name, value in row.report.items() if name not in {"mapping", "failure"}}
    mapping = row.report.get("mapping") or {}
    lines = annotated(
        io.BytesIO(row.content),
        report_from_json(told),
        mapping=mapping,
        say=say,
        only=request.GET.get("only") == "problems",
    )
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.number}-problems.csv"'
    return response

"""The core's own pages: where everybody lands, search, jobs, health, and whether the node answers at all."""

from uuid import UUID

from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rastro_node.core import health, jobs
from rastro_node.core.context import actor_of
from rastro_node.core.job_rows import jobs_of, row_of
from rastro_node.core.navigation import pages_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import own_account, public, requires, signed_in
from rastro_node.core.search import cleaned, search

MOST_JOBS = 100


@own_account("Everybody lands somewhere; who may do nothing is told so.")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everyone lands on the first page of their work."""
    pages = [page for page in pages_of(actor_of(request)) if page.section == "work" and page.permission]
    pages = pages or [page for page in pages_of(actor_of(request)) if page.permission]
    if pages:
        return redirect(reverse(pages[0].name))
    return render(request, "core/home.html")


@public("Tells only that the node answers, to whoever watches over it.")
@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """200 when the node and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ready": True})


@signed_in
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What the search box finds; the very thing asked for opens at once."""
    asked = cleaned(request.GET.get("q", ""))
    hits = search(actor_of(request), asked)
    if len(hits) == 1 and hits[0].exact:
        return redirect(hits[0].url)
    return render(request, "core/search.html", {"asked": asked, "hits": hits})


@signed_in
@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """One's jobs, newest first."""
    rows = [row_of(job) for job in jobs_of(actor_of(request))[:MOST_JOBS]]
    return render(request, "core/jobs.html", {"rows": rows})


@signed_in
@require_safe
def job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """One job; its progress comes by itself."""
    return render(request, "core/job.html", {"row": row_of(jobs.job_of(job_id, actor_of(request)))})


@signed_in
@require_safe
def job_progress(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """The moving part of a job's page; it stops asking when the job is over."""
    row = row_of(jobs.job_of(job_id, actor_of(request)))
    response = render(request, "core/_job_progress.html", {"row": row})
    if row.is_over and row.url:
        response["HX-Redirect"] = row.url
    return response


@signed_in
@require_POST
def job_cancel(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Ask a job to stop."""
    jobs.cancel(job_id, actor=actor_of(request))
    messages.success(request, _("The job will stop at its next step."))
    return redirect("core:job", job_id=job_id)


@requires(Permission.NODE_READ)
@require_safe
def health_page(request: HttpRequest) -> HttpResponse:
    """How the node is."""
    found = health.findings()
    page = {"findings": [each.as_json(_) for each in found], "verdict": health.worst(found)}
    return render(request, "core/health.html", page)

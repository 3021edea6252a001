"""The core's own pages: where everybody lands, search, jobs, health, and whether the node answers at all."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rastro_node.core import health, jobs
from rastro_node.core.context import actor_of
from rastro_node.core.job_rows import jobs_of, row_of
from rastro_node.core.navigation import pages_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import own_account, public, requires, signed_in
from rastro_node.core.search import Group, cleaned, doors_of, groups_of

MOST_JOBS = 100
FEW_HITS = 5
HITS_OF_A_PAGE = 25


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
    actor, asked = actor_of(request), cleaned(request.GET.get("q", ""))
    groups = groups_of(actor, asked)
    hits = [hit for group in groups for hit in group.hits]
    kind = request.GET.get("kind", "")
    if len(hits) == 1 and hits[0].exact and not kind:
        return redirect(hits[0].url)
    doors = doors_of(actor)
    chosen = next((group for group in groups if group.kind.name == kind), None)
    context = {
        "asked": asked,
        "base": urlencode({"q": asked}),
        "tabs": [group for group in groups if group.hits or group.failed or group is chosen],
        "empty": [group for group in groups if not (group.hits or group.failed)],
        "failed": [group for group in groups if group.failed and chosen in {None, group}],
        "found": len(hits),
        "doors": doors,
        "door": next((door for door in doors if door.name == kind), None),
        "chosen": chosen,
        "list_url": chosen.list_url(asked) if chosen else "",
    }
    for door in doors:
        context |= door.context(actor)
    context |= _one_kind(request, chosen) if chosen else _overview(groups)
    return render(request, "core/search.html", context)


def _one_kind(request: HttpRequest, group: Group) -> dict[str, object]:
    return {"page": Paginator(group.hits, HITS_OF_A_PAGE).get_page(request.GET.get("page"))}


def _overview(groups: list[Group]) -> dict[str, object]:
    """The very things first, then the best of each kind that has any."""
    rest = [(group, tuple(hit for hit in group.hits if not hit.exact)) for group in groups]
    return {
        "very": [hit for group in groups for hit in group.hits if hit.exact],
        "shown": [(group, hits[:FEW_HITS]) for group, hits in rest if hits],
    }


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

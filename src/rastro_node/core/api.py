"""The API of the core: jobs, search and health."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Query, Router, Schema

from rastro_node.core import health, jobs
from rastro_node.core.context import actor_of
from rastro_node.core.imports.api import router as imports
from rastro_node.core.job_rows import jobs_of, said
from rastro_node.core.models import Job
from rastro_node.core.paging import Cursor, Limit, Page, page_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires, signed_in
from rastro_node.core.saved_api import router as saved_lists
from rastro_node.core.search import Hit, groups_of

PREFIX = ""
router = Router(tags=["node"])
router.add_router("/imports", imports)
router.add_router("", saved_lists)
FEW = 20


class JobOut(Schema):
    """A job: how far it is and what came of it."""

    id: UUID
    kind: str
    title: str
    state: str
    done: int
    total: int | None
    note: str | None
    result: dict[str, object] | None
    failure: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class HitOut(Schema):
    """Something the search found."""

    title: str
    subtitle: str
    url: str
    kind: str
    exact: bool
    why: str
    group: str


class FindingOut(Schema):
    """What a check of the node found."""

    subject: str
    name: str
    verdict: str
    label: str
    code: str
    detail: str


class Health(Schema):
    """How the node is."""

    verdict: str
    findings: list[FindingOut]


def _job(row: Job) -> JobOut:
    return JobOut(
        id=row.pk,
        kind=row.kind,
        title=said(row.title),
        state=row.state,
        done=row.done,
        total=row.total,
        note=said(row.note) or None,
        result=row.result,
        failure=said(row.failure) or None,
        created_at=row.created_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )


@router.get("/jobs/", response=Page[JobOut])
@signed_in
def jobs_list(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> object:
    """Your jobs, newest first; every job for whoever may look at the node."""
    return page_of(jobs_of(actor_of(request)), _job, cursor=cursor, limit=limit)


@router.get("/jobs/{uuid:job_id}/", response=JobOut)
@signed_in
def job(request: HttpRequest, job_id: UUID) -> JobOut:
    """One job."""
    return _job(jobs.job_of(job_id, actor_of(request)))


@router.post("/jobs/{uuid:job_id}/cancel/", response=JobOut)
@signed_in
def job_cancel(request: HttpRequest, job_id: UUID) -> JobOut:
    """Ask a job to stop at its next step."""
    jobs.cancel(job_id, actor=actor_of(request))
    return _job(jobs.job_of(job_id, actor_of(request)))


@router.get("/search/", response=list[HitOut])
@signed_in
def search_for(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=800, description="A serial as read, a number, a make.")] = "",
    kind: Annotated[str, Query(max_length=40, description="Only of this kind, up to 100: `firearms`.")] = "",
) -> list[HitOut]:
    """What the search box finds, the very thing first; up to 20 of each kind."""
    found = groups_of(actor_of(request), q)
    hits = [
        (group.kind.name, hit)
        for group in found
        if kind in {"", group.kind.name}
        for hit in group.hits[: None if kind else FEW]
    ]
    hits.sort(key=lambda each: not each[1].exact)
    return [_hit(name, hit) for name, hit in hits]


def _hit(name: str, hit: Hit) -> HitOut:
    return HitOut(
        title=" ".join(filter(None, [hit.title, hit.mark])),
        subtitle=hit.subtitle,
        url=hit.url,
        kind=str(hit.kind),
        exact=hit.exact,
        why=hit.why,
        group=name,
    )


@router.get("/health/", response=Health)
@requires(Permission.NODE_READ)
def node_health(request: HttpRequest) -> Health:  # noqa: ARG001 - the rule reads it
    """How the node is: processes, database, disk, clock, jobs, keys."""
    found = health.findings()
    return Health(
        verdict=health.worst(found), findings=[FindingOut(**each.as_json(gettext)) for each in found]
    )

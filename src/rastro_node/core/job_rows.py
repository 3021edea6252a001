"""Jobs as their owners see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from rastro.canonical import text_from_json
from rastro_node.core.actors import Actor
from rastro_node.core.jobs import kind_of
from rastro_node.core.models import Job
from rastro_node.core.permissions import Permission

OVER = frozenset({Job.State.DONE, Job.State.FAILED, Job.State.CANCELLED})


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job on a page.

    Parameters
    ----------
    percent
        0 to 100; None when nobody knows how much there is.
    is_over
        Whether nothing more will change.
    url
        Where its result is, once it is done and has a page.
    """

    id: UUID
    kind: str
    title: str
    state: str
    state_label: str
    done: int
    total: int | None
    percent: int | None
    note: str
    failure: str
    result: dict[str, object] | None
    is_over: bool
    url: str
    who: str
    created_at: datetime
    finished_at: datetime | None


def jobs_of(actor: Actor) -> QuerySet[Job]:
    """The jobs an actor may see: their own, or all for whoever may look at the node."""
    every = Job.objects.order_by("-created_at")
    return every if Permission.NODE_READ in actor.permissions else every.filter(owner=actor.id)


def row_of(job: Job) -> JobRow:
    """One job as a page shows it."""
    return JobRow(
        id=job.pk,
        kind=job.kind,
        title=said(job.title),
        state=job.state,
        state_label=str(job.get_state_display()),
        done=job.done,
        total=job.total,
        percent=min(100, 100 * job.done // job.total) if job.total else None,
        note=said(job.note),
        failure=said(job.failure),
        result=job.result,
        is_over=job.state in OVER,
        url=_url(job),
        who=str(job.actor.get("name", "")),
        created_at=job.created_at,
        finished_at=job.finished_at,
    )


def said(text: Any) -> str:
    """A stored text in the reader's language; empty when there is none."""
    return text_from_json(text).say(gettext) if text else ""


def _url(job: Job) -> str:
    known = kind_of(job.kind)
    if known is None or not known.page or job.state != Job.State.DONE:
        return ""
    try:
        return reverse(known.page, kwargs={"job_id": job.pk})
    except NoReverseMatch:
        return ""

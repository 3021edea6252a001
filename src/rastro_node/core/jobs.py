"""Long work with progress that can be left and found again, and goes on after a crash where it stood.

A room registers a kind of job and starts jobs of it; the worker runs them. A job's function is called with a
:class:`Run`; killed with the worker, it is called again with the checkpoint it last saved.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from rastro.canonical import Conflict, NotFound, RastroError, Text
from rastro_node.core import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.core.actors import Actor, actor_from_json
from rastro_node.core.context import acting
from rastro_node.core.models import Job
from rastro_node.core.permissions import Permission

log = logging.getLogger(__name__)

TASK = "core.jobs.run"
QUEUE = "jobs"
PAUSE = 0.3
MOST_ATTEMPTS = 5

type Work = Callable[..., Mapping[str, Any] | None]


class CancelledError(Exception):
    """The job's owner does not want it any more."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job.

    Parameters
    ----------
    name
        `registry.import`.
    work
        Called as `work(run, **arguments)`; what it returns is the job's result.
    page
        Name of the address that shows the result, taking the job's `job_id`; empty when there is none.
    """

    name: str
    work: Work
    page: str = ""


@dataclass(slots=True)
class Run:
    """A job while it runs.

    Parameters
    ----------
    job_id
        Its identifier.
    actor
        Who started it.
    checkpoint
        What it last saved before it was interrupted; None the first time.
    """

    job_id: UUID
    actor: Actor
    checkpoint: Any = None
    _said_at: float = field(default=0.0, init=False)

    def progress(self, done: int, total: int | None = None, *, note: Text | None = None) -> None:
        """Say how far it is; seen at once, also from inside a transaction.

        Raises
        ------
        CancelledError
            If the job was cancelled meanwhile.
        """
        now = time.monotonic()
        if now - self._said_at < PAUSE and done != total:
            return
        self._said_at = now
        self._write("done = %s, total = coalesce(%s, total), note = %s", done, total, _json(note))

    def save(self, checkpoint: Any) -> None:
        """Save where to go on after a crash. Call it after the transaction that did the work."""
        self.checkpoint = checkpoint
        self._write("checkpoint = %s", _json(checkpoint))

    def _write(self, change: str, *values: Any) -> None:
        """Write on a connection of its own when inside a transaction, so that others see it."""
        side = connection.copy() if connection.in_atomic_block else connection
        try:
            with side.cursor() as cursor:
                cursor.execute(
                    f"UPDATE core_job SET {change} WHERE id = %s RETURNING cancel",  # noqa: S608 - ours
                    [*values, self.job_id],
                )
                row = cursor.fetchone()
        finally:
            if side is not connection:
                side.close()
        if row and row[0]:
            raise CancelledError


_kinds: dict[str, Kind] = {}


def kind(name: str, *, page: str = "") -> Callable[[Work], Work]:
    """Register a function as a kind of job; in a module that the app's `ready` imports."""

    def decorate(work: Work) -> Work:
        _kinds[name] = Kind(name, work, page)
        return work

    return decorate


def kind_of(name: str) -> Kind | None:
    """The kind of that name, if this version knows it."""
    return _kinds.get(name)


@transaction.atomic
def start(
    name: str,
    *,
    actor: Actor,
    title: Text,
    arguments: Mapping[str, Any] | None = None,
    purpose: str = "",
    total: int | None = None,
) -> Job:
    """Start a job; it is handed to the worker when the caller's transaction commits.

    Parameters
    ----------
    name
        The kind.
    actor
        Who starts it; the work is done in their name.
    title
        What people read in the list.
    arguments
        JSON values for the work.
    purpose
        Why, for what it reads of others.
    total
        How many steps there are, where known already.
    """
    if name not in _kinds:
        raise NotFound("core.job.kind.unknown", kind=name)
    job = Job.objects.create(
        kind=name,
        title=title.as_json(),
        actor=actor.as_json(),
        owner=actor.id,
        purpose=purpose,
        arguments=dict(arguments or {}),
        total=total,
    )
    app.configure_task(TASK, queue=QUEUE).defer(job_id=str(job.pk))
    return job


def run(job_id: UUID) -> None:
    """Run a job to its end; called by the worker."""
    job = Job.objects.filter(pk=job_id, state__in=[Job.State.WAITING, Job.State.RUNNING]).first()
    if job is None:
        return
    job.state, job.attempts = Job.State.RUNNING, job.attempts + 1
    job.started_at = job.started_at or timezone.now()
    job.save(update_fields=["state", "attempts", "started_at"])
    if job.attempts > MOST_ATTEMPTS:
        _end(job, Job.State.FAILED, failure=Text("core.job.broke"))
        return
    _work(job)


def _work(job: Job) -> None:
    actor = actor_from_json(job.actor)
    known = _kinds.get(job.kind)
    if known is None:
        _end(job, Job.State.FAILED, failure=Text("core.job.kind.unknown", {"kind": job.kind}))
        return
    try:
        with acting(actor, purpose=job.purpose):
            result = known.work(Run(job.pk, actor, job.checkpoint), **job.arguments)
    except CancelledError:
        _end(job, Job.State.CANCELLED, failure=Text("core.job.cancelled"))
    except RastroError as error:
        _end(job, Job.State.FAILED, failure=error.text)
    except OperationalError:
        log.warning("job %s stands still: the database went away", job.pk)
        raise
    except Exception:
        log.exception("job %s (%s) failed", job.pk, job.kind)
        _end(job, Job.State.FAILED, failure=Text("core.job.broke"))
    else:
        _end(job, Job.State.DONE, result=dict(result or {}))


def _end(job: Job, state: Job.State, *, result: Any = None, failure: Text | None = None) -> None:
    Job.objects.filter(pk=job.pk).update(
        state=state,
        result=result,
        failure=failure.as_json() if failure else None,
        finished_at=timezone.now(),
    )


def cancel(job_id: UUID, *, actor: Actor) -> None:
    """Ask a job to stop at its next step; one that waits is over at once.

    Raises
    ------
    NotFound, Conflict
        If it is not the actor's, or over already.
    """
    job = job_of(job_id, actor)
    if job.state == Job.State.WAITING:
        _end(job, Job.State.CANCELLED, failure=Text("core.job.cancelled"))
    elif not Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(cancel=True):
        raise Conflict("core.job.over")


def job_of(job_id: UUID, actor: Actor) -> Job:
    """A job that the actor may see: their own, or any for whoever may look at the node.

    Raises
    ------
    NotFound
        `core.job.unknown` otherwise.
    """
    job = Job.objects.filter(pk=job_id).first()
    if job is None or not (job.owner == actor.id or Permission.NODE_READ in actor.permissions):
        raise NotFound("core.job.unknown")
    return job


def requeue_interrupted() -> int:
    """Give the queue back what a killed worker had begun; called once before a worker starts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL) "
            "FROM procrastinate_jobs WHERE status = 'doing'"
        )
        return len(cursor.fetchall())


def _json(value: Any) -> str | None:
    import json

    if value is None:
        return None
    return json.dumps(value.as_json() if isinstance(value, Text) else value)

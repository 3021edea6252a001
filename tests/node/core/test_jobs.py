"""A job says how far it is, can be left and found again, cancelled, and goes on after a crash."""

import pytest
from django.db import connection, transaction

from rastro.canonical import Conflict, InvalidInput, NotFound, Text
from rastro_node.core import jobs
from rastro_node.core.context import current_context

TITLE = Text("core.job.failed", {"reason": "x"})


@pytest.fixture
def bruno_acts(own_database):
    from tests.cast import make_cast

    from rastro_node.accounts.selectors import actor_of_user

    return actor_of_user(make_cast()["bruno"])


def nothing(run):
    return None


def start(work, actor, **arguments):
    jobs.kind("test.work")(work)
    return jobs.start("test.work", actor=actor, title=TITLE, arguments=arguments)


def test_a_job_runs_in_the_name_of_whoever_started_it(bruno_acts):
    seen = []

    def work(run, *, what):
        seen.append((what, current_context().actor.username))
        return {"rows": 3}

    job = start(work, bruno_acts, what="file")
    jobs.run(job.pk)
    job.refresh_from_db()
    assert seen == [("file", "bruno")]
    assert (job.state, job.result) == ("done", {"rows": 3})
    assert job.finished_at


def test_it_is_handed_to_the_queue_with_the_transaction(bruno_acts):
    def waiting():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'")
            return cursor.fetchone()[0]

    with transaction.atomic():
        start(nothing, bruno_acts)
        transaction.set_rollback(True)
    assert waiting() == 0
    start(nothing, bruno_acts)
    assert waiting() == 1


def test_progress_is_seen_from_outside_while_a_transaction_is_open(bruno_acts):
    seen = []

    def work(run):
        with transaction.atomic():
            run.progress(5, 5)
            side = connection.copy()
            with side.cursor() as cursor:
                cursor.execute("SELECT done, total FROM core_job")
                seen.append(cursor.fetchone())
            side.close()

    jobs.run(start(work, bruno_acts).pk)
    assert seen == [(5, 5)]


def test_a_refusal_is_kept_as_a_sentence_by_code(bruno_acts):
    def work(run):
        raise InvalidInput("core.cursor.invalid", field="cursor")

    job = start(work, bruno_acts)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.failure["code"]) == ("failed", "core.cursor.invalid")


def test_a_mistake_tells_nothing_of_the_inside(bruno_acts, caplog):
    def work(run):
        raise KeyError("secret")

    job = start(work, bruno_acts)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.failure["code"]) == ("failed", "core.job.broke")
    assert "secret" not in str(job.failure)


def test_a_killed_job_goes_on_from_its_checkpoint(bruno_acts):
    seen = []

    def work(run):
        seen.append(run.checkpoint)
        if run.checkpoint is None:
            run.save({"row": 500})
            raise KeyboardInterrupt  # stands for kill -9: nothing after it runs

    job = start(work, bruno_acts)
    with pytest.raises(KeyboardInterrupt):
        jobs.run(job.pk)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    assert jobs.requeue_interrupted() == 1
    jobs.run(job.pk)
    job.refresh_from_db()
    assert seen == [None, {"row": 500}]
    assert job.state == "done"


def test_a_running_job_stops_at_its_next_step_when_cancelled(bruno_acts):
    def work(run):
        jobs.cancel(run.job_id, actor=bruno_acts)
        run.progress(1, 1)

    job = start(work, bruno_acts)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == "cancelled"
    with pytest.raises(Conflict):
        jobs.cancel(job.pk, actor=bruno_acts)


def test_a_job_is_its_owners_and_the_operators(bruno_acts):
    from rastro_node.accounts.selectors import actor_of_user, user_by_name

    job = start(nothing, bruno_acts)
    assert jobs.job_of(job.pk, bruno_acts)
    assert jobs.job_of(job.pk, actor_of_user(user_by_name("javier")))
    with pytest.raises(NotFound):
        jobs.job_of(job.pk, actor_of_user(user_by_name("alice")))


def test_a_job_of_no_known_kind_is_not_started(bruno_acts):
    with pytest.raises(NotFound):
        jobs.start("nobody.knows", actor=bruno_acts, title=TITLE)

"""`rastro node` and `rastro token` on a node that runs, and a job that its worker takes up."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.harness import databases

from rastro.canonical import Text
from rastro_node.config.database import database_url
from rastro_node.core.context import this_node

pytestmark = pytest.mark.xdist_group("node_processes")
RASTRO = Path(sys.executable).with_name("rastro")


def rastro(*arguments):
    environment = {name: value for name, value in os.environ.items() if name != "RASTRO_STATE"}
    return subprocess.run([RASTRO, *arguments], capture_output=True, text=True, check=False, env=environment)


@pytest.fixture
def inside(running, django_db_setup, django_db_blocker):
    """Let this process work in the running node's database."""
    with django_db_blocker.unblock():
        before = databases.point_django_at(database_url(running.home.options, "database.app"))
        yield
        databases.hang_up()
        databases.restore_django(before)


def test_status_says_how_it_is(running):
    finished = rastro("node", "status", "--home", str(running.home.folder), "--json")
    said = json.loads(finished.stdout)
    assert said["running"]
    assert {each["name"] for each in said["processes"]} == {"web", "exchange", "worker"}
    assert {"core.health.database", "core.health.clock", "core.health.disk"} <= {
        each["subject"] for each in said["findings"]
    }


def test_a_token_is_made_for_somebody_and_opens_the_api(running, inside):
    import httpx

    from rastro_node.accounts.services import role_grant, user_create
    from rastro_node.authorities.services import authority_set, state_set

    state_set(code="XA", name="Arcadia", own=True)
    centre = authority_set(state="XA", code="centre", name="Tracing Centre")
    user = user_create(username="bruno", name="Bruno Barros", authority_id=centre.pk, by=this_node())
    role_grant(user=user, role="tracing_officer", by=this_node())
    made = json.loads(rastro("token", "create", "bruno", "--home", str(running.home.folder), "--json").stdout)
    answer = httpx.get(
        f"{running.home.web_url}/api/v1/me/", headers={"Authorization": f"Bearer {made['token']}"}
    )
    assert answer.json()["username"] == "bruno/command-line"


def test_an_unknown_name_is_a_problem_in_words(running):
    finished = rastro("token", "create", "nobody", "--home", str(running.home.folder), "--json")
    assert finished.returncode == 2
    assert json.loads(finished.stderr)["code"] == "accounts.user.unknown"


def test_the_worker_takes_up_a_job_at_once(running, inside):
    from rastro_node.core import jobs

    jobs.kind("test.elsewhere")(dict)
    job = jobs.start("test.elsewhere", actor=this_node(), title=Text("core.job.unknown"))
    deadline = time.monotonic() + 15
    while job.state in {"waiting", "running"}:
        assert time.monotonic() < deadline
        time.sleep(0.05)
        job.refresh_from_db()
    assert job.failure["code"] == "core.job.kind.unknown"

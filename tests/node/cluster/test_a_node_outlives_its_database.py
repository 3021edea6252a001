"""The database killed under a running node: it is started again, and everything goes on by itself."""

import os
import signal
import time
from pathlib import Path

import httpx
import psycopg
import pytest

from rastro_node.cluster import embedded
from rastro_node.cluster.homes import node_create
from rastro_node.cluster.ports import free_port
from rastro_node.cluster.processes import NodeProcesses
from rastro_node.cluster.sharing import shared_server
from rastro_node.config.database import database_url

pytestmark = pytest.mark.xdist_group("node_processes")


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """A node with a PostgreSQL of its own."""
    folder = tmp_path_factory.mktemp("own")
    with shared_server(folder / "postgres", durable=False) as server:
        home = node_create(
            folder / "XA",
            state="XA",
            name="Arcadia",
            authority="National Tracing Centre",
            server=server,
            web_port=free_port(),
            exchange_port=free_port(),
        )
        processes = NodeProcesses(home).start().wait_ready()
    yield processes
    processes.stop()
    assert not embedded.is_running(folder / "postgres")


def ready(node):
    return httpx.get(f"{node.home.web_url}/ready/", timeout=20)


def wait_for(status, node, seconds=30.0):
    deadline = time.monotonic() + seconds
    while (answer := ready(node)).status_code != status:
        assert time.monotonic() < deadline, answer.text
        time.sleep(0.1)
    return answer


def postmaster(node):
    data = Path(node.home.options.text("database.data"))
    return int((data / "postmaster.pid").read_text().splitlines()[0])


def test_the_last_user_of_the_database_keeps_it_running(node):
    assert ready(node).status_code == 200


def test_a_killed_database_is_started_again_by_itself(node):
    web, worker = node.pid("web"), node.pid("worker")
    for _ in range(2):
        before = postmaster(node)
        os.kill(before, signal.SIGKILL)
        wait_for(200, node)
        assert postmaster(node) != before
    assert (node.pid("web"), node.pid("worker")) == (web, worker)


def test_the_worker_is_heard_again_after_it(node):
    before = postmaster(node)
    os.kill(before, signal.SIGKILL)
    wait_for(200, node)
    killed_at = time.time()
    deadline = time.monotonic() + 30
    while heard_at(node) < killed_at:
        assert time.monotonic() < deadline
        time.sleep(0.2)


def heard_at(node):
    """When the worker last said that it lives."""
    with psycopg.connect(database_url(node.home.options, "database.app")) as connection:
        row = connection.execute("SELECT at FROM core_heartbeat").fetchone()
    return row[0].timestamp() if row else 0.0

"""An embedded PostgreSQL that runs is found running, whoever closes the folders above it."""

import os

import psycopg
import pytest

from rastro_node.cluster import embedded

pytestmark = pytest.mark.xdist_group("node_processes")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of its own, in a folder of its own."""
    folder = tmp_path_factory.mktemp("found")
    yield (started := embedded.start(folder / "postgres", durable=False))
    embedded.stop(started.data)
    assert not embedded.is_running(started.data)


def port_in_use(server):
    with psycopg.connect(server.url()) as connection:
        return connection.execute("SHOW port").fetchone()[0]


def test_a_closed_folder_above_it_changes_nothing(server):
    server.data.parent.chmod(0o700)
    assert embedded.is_running(server.data)
    assert embedded.start(server.data) == server
    assert port_in_use(server) == str(server.port)


def test_it_starts_again_behind_a_folder_that_was_closed(server):
    embedded.stop(server.data)
    server.data.parent.chmod(0o700)
    assert embedded.start(server.data, durable=False).port == server.port
    assert port_in_use(server) == str(server.port)


def test_another_process_with_its_number_is_not_the_server(tmp_path):
    (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert not embedded.is_running(tmp_path)


def test_a_number_that_cannot_be_read_is_no_server(tmp_path):
    (tmp_path / "postmaster.pid").write_text("")
    assert not embedded.is_running(tmp_path)

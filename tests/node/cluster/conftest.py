"""A node of its own for tests of processes: made on the test server from the migrated template."""

import pytest

from rastro_node.cluster.homes import node_create
from rastro_node.cluster.ports import free_port
from rastro_node.cluster.processes import NodeProcesses
from rastro_node.cluster.templates import template_make


@pytest.fixture(scope="session")
def template(postgres):
    """Name of a migrated database on the test server."""
    return template_make(postgres)


@pytest.fixture(scope="module")
def make_node(postgres, template, tmp_path_factory):
    """Factory of nodes."""

    def make(state="XA", **options):
        return node_create(
            tmp_path_factory.mktemp("nodes") / state,
            state=state,
            name="Arcadia",
            authority="National Tracing Centre",
            server=postgres,
            template_database=template,
            web_port=free_port(),
            exchange_port=free_port(),
            **options,
        )

    return make


@pytest.fixture(scope="module")
def running(make_node):
    """A node that runs, without a directory yet."""
    processes = NodeProcesses(make_node()).start().wait_ready()
    yield processes
    processes.stop()

"""Run the two nodes, on the one PostgreSQL they share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rastro_node.cluster.processes import NodeProcesses
from rastro_node.cluster.sharing import shared_server
from rastro_node.demo.building import DATABASE, TwoStates


@contextmanager
def database_of(folder: Path) -> Iterator[None]:
    """Be a user of the demo's PostgreSQL: started for the first, stopped after the last."""
    folder.mkdir(parents=True, exist_ok=True)
    with shared_server(folder / DATABASE):
        yield


@contextmanager
def running(made: TwoStates) -> Iterator[dict[str, NodeProcesses]]:
    """Start both nodes, wait until they answer, and stop them in the end."""
    nodes = {code: NodeProcesses(home) for code, home in made.homes.items()}
    try:
        for node in nodes.values():
            node.start()
        for node in nodes.values():
            node.wait_ready()
        yield nodes
    finally:
        for node in nodes.values():
            node.stop()

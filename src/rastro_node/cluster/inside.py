"""Work with a node's records from a command: its settings, its rooms, its database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from rastro_node.cluster.homes import NodeHome
from rastro_node.cluster.preparing import database_wait
from rastro_node.cluster.sharing import shared_server


@contextmanager
def inside(home: NodeHome) -> Iterator[None]:
    """Be inside a node for the length of the block; one node a process.

    Raises
    ------
    Unavailable
        If its database does not answer.
    """
    os.environ["RASTRO_HOME"] = str(home.folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "rastro_node.config.settings"
    data = home.options.text("database.data")
    with shared_server(Path(data)) if data else nullcontext():
        import django

        django.setup()
        database_wait(home)
        yield

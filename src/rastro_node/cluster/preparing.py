"""What must stand before a node's processes start: its database, its schema, Django loaded once."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from rastro.canonical import Unavailable
from rastro_node.cluster.databases import schema_prepare
from rastro_node.cluster.homes import NodeHome
from rastro_node.cluster.ports import port_wait
from rastro_node.cluster.sharing import shared_server
from rastro_node.config.database import database_url

PATIENCE = 10.0


@contextmanager
def prepared(home: NodeHome) -> Iterator[None]:
    """Start what is not there, load Django, and leave the embedded database when the last node has left."""
    data = home.options.text("database.data")
    with shared_server(Path(data)) if data else nullcontext():
        load_django(home)
        database_wait(home)
        schema_bring_up_to_date(home)
        training_refuse(home)
        ports_wait(home)
        yield


def load_django(home: NodeHome) -> None:
    """Load the node's settings and rooms into this process; its children inherit them."""
    os.environ["RASTRO_HOME"] = str(home.folder)
    os.environ["RASTRO_PROCESS"] = "node"
    os.environ["DJANGO_SETTINGS_MODULE"] = "rastro_node.config.settings"
    import django
    from django.urls import get_resolver

    django.setup()
    _ = get_resolver().url_patterns


def database_wait(home: NodeHome) -> None:
    """Wait for the database a while.

    Raises
    ------
    Unavailable
        `cluster.database.silent` if it does not answer.
    """
    url = database_url(home.options, "database.app")
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline:
                reason = str(error).strip().splitlines()[-1]
                raise Unavailable("cluster.database.silent", where=shown(url), reason=reason) from None
            time.sleep(0.2)
        else:
            return


def shown(url: str) -> str:
    """A database's address without its password."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or 5432}{parts.path}"


def schema_bring_up_to_date(home: NodeHome) -> None:
    """Run the migrations the database lacks, as its owner; nothing when it lacks none."""
    from django.db.migrations.loader import MigrationLoader

    on_disk = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    url = database_url(home.options, "database.app")
    with psycopg.connect(url) as connection:
        known = connection.execute("SELECT to_regclass('django_migrations')").fetchone()
        rows = (
            connection.execute("SELECT app, name FROM django_migrations").fetchall()
            if known and known[0]
            else []
        )
    if on_disk - {(str(app), str(name)) for app, name in rows}:
        schema_prepare(owner_url=database_url(home.options, "database.owner"), app_url=url)


def training_refuse(home: NodeHome) -> None:
    """Refuse to start a node that asks for the training mode outside the demo.

    Raises
    ------
    Forbidden
        With what is missing, see `rastro_node.core.training`.
    """
    from rastro_node.core import training

    if not home.options.flag("node.training"):
        return
    training.settings_check()
    with psycopg.connect(database_url(home.options, "database.app")) as connection:
        rows = connection.execute("SELECT statement, signature FROM core_trainingseal").fetchall()
    training.seals_check([(statement, bytes(signature)) for statement, signature in rows])


def ports_wait(home: NodeHome) -> None:
    """Wait until the node's ports are its own.

    Raises
    ------
    Unavailable
        `cluster.port.taken`.
    """
    for listener in ("web", "exchange"):
        port_wait(home.options.number(f"{listener}.port"), home.options.text(f"{listener}.host"))


def why_not(home: NodeHome, process: str) -> str:
    """Why a process cannot be started yet, as a text's code; empty when it can."""
    if process == "exchange" and not modified(home.options.path("keys.peers")):
        return "cluster.exchange.no_directory"
    return ""


def modified(path: Path) -> int:
    """When a file was last written; 0 when it is empty or not there."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return 0
    return stat.st_mtime_ns if stat.st_size else 0

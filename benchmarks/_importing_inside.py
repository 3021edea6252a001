"""The part of `benchmarks.importing` that runs inside the node."""

import cProfile
import os
import random
import resource
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from benchmarks._blocking_inside import _made_up
from rastro_node.demo.inside import Progress, serve_task

TABLES = ("registry_firearm", "registry_firearmevent")
CHUNK = 1 << 20


def run(task: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Import, import again, undo; copy the same."""
    from rastro_node.core.context import this_node
    from rastro_node.registry.importing import COLUMNS, import_csv

    file = Path(task["folder"]) / "made-up.csv"
    _made_up(file, COLUMNS, task["firearms"], random.Random(task["seed"]))
    checked = _seconds(lambda: import_csv(file, actor=this_node(), dry_run=True))
    profile = cProfile.Profile() if task["profile"] else None
    own, database = time.process_time(), _database_seconds()
    with profile or nullcontext():
        imported = _seconds(lambda: import_csv(file, actor=this_node()))
    own, database = time.process_time() - own, _database_seconds() - database
    if profile is not None:
        profile.dump_stats(task["profile"])
    again = _seconds(lambda: import_csv(file, actor=this_node()))
    plain, finished = _plain_copy(file), _finished_copy()
    rows = task["firearms"]
    return {
        "rows": rows,
        "rows_a_second": round(rows / imported),
        "rows_a_processor_second": round(rows / (own + database)),
        "own_processor_share": round(own / imported, 2),
        "database_processor_share": round(database / imported, 2),
        "checked_a_second": round(rows / checked),
        "again_a_second": round(rows / again),
        "plain_copy_a_second": round(rows / plain),
        "times_a_plain_copy": round(imported / plain, 1),
        "finished_copy_a_second": round(rows / finished),
        "times_a_finished_copy": round(imported / finished, 2),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "undone_a_second": round(rows / _seconds(_undo)),
    }


def _seconds(work: Any) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _database_seconds() -> float:
    """Processor time of this connection's process in the database; 0 where it runs elsewhere."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text("utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _undo() -> None:
    from rastro_node.core.context import this_node
    from rastro_node.core.imports.undoing import import_undo, run_undo
    from rastro_node.core.models import Import

    first = Import.objects.earliest("pk")
    import_undo(import_id=first.pk)
    run_undo(first.pk, actor=this_node())


def _plain_copy(file: Path) -> float:
    """The file's lines as they are, into a table of their own."""
    from django.db import connection, transaction

    from rastro_node.registry.importing import COLUMNS

    columns = ", ".join(f"{name} text" for name in COLUMNS)
    statement = "COPY plain_lines FROM STDIN (FORMAT csv, HEADER)"

    def copy() -> None:
        with (
            transaction.atomic(),
            connection.cursor() as cursor,
            file.open("rb") as stream,
            cursor.copy(statement) as into,
        ):
            while chunk := stream.read(CHUNK):
                into.write(chunk)

    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE plain_lines ({columns})")
    return _seconds(copy)


def _finished_copy() -> float:
    """Rows and events as the import made them, into tables with the same indexes."""
    from django.db import connection, transaction

    data: dict[str, list[bytes]] = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"CREATE TEMPORARY TABLE copied_{table} (LIKE {table} INCLUDING ALL)")
            with cursor.copy(f"COPY {table} TO STDOUT") as out:
                data[table] = [bytes(block) for block in out]

    def copy() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for table in TABLES:
                with cursor.copy(f"COPY copied_{table} FROM STDIN") as into:
                    for block in data[table]:
                        into.write(block)

    return _seconds(copy)


if __name__ == "__main__":
    serve_task(run)

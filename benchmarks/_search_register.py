"""The register of `benchmarks.search`: copied in, its indexes made afterwards, timed and measured."""

import random
import time
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from rastro.markings import fold
from rastro.testing.registries import generate
from rastro_node.demo.inside import Progress

STEP = 500_000
COLUMNS = (
    "id,number,external_id,make,model,calibre,type,serial,country,make_code,calibre_code,type_code,folded,keys,"
    "source,row_digest,events,status,missing,duplicate_of,registered_at"
)
SHORTEST = 5


def fill(server: str, count: int, seed: int, progress: Progress) -> dict[str, Any]:
    """Copy the register in as the tables' owner; how long each step took, and how large each index is."""
    import psycopg
    from django.db import connection

    url = server.format(database=connection.settings_dict["NAME"])
    with psycopg.connect(url, autocommit=True) as owner, owner.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'registry_firearm'"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint) AND indexdef NOT LIKE '%UNIQUE%'"
        )
        indexes = dict(cursor.fetchall())
        for name in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        started = time.perf_counter()
        with cursor.copy(f"COPY registry_firearm ({COLUMNS}) FROM STDIN") as copy:
            for number, entry in enumerate(generate(count, seed=seed)):
                copy.write_row(_row(number, entry))
                if number % STEP == 0:
                    progress(number, count)
        took = {"copy_s": round(time.perf_counter() - started, 1)}
        cursor.execute("SET maintenance_work_mem = '1GB'")
        indexes["rival"] = "CREATE INDEX rival ON registry_firearm USING gin (serial gin_trgm_ops)"
        sizes = {name: _index(cursor, name, made) for name, made in indexes.items()}
        cursor.execute("VACUUM ANALYZE registry_firearm")
        cursor.execute("SELECT pg_relation_size('registry_firearm')")
        return took | {"table_mb": cursor.fetchone()[0] >> 20, "indexes": sizes}


def _index(cursor: Any, name: str, made: str) -> dict[str, float]:
    started = time.perf_counter()
    cursor.execute(made)
    seconds = round(time.perf_counter() - started, 1)
    cursor.execute("SELECT pg_relation_size(%s::regclass)", [f'"{name}"'])
    return {"s": seconds, "mb": cursor.fetchone()[0] >> 20}


def _row(number: int, entry: Any) -> tuple[object, ...]:
    code = entry.make.lower()
    return (
        UUID(int=number), f"XB-F-{number}", "", entry.make, "", entry.calibre, entry.type, entry.serial, "",
        code, entry.calibre, entry.type, fold(entry.serial), [], "", "", 1, "held", False, "",
        datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def sample(count: int, seed: int, wanted: int, chance: random.Random) -> list[str]:
    """Some of its serials, evenly over all, of five characters or more."""
    places = set(chance.sample(range(count), min(count, 4 * wanted)))
    drawn = [entry.serial for number, entry in enumerate(generate(count, seed=seed)) if number in places]
    chance.shuffle(drawn)
    return [each for each in drawn if len(fold(each)) >= SHORTEST][:wanted]

"""The part of `benchmarks.blocking` that runs inside the node."""

import csv
import random
import statistics
import string
import time
from pathlib import Path
from typing import Any

from benchmarks.crime_guns.misreading import misread
from rastro_node.demo.inside import Progress, serve_task

MAKES = ("Ferro", "Taurus", "Norden", "Aubert", "Frommer", "Smith & Wesson")
PATTERNS = ("DDDDDD", "LDDDDDD", "LLDDDDD", "LLLDDDDD", "LLDDDDDD", "DDDDDDDD", "LDDDDL", "DDD-DDDDD")
FULL_READS = 20


def run(task: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Fill, search, compare."""
    from django.db import connection

    from rastro_node.core.context import this_node
    from rastro_node.registry.importing import COLUMNS, import_csv

    chance = random.Random(task["seed"])
    file = Path(task["folder"]) / "made-up.csv"
    serials = _made_up(file, COLUMNS, task["firearms"], chance)
    started = time.perf_counter()
    report = import_csv(file, actor=this_node())
    seconds = time.perf_counter() - started
    real = _real(Path(task["table"]), COLUMNS, Path(task["folder"]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE registry_firearm")
    asked = [misread(serial, chance)[0] for serial in chance.sample(serials, min(1_000, len(serials)))]
    times = _times(asked)
    full = _times(asked[:FULL_READS], whole_table=True)
    ordered = sorted(times)
    return {
        "registered": report.registered,
        "rows_a_minute": round(60 * report.rows / seconds),
        "recall": _recall(real, chance),
        "p50_ms": round(1000 * statistics.median(times), 2),
        "p95_ms": round(1000 * ordered[int(0.95 * len(ordered))], 2),
        "max_ms": round(1000 * ordered[-1], 2),
        "faster_than_reading_the_table": round(statistics.median(full) / statistics.median(times), 1),
    }


def _made_up(file: Path, columns: tuple[str, ...], count: int, chance: random.Random) -> list[str]:
    serials = []
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        for number in range(count):
            serial = "".join(
                chance.choice(string.digits if each == "D" else string.ascii_uppercase)
                if each in "DL"
                else each
                for each in chance.choice(PATTERNS)
            )
            day = f"{chance.randrange(1980, 2020)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            row = (f"M-{number}", chance.choice(MAKES), "", "9 mm Luger", "pistol", serial, day, "Somebody")
            writer.writerow(row)
            serials.append(serial)
    return serials


def _real(table: Path, columns: tuple[str, ...], folder: Path) -> list[tuple[str, str, str]]:
    """Register the real ones; their id, make and serial."""
    from rastro_node.core.context import this_node
    from rastro_node.registry.importing import import_csv

    if not table.exists():
        return []
    with table.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["firearm_serial"].strip()]
    file, real = folder / "real.csv", []
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        for number, row in enumerate(rows):
            make, serial = row["manufacturer_name"], row["firearm_serial"].strip()
            writer.writerow((f"R-{number}", make, "", row["firearm_caliber"], "", serial, "", ""))
            real.append((f"R-{number}", make, serial))
    started = time.perf_counter()
    import_csv(file, actor=this_node())
    assert time.perf_counter() - started < 5, "635 lines took more than 5 seconds"
    return real


def _recall(real: list[tuple[str, str, str]], chance: random.Random) -> float | None:
    from rastro.tracing import Description
    from rastro_node.registry.selectors import firearms_like

    if not real:
        return None
    found = 0
    for firearm_id, make, serial in real:
        read, _mistake = misread(serial, chance)
        like = firearms_like(Description.of(make=make, serial=read))
        found += any(each.number == firearm_id for each in like)
    return round(found / len(real), 4)


def _times(readings: list[str], *, whole_table: bool = False) -> list[float]:
    from django.db import connection

    from rastro.tracing import Description
    from rastro_node.registry.selectors import firearms_like

    with connection.cursor() as cursor:
        cursor.execute(f"SET enable_bitmapscan = {'off' if whole_table else 'on'}")
    times = []
    for read in readings:
        description = Description.of(make="Ferro", serial=read)
        started = time.perf_counter()
        firearms_like(description)
        times.append(time.perf_counter() - started)
    return times


if __name__ == "__main__":
    serve_task(run)

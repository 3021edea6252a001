"""The table split: what one State registered, what the other found, and the truth kept apart."""

import csv
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.crime_guns.misreading import misread as misread_once
from benchmarks.crime_guns.table import ORDER, Firearm, Line, alike, firearms, read

REGISTRY = ("firearm_id", "make", "model", "calibre", "type", "serial", "sold_on", "holder")
RECOVERIES = ("recovery_id", "make", "model", "calibre", "type", "serial", "recovered_on", "place")
TRUTH = (
    "recovery_id",
    "firearm_id",
    "also_accepted",
    "serial",
    "mistake",
    "sold_on",
    "recovered_on",
    "time_to_crime_days",
)


def split(table: Path, folder: Path, *, misread: int | None) -> dict[str, object]:
    """Write the three files and say what is in them."""
    lines = read(table)
    registered = firearms(lines)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "REGISTRY.csv", REGISTRY, map(registry_row, registered))
    recovered, truth = recoveries(lines, registered, misread=misread)
    _write(folder / "RECOVERIES.csv", RECOVERIES, recovered)
    _write(folder / "TRUTH.csv", TRUTH, truth)
    return {
        "lines": len(lines),
        "firearms": len(registered),
        "with_serial": sum(bool(line.serial) for line in lines),
        "lines_sharing_a_firearm": sum(len(each.lines) for each in registered if len(each.lines) > 1),
        "lines_not_told_apart": sum(bool(row[2]) for row in truth),
        "mistakes": dict(Counter(row[4] for row in truth if row[3])),
    }


def registry_row(firearm: Firearm) -> Sequence[str]:
    """A firearm as the State of sale has it; the table names no buyer, so a number stands for one."""
    sold_on = firearm.first("sold_on")
    holder = f"Buyer {firearm.id[-4:]}" if sold_on else ""
    first = firearm.lines[0]
    return firearm.id, first.make, "", firearm.first("calibre"), "", first.serial, sold_on, holder


def recoveries(
    lines: Sequence[Line], registered: Sequence[Firearm], *, misread: int | None
) -> tuple[list[Sequence[str]], list[Sequence[str]]]:
    """The recoveries and, line by line, their truth."""
    of_line = {line.number: firearm for firearm in registered for line in firearm.lines}
    shuffled = list(lines)
    random.Random(ORDER + 1).shuffle(shuffled)
    chance = random.Random(misread)
    found, truth = [], []
    for place, line in enumerate(shuffled, start=1):
        name = f"XA-{place:04d}"
        serial, mistake = line.serial, ""
        if misread is not None and serial:
            serial, mistake = misread_once(serial, chance)
        own, *others = alike(of_line[line.number], registered)
        found.append((name, line.make, "", line.calibre, "", serial, line.recovered_on, line.place))
        truth.append(
            (name, own, "|".join(others), line.serial, mistake, line.sold_on, line.recovered_on, _days(line))
        )
    return found, truth


def _days(line: Line) -> str:
    return str(int(float(line.days))) if line.days else ""


def _write(file: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)

"""The table as read, and which of its lines are one firearm."""

import csv
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ORDER = 20260101  # both sides are shuffled, so that no identifier gives the answer away


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a sale and a recovery of one firearm."""

    number: int
    make: str
    serial: str
    calibre: str
    sold_on: str
    recovered_on: str
    days: str
    dealer_state: str
    place: str


@dataclass(frozen=True, slots=True)
class Firearm:
    """A firearm with every line about it."""

    id: str
    lines: tuple[Line, ...]

    def first(self, name: str) -> str:
        """The first value that is not empty."""
        return next((value for value in (getattr(line, name) for line in self.lines) if value), "")


def read(table: Path) -> list[Line]:
    """Every line, in order."""
    with table.open(encoding="utf-8", newline="") as stream:
        return [_line(number, row) for number, row in enumerate(csv.DictReader(stream), start=1)]


def _line(number: int, row: dict[str, str]) -> Line:
    value = {name: text.strip() for name, text in row.items()}
    place = value["crime_location_city"] or value["jurisdiction_city"]
    return Line(
        number,
        value["manufacturer_name"],
        value["firearm_serial"],
        value["firearm_caliber"],
        value["sale_date"],
        value["crime_date"],
        value["time_to_crime"],
        value["dealer_state"],
        f"{place}, {value['jurisdiction_state']}",
    )


def firearms(lines: Sequence[Line]) -> list[Firearm]:
    """The firearms behind the lines, in an order that says nothing."""
    groups: defaultdict[tuple[str, str], list[list[Line]]] = defaultdict(list)
    for line in sorted(lines, key=lambda each: not each.sold_on):
        known = groups[line.make, line.serial] if line.serial else groups["", f"line {line.number}"]
        same = [group for group in known if _is_same(group[0], line)]
        if len(same) == 1:
            same[0].append(line)
        else:
            known.append([line])
    gathered = [tuple(group) for known in groups.values() for group in known]
    random.Random(ORDER).shuffle(gathered)
    return [Firearm(f"XB-{place:04d}", group) for place, group in enumerate(gathered, start=1)]


def _is_same(known: Line, line: Line) -> bool:
    calibres = {each.calibre.lower().replace(" ", "") for each in (known, line) if each.calibre}
    days = {each.sold_on for each in (known, line) if each.sold_on}
    return len(calibres) < 2 and len(days) < 2


def alike(firearm: Firearm, others: Sequence[Firearm]) -> list[str]:
    """Firearms that nothing on the weapon tells from this one, itself first."""
    return [
        firearm.id,
        *(other.id for other in others if other is not firearm and _looks_alike(firearm, other)),
    ]


def _looks_alike(one: Firearm, other: Firearm) -> bool:
    """Equal make and serial, and calibres that do not contradict each other."""
    a, b = one.lines[0], other.lines[0]
    calibres = {each.first("calibre").lower().replace(" ", "") for each in (one, other)} - {""}
    return bool(a.serial) and (a.make, a.serial) == (b.make, b.serial) and len(calibres) < 2

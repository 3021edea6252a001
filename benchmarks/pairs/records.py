"""The firearms of the Rio table, one for each make and serial, read where the table lies."""

import csv
import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rastro.canonical import RastroError
from rastro.markings import read_serial
from rastro.tracing import RegisteredFirearm
from rastro.tracing.frequencies import value_of

HERE = Path(__file__).resolve().parents[2]
SHARED = HERE.parent / "shared" / "data" / "records"
TABLE = SHARED / "br_rj_seizures_2017_2022.csv.gz"


@dataclass(frozen=True, slots=True)
class Line:
    """One firearm as it came in with one case."""

    case: str
    record: RegisteredFirearm


@dataclass(frozen=True, slots=True)
class Seized:
    """One firearm: what stands under one make and one serial."""

    make: str
    serial: str
    lines: tuple[Line, ...]

    @property
    def cases(self) -> frozenset[str]:
        """The cases it was seized in."""
        return frozenset(each.case for each in self.lines)

    @property
    def whole(self) -> bool:
        """Whether every character was read."""
        return not set("?[") & set(self.lines[0].record.serial)

    @property
    def held_out(self) -> bool:
        """Whether it is measured on and not learned from: by the digest of make and serial."""
        return hashlib.sha256(f"{self.make} {self.serial}".encode()).digest()[0] % 2 == 1


def seized(table: Path = TABLE) -> list[Seized]:
    """Every firearm of which a serial was read, whole or in part."""
    with gzip.open(table, "rt", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["class"] == "ARMA DE FOGO"]
    return grouped(rows)


def grouped(rows: Iterable[dict[str, str]]) -> list[Seized]:
    """Firearms of rows with case_id, make, model, calibre, type, serial."""
    groups: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for number, row in enumerate(rows):
        serial = _serial(row["serial"])
        if not serial:
            continue
        words = {name: row[name] for name in ("make", "model", "calibre", "type")}
        record = RegisteredFirearm(str(number), serial=serial, **words)
        plain = "".join(each for each in serial.upper() if each.isalnum())
        groups[value_of("make", row["make"]), plain].append(Line(row["case_id"], record))
    return [Seized(make, serial, tuple(lines)) for (make, serial), lines in groups.items()]


def _serial(raw: str) -> str:
    """What was read, without what the expert says about it; empty where nothing was."""
    try:
        reading = read_serial(raw).reading
    except RastroError:
        return ""
    return str(reading) if reading is not None else ""

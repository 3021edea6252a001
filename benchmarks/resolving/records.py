"""The records of Rio and the gold spellings beside the checkout, read where they lie."""

import csv
import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rastro.nomenclator.folding import plain

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
RECORDS = DATA / "records" / "br_rj_seizures_2017_2022.csv.gz"
GOLD = DATA / "nomenclator"
ASIDE = 5
"""One in so many spellings was held out, by its hash, while names and rules were authored."""

type Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What the gold says of one spelling, case and accents folded.

    Parameters
    ----------
    text
        The spelling.
    wanted
        The names it stands for, more than one where the gold is not of one mind.
    types
        The types of weapon the gold allows it on; empty where it does not say.
    """

    text: str
    wanted: frozenset[str]
    types: frozenset[str] = frozenset()

    @property
    def aside(self) -> bool:
        """Whether it was held out."""
        return int(hashlib.sha256(self.text.encode()).hexdigest()[:8], 16) % ASIDE == 0


@cache
def firearms() -> tuple[Row, ...]:
    """The 64,525 lines that are firearms."""
    with gzip.open(RECORDS, "rt", encoding="utf-8", newline="") as source:
        return tuple(row for row in csv.DictReader(source) if row["class"] == "ARMA DE FOGO")


def distinct(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The lines without their exact copies."""
    return tuple({tuple(row.values()): row for row in rows}.values())


def spellings(name: str, raw: str, wanted: str, types: str = "") -> dict[str, Spelling]:
    """The gold of a file by folded spelling.

    Parameters
    ----------
    name
        The file.
    raw, wanted, types
        Its columns.
    """
    found: dict[str, Spelling] = {}
    for row in _rows(GOLD / name):
        text = plain(row[raw])
        known = found.get(text, Spelling(text, frozenset()))
        on = {plain(each) for each in row[types].split(",")} if types else set()
        found[text] = Spelling(text, known.wanted | {row[wanted]}, known.types | on)
    return found


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)

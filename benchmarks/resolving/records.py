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
    aside
        Whether it was held out.
    """

    text: str
    wanted: frozenset[str]
    types: frozenset[str] = frozenset()
    aside: bool = False


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
        found[text] = Spelling(text, known.wanted | {row[wanted]}, known.types | on, _is_aside(text))
    return found


class Finder:
    """What the gold says of a record's text: of this spelling, else of those that differ in signs only."""

    def __init__(self, gold: dict[str, Spelling]) -> None:
        self._gold = gold
        self._closed: dict[str, Spelling] = {}
        for each in gold.values():
            key = _closed(each.text)
            known = self._closed.get(key, Spelling(key, frozenset(), frozenset(), aside=True))
            self._closed[key] = Spelling(
                key, known.wanted | each.wanted, known.types | each.types, known.aside and each.aside
            )

    def of(self, text: str) -> Spelling | None:
        """The gold of a folded text; None where it says nothing."""
        return self._gold.get(text) or self._closed.get(_closed(text))


def _closed(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _is_aside(text: str) -> bool:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % ASIDE == 0


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)

"""The two files in and the file out of `rastro demo --once`: read with limits, written whole or not."""

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from rastro.canonical import InvalidInput

REGISTRY = ("firearm_id", "make", "model", "calibre", "type", "serial", "sold_on", "holder")
RECOVERIES = ("recovery_id", "make", "model", "calibre", "type", "serial", "recovered_on", "place")
CANDIDATES = 3
ANSWERS = (
    "recovery_id",
    "outcome",
    "time_to_crime_days",
    *(f"{name}_{n}" for n in range(1, CANDIDATES + 1) for name in ("firearm_id", "probability", "reason")),
)
MAX_LINE = 20_000


def rows_of(file: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """The rows of a CSV file as text by column; the first column names the row, once.

    Raises
    ------
    InvalidInput
        `demo.csv.` codes: what is wrong, in which line, and what to do.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield from _checked(file, columns, csv.DictReader(_bounded(file, stream)))
    except FileNotFoundError:
        raise InvalidInput("demo.csv.missing", file=str(file)) from None
    except UnicodeDecodeError:
        raise InvalidInput("demo.csv.encoding", file=file.name) from None


def _bounded(file: Path, stream: TextIO) -> Iterator[str]:
    """The stream's lines, none longer than the limit: a line without an end is never read whole."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise InvalidInput("demo.csv.line", file=file.name, line=number, limit=MAX_LINE)
        yield line


def _checked(file: Path, columns: Sequence[str], reader: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        wanted = ", ".join(columns)
        raise InvalidInput("demo.csv.columns", file=file.name, columns=", ".join(missing), wanted=wanted)
    key, seen = columns[0], set[str]()
    for row in reader:
        named = {column: (row[column] or "").strip() for column in columns}
        value, line = named[key], reader.line_num
        if not value:
            raise InvalidInput("demo.csv.id_empty", file=file.name, line=line, column=key)
        if value in seen:
            raise InvalidInput("demo.csv.id_twice", file=file.name, line=line, column=key, value=value)
        seen.add(value)
        yield named


def answers_write(file: Path, rows: Iterable[Sequence[object]]) -> None:
    """Write ANSWERS beside its place, then move it there; no cell of it is a formula to a spreadsheet.

    Raises
    ------
    InvalidInput
        `demo.answers.folder`.
    """
    from rastro_node.core.exports import harmless

    draft = file.with_name(f".{file.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(ANSWERS)
            writer.writerows([harmless(cell) for cell in row] for row in rows)
    except FileNotFoundError:
        raise InvalidInput("demo.answers.folder", file=str(file)) from None
    os.replace(draft, file)  # noqa: PTH105 - one step, on the same disk

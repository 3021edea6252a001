"""Pairs in, one line of scores each out: in the order of the pairs, and gone on with where it was cut off."""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Self

import rastro.cli.compare_texts
import rastro.cli.pairs_texts  # noqa: F401 - registers the sentences
from rastro.canonical import InvalidInput
from rastro.cli.files import opened

MOST_PAIRS = 10_000_000

type Pair = tuple[str, str]
type Row = dict[str, Any]


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a CSV file with the columns a and b.

    Raises
    ------
    InvalidInput
        `cli.compare.columns`, or `cli.compare.pair` with the line.
    """
    with opened(path) as stream:
        lines = (line.decode("utf-8-sig", "replace") for line in stream)
        reader = csv.DictReader(lines)
        if not {"a", "b"} <= set(reader.fieldnames or ()):
            raise InvalidInput("cli.compare.columns", field="pairs", file=path.name)
        for number, row in enumerate(reader, 2):
            pair = row["a"] or "", row["b"] or ""
            if not all(pair) or not all(name.isprintable() for name in pair) or number > MOST_PAIRS:
                raise InvalidInput("cli.compare.pair", field="pairs", line=number)
            yield pair


class ScoresTable:
    """The table of scores, written line by line.

    Parameters
    ----------
    out
        Where it goes; standard output without it. What it holds of the same pairs is kept, a torn last line
        is cut off, and what is added goes behind.
    columns
        The columns that all rows have.
    version
        Of the comparison: rows by another are refused.
    """

    def __init__(self, out: Path | None, columns: tuple[str, ...], version: str) -> None:
        self._out, self._columns, self._version = out, columns, version
        self._known: tuple[str, ...] | None = None
        self._stream: IO[str] = sys.stdout
        self._waiting: list[Row] = []
        self.refused = 0

    def __enter__(self) -> Self:
        if self._out is not None:
            self._stream = self._out.open("a", encoding="utf-8", newline="")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or self._waiting:
            self._write(all_of_them=True)
        if self._out is not None:
            self._stream.close()

    def held(self, pairs: Iterable[Pair]) -> int:
        """How many of the first pairs the table holds already.

        Raises
        ------
        InvalidInput
            `cli.pairs.columns`, `.other` or `.version` if it is not the beginning of this table.
        """
        if self._out is None or not self._out.exists() or not _whole_lines(self._out):
            return 0
        with self._out.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            self._known = tuple(reader.fieldnames or ())
            if self._known[: len(self._columns)] != self._columns:
                raise InvalidInput("cli.pairs.columns", field="out", file=self._out.name)
            return sum(
                self._is_of(row, pair, line) for line, (row, pair) in enumerate(_both(reader, pairs), 2)
            )

    def add(self, row: Row) -> None:
        """One more line; it waits while none has told which columns there are."""
        self.refused += bool(row.get("refused"))
        self._waiting.append(row)
        self._write(all_of_them=False)

    def flush(self) -> None:
        """What was added is in the file."""
        self._stream.flush()

    def _is_of(self, row: Row, pair: Pair | None, line: int) -> int:
        file = "" if self._out is None else self._out.name
        if (row["a"], row["b"]) != pair:
            raise InvalidInput("cli.pairs.other", field="out", file=file, line=line)
        if row["version"] != self._version:
            facts = {"wanted": row["version"], "here": self._version}
            raise InvalidInput("cli.pairs.version", field="out", file=file, **facts)
        self.refused += bool(row["refused"])
        return 1

    def _write(self, *, all_of_them: bool) -> None:
        if self._known is None:
            told = next((row for row in self._waiting if not row.get("refused")), None)
            if told is None and not all_of_them:
                return
            extra = () if told is None else tuple(name for name in told if name not in self._columns)
            self._known = (*self._columns, *extra)
            csv.writer(self._stream, lineterminator="\n").writerow(self._known)
        writer = csv.DictWriter(self._stream, self._known, extrasaction="ignore", lineterminator="\n")
        writer.writerows(self._waiting)
        self._waiting.clear()


def _both(rows: Iterable[Row], pairs: Iterable[Pair]) -> Iterator[tuple[Row, Pair | None]]:
    """Each row with its pair, None behind the last."""
    left = iter(pairs)
    for row in rows:
        yield row, next(left, None)


def _whole_lines(path: Path) -> bool:
    """Cut off a torn last line; whether anything is left."""
    with path.open("r+b") as file:
        place = end = file.seek(0, 2)
        while place > 0:
            start = max(0, place - 65536)
            file.seek(start)
            found = file.read(place - start).rfind(b"\n")
            if found >= 0:
                place = start + found + 1
                break
            place = start
        if place != end:
            file.truncate(place)
        return place > 0

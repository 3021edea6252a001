"""CSV files that commands are given and write: read with limits, written whole or not at all."""

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from rastro.canonical import InvalidInput, NotFound
from rastro.cli.files import opened

MAX_LINE = 20_000


def rows_of(path: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """The rows of a CSV file by column, whatever other columns it has; a missing cell is empty.

    Raises
    ------
    InvalidInput
        `cli.csv.encoding`, `.columns`, `.form` or `.line`, with the place.
    NotFound
        `cli.file.absent`.
    """
    with opened(path) as stream:
        reader = csv.DictReader(_lines(path, stream), strict=True)
        try:
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                facts = {"columns": ", ".join(missing), "wanted": ", ".join(columns)}
                raise InvalidInput("cli.csv.columns", path=str(path), **facts)
            for row in reader:
                yield _cells(row)
        except csv.Error as error:
            raise InvalidInput("cli.csv.form", path=str(path), line=reader.line_num, why=str(error)) from None


def columns_of(path: Path) -> tuple[str, ...]:
    """The columns a CSV file names in its first line; none if it cannot be read as one."""
    with opened(path) as stream:
        first = stream.readline(MAX_LINE).decode("utf-8-sig", "replace")
    return tuple(next(csv.reader([first]), ()))


def _cells(row: dict[str, str | None]) -> dict[str, str]:
    """A row's cells by column; one with more cells than there are columns would lose some."""
    if None in row:
        raise csv.Error("more cells than columns")
    return {name: value or "" for name, value in row.items()}


def _lines(path: Path, stream: IO[bytes]) -> Iterator[str]:
    """Lines of UTF-8 text, none longer than the limit: a line without an end is never read whole."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise InvalidInput("cli.csv.line", path=str(path), line=number, limit=MAX_LINE)
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InvalidInput("cli.csv.encoding", path=str(path), line=number) from None


def rows_write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a CSV file beside its place, then move it there; the number of rows.

    Raises
    ------
    NotFound
        `cli.file.no_folder`.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(columns)
            written = 0
            for row in rows:
                writer.writerow(row)
                written += 1
    except FileNotFoundError:
        raise NotFound("cli.file.no_folder", path=str(path)) from None
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    os.replace(draft, path)  # noqa: PTH105 - one step, on the same disk
    return written

"""A file as lines of text by column, whatever its encoding and delimiter; limits before memory."""

import codecs
import csv
import hashlib
import io
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rastro.canonical import InvalidInput, TooLarge
from rastro_node.core.imports.layout import Column, plainly
from rastro_node.core.imports.telling import marked, refuse_mixed
from rastro_node.core.imports.workbooks import is_workbook, workbook_rows

MAX_BYTES = 2_000_000_000
MAX_LINE = 20_000
MAX_ROWS = 2_000_000
CHUNK = 1 << 20
MAX_PIPED = 50_000_000
"""Of a pipe, which may be a workbook and have no lines."""
MOST_COLUMNS = 1_000
DELIMITERS = ",;\t|"

type Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that can be read.

    Parameters
    ----------
    name, digest, encoding, delimiter
        What it is, its SHA-256, and how it is read.
    lines
        About how many lines it has, for the progress.
    header
        The column names as they stand there.
    rows
        The lines after the first: number and cells.
    """

    name: str
    digest: str
    encoding: str
    delimiter: str
    lines: int
    header: tuple[str, ...]
    rows: Iterator[Line]


@contextmanager
def opened(
    source: Path | str | BinaryIO, *, name: str = "", columns: Sequence[Column] = ()
) -> Iterator[Opened]:
    """Open a CSV file or an Excel workbook.

    Parameters
    ----------
    source
        Its path, or a binary stream.
    name
        Its name, for a stream.
    columns
        Ours, to tell the delimiter by.

    Raises
    ------
    InvalidInput, TooLarge
        `core.import.*`: what is wrong, where, and what to do.
    """
    with kept(source) as stream, ExitStack() as at_end:
        said = name or Path(str(getattr(stream, "name", ""))).name
        if is_workbook(stream):
            digest = _digest(stream)
            rows = workbook_rows(stream, most_rows=MAX_ROWS)
            encoding, delimiter, lines = "xlsx", "", 0
        else:
            digest, encoding, lines = _scan(stream)
            text = io.TextIOWrapper(stream, encoding=encoding, newline="")
            at_end.callback(text.detach)
            delimiter, rows = _delimited(text, columns)
        header = _header(rows)
        yield Opened(said, digest, encoding, delimiter, lines, header, rows)


def read_through(source: Path | str | BinaryIO, *, columns: Sequence[Column] = ()) -> None:
    """Read a file to its end, so that one that is broken further down is refused before anything is kept.

    Raises
    ------
    InvalidInput, TooLarge
        As :func:`opened`.
    """
    with opened(source, columns=columns) as file:
        for _row in file.rows:
            pass


@contextmanager
def kept(source: Path | str | BinaryIO) -> Iterator[BinaryIO]:
    """The file as a stream that can be read again: a pipe is copied, but no line without an end.

    Raises
    ------
    InvalidInput, TooLarge
        `core.import.missing`, `core.import.bytes`, `core.import.line`.
    """
    with ExitStack() as at_end:
        stream = source
        if isinstance(stream, Path | str):
            try:
                stream = at_end.enter_context(Path(stream).open("rb"))
            except OSError:
                raise InvalidInput("core.import.missing", field="file", file=Path(source).name) from None  # type: ignore[arg-type]
        yield stream if stream.seekable() else at_end.enter_context(_copied(stream))


def _copied(source: BinaryIO) -> BinaryIO:
    copy, lines, open_line = tempfile.TemporaryFile(), 0, 0  # noqa: SIM115 - the caller closes it
    while chunk := source.read(CHUNK):
        if copy.write(chunk) and copy.tell() > MAX_BYTES:
            raise TooLarge("core.import.bytes", limit=MAX_BYTES // 1_000_000)
        open_line = _refuse_long_line(chunk, open_line, lines, MAX_PIPED)
        lines += chunk.count(b"\n")
    copy.seek(0)
    return copy


def _digest(stream: BinaryIO) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    stream.seek(0)
    return digest.hexdigest()


def _scan(stream: BinaryIO) -> tuple[str, str, int]:
    """The digest, the encoding and the number of lines; stops at the first line over the limit."""
    stream.seek(0)
    digest, lines, open_line, size = hashlib.sha256(), 0, 0, 0
    encoding, decoder, may_be_utf8 = "", codecs.getincrementaldecoder("utf-8")(), True
    while chunk := stream.read(CHUNK):
        encoding = encoding or marked(chunk)
        if encoding == "utf-8-sig" and b"\x00" in chunk:
            raise InvalidInput("core.import.encoding")
        wide = 2 if encoding == "utf-16" else 1
        open_line = _refuse_long_line(chunk, open_line, lines, MAX_LINE * 4 * wide)
        lines += chunk.count(b"\n")
        size += len(chunk)
        if size > MAX_BYTES:
            raise TooLarge("core.import.bytes", limit=MAX_BYTES // 1_000_000)
        digest.update(chunk)
        if may_be_utf8 and encoding == "utf-8-sig":
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                may_be_utf8 = False
    if not size:
        raise InvalidInput("core.import.empty")
    if not may_be_utf8:
        encoding = "cp1252"
        refuse_mixed(stream)
    stream.seek(0)
    return digest.hexdigest(), encoding, lines


def _refuse_long_line(chunk: bytes, open_line: int, lines: int, limit: int) -> int:
    """How long the line at the end of the chunk is so far."""
    start = 0
    while True:
        end = chunk.find(b"\n", start)
        length = open_line + (len(chunk) if end < 0 else end) - start
        if length > limit:
            line = lines + chunk.count(b"\n", 0, start) + 1
            raise TooLarge("core.import.line", line=line, limit=MAX_LINE)
        if end < 0:
            return length
        open_line, start = 0, end + 1


def _delimited(text: io.TextIOWrapper, columns: Sequence[Column]) -> tuple[str, Iterator[Line]]:
    lines = _bounded(text)
    first = next(lines, "")
    names = {plainly(name) for column in columns for name in (column.name, *column.aliases)}
    delimiter = max(DELIMITERS, key=lambda each: (_known(first, each, names), first.count(each)))
    return delimiter, _parsed(first, lines, delimiter)


def _known(first: str, delimiter: str, names: set[str]) -> int:
    cells = next(csv.reader([first], delimiter=delimiter), [])
    return len({plainly(cell) for cell in cells} & names)


def _bounded(text: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    try:
        while line := text.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise TooLarge("core.import.line", line=number, limit=MAX_LINE)
            yield line
    except UnicodeDecodeError:
        raise InvalidInput("core.import.encoding") from None


def _parsed(first: str, lines: Iterator[str], delimiter: str) -> Iterator[Line]:
    def again() -> Iterator[str]:
        yield first
        yield from lines

    reader = csv.reader(again(), delimiter=delimiter)
    count = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise InvalidInput("core.import.quote", line=line) from None
        if not any(cells):
            continue
        count += 1
        if count > MAX_ROWS + 1:
            raise TooLarge("core.import.rows", limit=MAX_ROWS)
        yield line, cells


def _header(rows: Iterator[Line]) -> tuple[str, ...]:
    _number, cells = next(rows, (1, []))
    header = tuple(cell.strip() for cell in cells)
    if not header:
        raise InvalidInput("core.import.empty")
    if len(header) > MOST_COLUMNS:
        raise TooLarge("core.import.many_columns", limit=MOST_COLUMNS)
    return header

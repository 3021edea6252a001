"""An Excel workbook as lines of text: its first sheet, nothing computed, no bomb unpacked."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from openpyxl import load_workbook

from rastro.canonical import InvalidInput, RastroError, TooLarge

MAX_UNPACKED = 200_000_000
SURELY_FINE = 10_000_000
MAX_RATIO = 100
"""Sheets of real registers unpack to 5 to 30 times their size."""
MAX_CELLS = 200
MAX_CELL = 2_000


def is_workbook(stream: BinaryIO) -> bool:
    """Whether the file is a ZIP archive, as workbooks are."""
    stream.seek(0)
    start = stream.read(4)
    stream.seek(0)
    return start == b"PK\x03\x04"


def workbook_rows(stream: BinaryIO, *, most_rows: int) -> Iterator[tuple[int, list[str]]]:
    """The lines of the first sheet: number and cells as text. A formula is its text, never its result.

    Raises
    ------
    InvalidInput, TooLarge
        `core.import.xlsx`, `core.import.bytes`, `core.import.rows`, `core.import.bomb`.
    """
    try:
        _refuse_bomb(stream)
        book = load_workbook(stream, read_only=True, data_only=False, keep_links=False)
        yield from _rows(book.worksheets[0], most_rows)
    except (RastroError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - whatever a broken workbook does to its reader
        raise InvalidInput("core.import.xlsx") from None


def _rows(sheet: Any, most_rows: int) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()
    for count, row in enumerate(sheet.iter_rows(max_col=MAX_CELLS, values_only=True), 1):
        if count > most_rows + 1:
            raise TooLarge("core.import.rows", limit=most_rows)
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield count, cells


def _refuse_bomb(stream: BinaryIO) -> None:
    """Look at the archive's own list; a part longer than it says is cut off and fails its checksum."""
    with zipfile.ZipFile(stream) as archive:
        parts = archive.infolist()
    unpacked = sum(each.file_size for each in parts)
    if unpacked > MAX_UNPACKED:
        raise TooLarge("core.import.bytes", limit=MAX_UNPACKED // 1_000_000)
    if unpacked > SURELY_FINE and unpacked > MAX_RATIO * sum(each.compress_size for each in parts):
        raise TooLarge("core.import.bomb")
    stream.seek(0)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(getattr(value, "text", value))[:MAX_CELL]

"""An Excel workbook as lines of text: its first sheet, nothing computed, no bomb unpacked."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from openpyxl import load_workbook

from rastro.canonical import InvalidInput, TooLarge

MAX_UNPACKED = 400_000_000
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
        `registry.import.xlsx`, `registry.import.bytes`, `registry.import.rows`.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            unpacked = sum(each.file_size for each in archive.infolist())
        if unpacked > MAX_UNPACKED:
            raise TooLarge("registry.import.bytes", limit=MAX_UNPACKED // 1_000_000)
        stream.seek(0)
        book = load_workbook(stream, read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for count, row in enumerate(sheet.iter_rows(max_col=MAX_CELLS, values_only=True), 1):
            if count > most_rows + 1:
                raise TooLarge("registry.import.rows", limit=most_rows)
            cells = [_text(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield count, cells
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError, SyntaxError):
        raise InvalidInput("registry.import.xlsx") from None


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

"""An Excel workbook as lines of text: its first sheet, nothing computed, no bomb unpacked."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from openpyxl import load_workbook

from rastro.canonical import InvalidInput, RastroError, TooLarge
from rastro_node.core.imports.archives import MOST_CELLS, refuse_hostile
from rastro_node.core.imports.layout import FORMULA_CELL

MAX_CELL = 2_000
"""Characters of a cell that are read."""


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
        refuse_hostile(stream)
        book = load_workbook(stream, read_only=True, data_only=False, keep_links=False)
        yield from _rows(book.worksheets[0], most_rows)
    except (RastroError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - whatever a broken workbook does to its reader
        raise InvalidInput("core.import.xlsx") from None


def _rows(sheet: Any, most_rows: int) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()
    for count, row in enumerate(sheet.iter_rows(max_col=MOST_CELLS, values_only=True), 1):
        if count > most_rows + 1:
            raise TooLarge("core.import.rows", limit=most_rows)
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield count, cells


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(getattr(value, "text", value))[:MAX_CELL]
    return FORMULA_CELL + text if text.startswith("=") else text

"""A file with an official table, as the library reads it; of a workbook, its first sheet."""

import csv
import io

from rastro.canonical import InvalidInput, TooLarge
from rastro.nomenclator import Official, read_official

MAX_BYTES = 8_000_000
MAX_ROWS = 50_000
LENGTHS = {"code": 80, "name": 300, "parent": 80}


def read_file(content: bytes, *, kind: str, name: str, edition: str) -> Official:
    """Read an official table from CSV or XLSX.

    Raises
    ------
    InvalidInput, TooLarge
        `nomenclator.official.*` and `core.import.*`: what is wrong, where, and what to do.
    """
    if len(content) > MAX_BYTES:
        raise TooLarge("nomenclator.official.bytes", field="file", limit=MAX_BYTES)
    text: str | bytes = _sheet(content) if content[:4] == b"PK\x03\x04" else content
    official = read_official(text, kind=kind, name=name, edition=edition)
    if not official.rows:
        raise InvalidInput("nomenclator.official.empty", field="file")
    for row in official.rows:
        for column, limit in LENGTHS.items():
            if len(getattr(row, column)) > limit:
                raise TooLarge("nomenclator.official.cell", field="file", line=row.line, limit=limit)
    return official


def _sheet(content: bytes) -> str:
    """A workbook's first sheet as CSV; each line keeps its number, for what is said about it."""
    from rastro_node.core.imports.workbooks import workbook_rows

    written, line = io.StringIO(), 0
    writer = csv.writer(written, lineterminator="\n")
    for number, cells in workbook_rows(io.BytesIO(content), most_rows=MAX_ROWS):
        written.write("\n" * (number - line - 1))
        writer.writerow([" ".join(cell.split()) for cell in cells])
        line = number
    return written.getvalue()

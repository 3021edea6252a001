"""A list as a file: CSV, XLSX or JSON, exactly what the page shows, with formulas made harmless."""

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from rastro.canonical import InvalidInput

MOST_ROWS = 100_000
MOST_PRINTED = 2_000
PRINT = "print"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "|", "%")
ILLEGAL = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}

type Row = list[Any]


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula (OWASP ASVS 5.0, 1.2.10).

    Numbers, dates and truths stay what they are; a text that begins like a formula gets an apostrophe.
    """
    if value is None or isinstance(value, bool | int | float | Decimal | date | datetime):
        return value
    text = str(value).translate(ILLEGAL)
    return f"'{text}" if text.lstrip(" ").startswith(DANGEROUS) else text


def as_file(form: str, *, name: str, headers: Row, keys: list[str], rows: Iterable[Row]) -> HttpResponseBase:
    """Rows as a file to download.

    Parameters
    ----------
    form
        `csv`, `xlsx` or `json`.
    name
        File name without its ending.
    headers, keys
        What people read above the columns; what programs read.
    rows
        The values, a list a row.

    Raises
    ------
    InvalidInput
        `core.export.form` for any other form.
    """
    match form:
        case "csv":
            response: HttpResponseBase = StreamingHttpResponse(_csv(headers, rows), content_type=TYPES[form])
        case "json":
            response = StreamingHttpResponse(_json(keys, rows), content_type=TYPES[form])
        case "xlsx":
            response = FileResponse(_xlsx(name, headers, rows), content_type=TYPES[form])
        case _:
            raise InvalidInput("core.export.form", field="export", form=form[:20])
    stamp = timezone.now().strftime("%Y%m%dT%H%M%SZ")
    response["Content-Disposition"] = f'attachment; filename="{name}-{stamp}.{form}"'
    return response


def _csv(headers: Row, rows: Iterable[Row]) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    yield "\ufeff"
    for row in (headers, *rows):
        writer.writerow([_said(harmless(value)) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _said(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value


def _json(keys: list[str], rows: Iterable[Row]) -> Iterator[str]:
    separator = "[\n"
    for row in rows:
        yield separator + json.dumps(dict(zip(keys, map(_plain, row), strict=True)), ensure_ascii=False)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return _said(value) if isinstance(value, date) else str(value)


def _xlsx(name: str, headers: Row, rows: Iterable[Row]) -> Any:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.append([str(header) for header in headers])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet: Any, value: Any) -> Any:
    safe = harmless(value)
    if isinstance(safe, datetime):
        safe = safe.astimezone(UTC).replace(tzinfo=None) if safe.tzinfo else safe
    cell = WriteOnlyCell(sheet, value=safe)
    if isinstance(safe, str):
        cell.data_type = "s"
    return cell

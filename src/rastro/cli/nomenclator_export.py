"""`rastro nomenclator export`: a table or a crosswalk, for other systems."""

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rastro.canonical import NotFound, Text
from rastro.cli import output
from rastro.cli.nomenclator import TableName, nomenclator
from rastro.cli.tables import rows_write
from rastro.nomenclator import crosswalk_to, edition
from rastro.nomenclator.exporting import crosswalk_rows, table_rows


class Language(StrEnum):
    """The languages of the names."""

    ES = "es"
    EN = "en"
    PT = "pt"
    FR = "fr"


class Form(StrEnum):
    """The forms of an export."""

    CSV = "csv"
    JSON = "json"


def add_to(_app: typer.Typer) -> None:
    """Join `rastro nomenclator`."""
    nomenclator.command("export")(export)


def export(
    name: Annotated[
        TableName, typer.Argument(metavar="TABLE", help="types, makes, models, calibres, countries")
    ],
    *,
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    crosswalk: Annotated[
        str, typer.Option(help="Its crosswalk to ncic, iafq or hs6 instead of its terms.")
    ] = "",
    language: Annotated[
        Language | None, typer.Option(help="One column of names instead of all four languages.")
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="CSV, or JSON with the edition and its digest.")
    ] = Form.CSV,
    as_json: output.AsJson = False,
) -> None:
    """Write a table's terms, or its crosswalk, with the source of every row."""
    spoken = language.value if language else None
    columns, rows = (
        crosswalk_rows(crosswalk_to(crosswalk, name.kind)) if crosswalk else table_rows(name.kind, spoken)
    )
    write = rows_write if form is Form.CSV else _write_json
    written = write(out, columns, rows)
    value = {"rows": written, "edition": edition().version, "digest": edition().digest, "path": str(out)}
    output.say(value, as_json=as_json, line=Text("cli.nomenclator.exported", value).say(output.translator()))


def _write_json(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Rows as objects under the edition they are of."""
    terms = [dict(zip(columns, row, strict=True)) for row in rows]
    whole = {"edition": edition().version, "digest": edition().digest, "rows": terms}
    try:
        path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except FileNotFoundError:
        raise NotFound("cli.file.no_folder", path=str(path)) from None
    return len(terms)

"""`rastro nomenclator export|check|import|compare`: the terms, and the tables of other authorities."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import rastro.cli.nomenclator_texts  # noqa: F401 - registers the sentences
from rastro.canonical import Text, Translate
from rastro.cli import output
from rastro.cli.files import read_bytes
from rastro.cli.tables import rows_write
from rastro.nomenclator import (
    Finding,
    Kind,
    Mapped,
    Relation,
    check_table,
    compare_editions,
    full_name,
    propose,
    read_official,
)
from rastro.nomenclator.official import MAX_BYTES

SHOWN = 50
SURE = 0.9
CROSSWALK = ("code", "name", "relation", "term", "term_name", "score", "reason", "others")

nomenclator = typer.Typer(no_args_is_help=True, help="The terms, and the tables of other authorities.")


class TableName(StrEnum):
    """The tables, as commands call them."""

    TYPES = "types"
    MAKES = "makes"
    MODELS = "models"
    CALIBRES = "calibres"
    COUNTRIES = "countries"

    @property
    def kind(self) -> Kind:
        """The kind of the table's terms."""
        return Kind.COUNTRY if self is TableName.COUNTRIES else Kind(self.value.removesuffix("s"))


Rows = Annotated[TableName, typer.Option("--kind", help="What the rows of the table are.")]
Given = Annotated[Path, typer.Argument(help="The table, CSV: columns for code and name, and others.")]


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(nomenclator, name="nomenclator")


@nomenclator.callback()
def _group() -> None:
    """The terms, and the tables of other authorities."""


@nomenclator.command()
def check(given: Given, *, kind: Rows, as_json: output.AsJson = False) -> None:
    """Check a table or a crosswalk before it is brought in: exit status 0 if it is sound, else 1."""
    found = check_table(read_bytes(given, limit=MAX_BYTES), kind=kind.kind)
    translate = output.translator()
    lines = [_finding(each, translate) for each in found[:SHOWN]]
    more = [_say("cli.nomenclator.more", translate, more=len(found) - SHOWN)] if len(found) > SHOWN else []
    value = [
        {"line": each.line, "column": each.column, "code": each.text.code, "detail": each.text.say(translate)}
        for each in found
    ]
    sound = _say("cli.nomenclator.sound", translate, path=given.name)
    output.say({"findings": value}, as_json=as_json, line="\n".join([*lines, *more]) or sound)
    if found:
        raise typer.Exit(1)


@nomenclator.command("import")
def import_(
    given: Given,
    *,
    kind: Rows,
    out: Annotated[Path, typer.Option("--out", help="Where to write the proposed crosswalk, CSV.")],
    name: Annotated[str, typer.Option(help="What the table is called, such as NCIC.")] = "",
    edition: Annotated[str, typer.Option(help="Its edition, as its issuer names it.")] = "",
    as_json: output.AsJson = False,
) -> None:
    """Propose how an official table corresponds to ours: a crosswalk to review, line by line."""
    official = read_official(
        read_bytes(given, limit=MAX_BYTES), kind=kind.kind, name=name or given.stem, edition=edition
    )
    proposed = propose(official)
    rows_write(out, CROSSWALK, _rows(proposed, output.translator()))
    counts = Counter(each.relation.value for each in proposed)
    sure = sum(each.score >= SURE for each in proposed if each.relation is Relation.EXACT)
    relations = {relation.value: counts[relation.value] for relation in Relation}
    value = {"name": official.name, "edition": official.edition, "digest": official.digest}
    value_all: dict[str, object] = {**value, "rows": len(proposed), **relations, "sure": sure}
    output.say(
        value_all, as_json=as_json, line=_say("cli.nomenclator.proposed", output.translator(), **value_all)
    )


@nomenclator.command()
def compare(
    older: Annotated[Path, typer.Argument(help="The older edition, CSV.")],
    newer: Annotated[Path, typer.Argument(help="The newer edition, CSV.")],
    *,
    kind: Rows,
    as_json: output.AsJson = False,
) -> None:
    """What changed between two editions of a table: added, removed, renamed, recoded."""
    one, other = (
        read_official(read_bytes(path, limit=MAX_BYTES), kind=kind.kind, name=path.stem)
        for path in (older, newer)
    )
    changes = compare_editions(one, other)
    codes: dict[str, list[object]] = {
        "added": [row.code for row in changes.added],
        "removed": [row.code for row in changes.removed],
        "renamed": [row.code for row, _ in changes.renamed],
        "recoded": [[before.code, after.code] for before, after in changes.recoded],
        "moved": [row.code for row, _ in changes.moved],
    }
    counts = {"same": changes.same, **{key: len(each) for key, each in codes.items()}}
    line = _say("cli.nomenclator.changes", output.translator(), **counts)
    output.say({"same": changes.same, **codes}, as_json=as_json, line=line)


def _rows(proposed: Sequence[Mapped], translate: Translate) -> Iterator[Sequence[object]]:
    for each in proposed:
        term = each.term
        others = "|".join(other.code for other in each.candidates)
        named = (term.code, full_name(term)) if term else ("", "")
        yield [
            each.row.code,
            each.row.name,
            each.relation.value,
            *named,
            round(each.score, 2),
            each.reason.say(translate),
            others,
        ]


def _finding(found: Finding, translate: Translate) -> str:
    params = {"line": found.line, "column": found.column, "what": found.text}
    if not found.line:
        return found.text.say(translate)
    return _say("cli.nomenclator.finding" if found.column else "cli.nomenclator.line", translate, **params)


def _say(code: str, translate: Translate, **params: object) -> str:
    return Text(code, params).say(translate)

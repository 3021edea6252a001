"""The kind of import that enters seizures: firearms, lots of ammunition and parts, with their cases."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from django.utils.translation import gettext_lazy as _

from rastro.canonical import Text
from rastro_node.core.actors import Actor
from rastro_node.core.imports import Finding, Layout, Report, Row, import_file
from rastro_node.core.permissions import Permission
from rastro_node.custody.importing import columns
from rastro_node.custody.importing.lines import SEIZED_BEFORE, SeizureReader
from rastro_node.custody.selectors import case_with_serial, exhibits_imported, exhibits_standing
from rastro_node.custody.services import import_withdraw, seizures_store
from rastro_node.custody.values import NewLine


class SeizureImport:
    """Files of seizures; a line is known by the digest of what it says, for it has no id of its own."""

    name = "seizures"
    title = _("Seizures")
    permission = Permission.CASE_WRITE
    columns = columns.COLUMNS

    def reader(self, layout: Layout) -> SeizureReader:
        """Reads lines of one file."""
        return SeizureReader(layout)

    def known(self, rows: Sequence[Row]) -> dict[str, str]:
        """Lines that stand here exactly so already: the import that brought each."""
        return exhibits_imported([row.identity for row in rows])

    def look(self, rows: Sequence[Row]) -> list[Finding]:
        """Firearms that stand in another case already; those of this file the reader has told."""
        asked = [row for row in rows if all(each.text.code != SEIZED_BEFORE for each in row.findings)]
        cases = case_with_serial([line_of(row).columns for row in asked])
        found = []
        for row in asked:
            other = cases.get(line_of(row).columns["identity"], "")
            if other and other != line_of(row).case.external_id:
                found.append(Finding(row.line, "serial", "warning", Text(SEIZED_BEFORE, {"other": other})))
        return found

    def commit(self, rows: Sequence[Row], *, actor: Actor, number: str) -> None:
        """Store a batch, with one entry of the ledger."""
        seizures_store([line_of(row) for row in rows], actor=actor, source=number)

    def undo(self, *, actor: Actor, number: str, limit: int) -> int:
        """Withdraw exhibits of an import."""
        return import_withdraw(actor=actor, number=number, limit=limit)

    def standing(self, *, number: str) -> int:
        """Exhibits of an import that stand."""
        return exhibits_standing(number)


def line_of(row: Row) -> NewLine:
    """What a line becomes."""
    return cast(NewLine, row.record)


SEIZURES = SeizureImport()


def import_seizures(
    source: Path | str | BinaryIO,
    *,
    actor: Actor,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
    name: str = "",
    mapping: Mapping[str, str] | None = None,
    source_name: str = "",
) -> Report:
    """Enter the seizures of a file: :func:`rastro_node.core.imports.import_file` with this kind."""
    return import_file(
        source,
        kind=SEIZURES,
        actor=actor,
        dry_run=dry_run,
        progress=progress,
        name=name,
        mapping=mapping,
        source_name=source_name,
    )

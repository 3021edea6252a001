"""The kind of import that registers firearms."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from rastro.canonical import Text
from rastro_node.core.actors import Actor
from rastro_node.core.imports import Finding, Known, Layout, Report, Row, import_file
from rastro_node.core.imports import annotated as annotated_file
from rastro_node.core.permissions import Permission
from rastro_node.registry.importing import columns
from rastro_node.registry.importing.looking import look
from rastro_node.registry.importing.rows import Checker, read_of
from rastro_node.registry.selectors.imported import imported, standing
from rastro_node.registry.services import firearms_register, firearms_withdraw


class FirearmImport:
    """Files of firearms: `firearm_id,make,model,calibre,type,serial,sold_on,holder`."""

    name = "firearms"
    title = _("Firearms")
    permission = Permission.IMPORT_RUN
    columns = columns.COLUMNS

    def reader(self, layout: Layout) -> Checker:
        """Reads lines of one file."""
        return Checker(layout)

    def known(self, rows: Sequence[Row]) -> dict[str, Known]:
        """Firearms that stand under these ids, and what their lines said."""
        found = imported([row.identity for row in rows])
        return {each: Known(known.source, known.row_digest) for each, known in found.items()}

    def look(self, rows: Sequence[Row]) -> list[Finding]:
        """Equal serials of a make, and makes nobody knows."""
        return look(rows)

    def commit(self, rows: Sequence[Row], *, actor: Actor, number: str) -> None:
        """Register the firearms of a batch, with one entry of the ledger."""
        read = [read_of(row) for row in rows]
        firearms_register(
            [each.firearm for each in read],
            actor=actor,
            source=number,
            codes=[each.codes for each in read],
        )

    def undo(self, *, actor: Actor, number: str, limit: int) -> int:
        """Withdraw firearms of an import."""
        return firearms_withdraw(actor=actor, source=number, limit=limit)

    def standing(self, *, number: str) -> int:
        """Firearms of an import that stand."""
        return standing(number)


FIREARMS = FirearmImport()
COLUMNS = tuple(each.name for each in FIREARMS.columns)


def import_csv(
    source: Path | str | BinaryIO,
    *,
    actor: Actor,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
    name: str = "",
    mapping: Mapping[str, str] | None = None,
) -> Report:
    """Register the firearms of a file: :func:`rastro_node.core.imports.import_file` with this kind."""
    return import_file(
        source,
        kind=FIREARMS,
        actor=actor,
        dry_run=dry_run,
        progress=progress,
        name=name,
        mapping=mapping,
    )


def annotated(
    source: Path | str | BinaryIO,
    report: Report,
    *,
    say: Callable[[Text], str] = Text.say,
    only: bool = False,
) -> Iterator[str]:
    """The file's lines with what a report found in them."""
    return annotated_file(source, report.findings, columns=FIREARMS.columns, say=say, only=only)

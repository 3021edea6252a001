"""How far an import is and what was found: kept in the transaction that does the work."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from rastro.canonical import Conflict, text_from_json
from rastro_node.core.imports.report import MOST_FINDINGS, Finding, Report
from rastro_node.core.models import Import, ImportFinding

MOST_KEPT = 1_000_000
"""Findings of one import; further ones are only counted."""
WORKING = (Import.State.CHECKING, Import.State.COMMITTING)
COUNTS = ("rows", "registered", "already", "duplicates", "refused", "warnings")


class Book:
    """The record of one import's run.

    Parameters
    ----------
    import_id
        The import's row.
    """

    def __init__(self, import_id: UUID) -> None:
        self._id = import_id
        self.line = 0

    def resume(self, report: Report) -> None:
        """Take what was counted before a kill into the report."""
        row = Import.objects.defer("content").get(pk=self._id)
        self.line, report.number = row.line, row.number
        if not self.line:
            return
        for name in COUNTS:
            setattr(report, name, row.report.get(name, 0))
        report.codes.update(row.report.get("codes", {}))
        report.findings.extend(findings_of(self._id, limit=MOST_FINDINGS))

    def turn(self) -> None:
        """Wait for one's turn.

        Raises
        ------
        Conflict
            `core.import.elsewhere`, when another process has gone on with this import meanwhile, or it was
            discarded or is being undone.
        """
        mine = Import.objects.select_for_update().filter(pk=self._id, state__in=WORKING)
        if mine.values_list("line", flat=True).first() != self.line:
            raise Conflict("core.import.elsewhere")

    def save(self, report: Report, findings: Sequence[Finding], *, line: int) -> None:
        """Keep a batch's findings and the counts so far."""
        room = MOST_KEPT - sum(report.codes.values()) + len(findings)
        ImportFinding.objects.bulk_create(
            (
                ImportFinding(
                    file_id=self._id,
                    line=each.line,
                    column=each.column,
                    level=each.level,
                    text=each.text.as_json(),
                )
                for each in findings[: max(room, 0)]
            ),
            batch_size=1_000,
        )
        Import.objects.filter(pk=self._id).update(
            line=line, report=report.as_json(findings=False), touched_at=timezone.now()
        )
        self.line = line


def findings_of(
    import_id: UUID, *, limit: int | None = None, levels: Sequence[str] = ()
) -> Iterator[Finding]:
    """What was found, in the order of lines."""
    rows = ImportFinding.objects.filter(file=import_id).order_by("line", "id")
    if levels:
        rows = rows.filter(level__in=levels)
    for row in rows[:limit].iterator(chunk_size=2_000):
        yield Finding(row.line, row.column, _level(row.level), text_from_json(row.text))


def findings_page(import_id: UUID) -> QuerySet[ImportFinding]:
    """What was found, as rows in the order of lines."""
    return ImportFinding.objects.filter(file=import_id).order_by("id")


def _level(level: str) -> Any:
    return level

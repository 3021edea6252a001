"""Imports as lists, and what is remembered of a source's files."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from rastro_node.core.imports.layout import signature
from rastro_node.core.models import Import, ImportLayout, Job

QUIET = timedelta(minutes=2)
"""After so long without a word, a command that was working is taken to be gone."""


def imports(*, kinds: Sequence[str] | None = None, reports: bool = False) -> QuerySet[Import]:
    """Every import, newest first, without its file; with what was counted, or without."""
    rows = Import.objects.defer("content", *(() if reports else ("report",))).order_by("-pk")
    return rows if kinds is None else rows.filter(kind__in=kinds)


def import_row(import_id: UUID) -> Import | None:
    """One import without its file."""
    return Import.objects.defer("content").filter(pk=import_id).first()


def remembered(kind: str, source: str, header: Sequence[str]) -> dict[str, str]:
    """Which columns were ours in the last file of that source with these columns."""
    rows = ImportLayout.objects.filter(kind=kind, source=source, signature=signature(header))
    return dict(rows.values_list("mapping", flat=True).first() or {})


def sources(kind: str) -> list[str]:
    """The sources whose files are known, the last one first."""
    rows = ImportLayout.objects.filter(kind=kind).exclude(source="").order_by("-used_at")
    return list(dict.fromkeys(rows.values_list("source", flat=True)[:50]))


def stands_still(row: Import) -> bool:
    """Whether nobody works on it any more although it is not done: its job failed or was cancelled."""
    over = (Job.State.FAILED, Job.State.CANCELLED)
    if row.job is None:
        return row.touched_at < timezone.now() - QUIET
    return Job.objects.filter(pk=row.job, state__in=over).exists()


def has_file(row: Import) -> bool:
    """Whether its file is still kept here."""
    return Import.objects.filter(pk=row.pk).exclude(content=b"").exists()

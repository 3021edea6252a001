"""Imports as programs read them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema


class FoundOut(Schema):
    """Something about one line of a file."""

    line: int
    column: str
    level: str
    code: str
    message: str


class Counts(Schema):
    """How many lines there were, and what came of them."""

    rows: int = 0
    registered: int = 0
    already: int = 0
    duplicates: int = 0
    refused: int = 0
    warnings: int = 0
    codes: dict[str, int] = Field(default_factory=dict)


class ReportOut(Counts):
    """What came of a file."""

    number: str
    kind: str
    name: str
    digest: str
    encoding: str
    dry_run: bool
    findings: list[FoundOut]


class ImportOut(Schema):
    """An import: how far it is, what was counted, and until when it can be undone."""

    id: UUID
    number: str
    kind: str
    source: str
    name: str
    digest: str
    size: int
    state: str
    job: UUID | None
    mapping: dict[str, str]
    report: Counts
    failure: str
    started_at: datetime
    finished_at: datetime | None
    undo_until: datetime | None
    undone: int
    kept: int


class UploadOut(ImportOut):
    """A file that waits for its columns: what they are called there, and which of ours they seem to be."""

    header: list[str]
    proposed: dict[str, str]


class ColumnsIn(Schema):
    """Our columns to the file's; an empty one is left out."""

    mapping: dict[str, Any] = Field(default_factory=dict, max_length=100)
    source: str = Field("", max_length=100)

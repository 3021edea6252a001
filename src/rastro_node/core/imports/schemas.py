"""Imports as programs read them."""

from ninja import Schema


class FoundOut(Schema):
    """Something about one line of a file."""

    line: int
    column: str
    level: str
    code: str
    message: str


class ReportOut(Schema):
    """What came of a file."""

    number: str
    kind: str
    name: str
    digest: str
    encoding: str
    dry_run: bool
    rows: int
    registered: int
    already: int
    duplicates: int
    refused: int
    warnings: int
    codes: dict[str, int]
    findings: list[FoundOut]

"""Check a file's lines, or commit them, a thousand at a time; killed, it goes on where it stood."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from hashlib import blake2b
from itertools import batched

from django.db import transaction

from rastro.canonical import RastroError, Text
from rastro_node.core.actors import Actor
from rastro_node.core.imports.keeping import Book
from rastro_node.core.imports.kinds import ImportKind
from rastro_node.core.imports.layout import Layout
from rastro_node.core.imports.reading import Opened
from rastro_node.core.imports.report import Finding, Known, Report, Row

BATCH = 1_000

type Progress = Callable[[int, int], None]


def run_import(
    file: Opened,
    *,
    kind: ImportKind,
    layout: Layout,
    actor: Actor,
    book: Book | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Check or commit an opened file.

    Parameters
    ----------
    layout
        Where the file has our columns.
    book
        Where the import's progress and findings are kept; None for a check that leaves nothing behind.
    dry_run
        Only say what would happen.
    progress
        Told `(done, total)` lines after each thousand; the total is an estimate.

    Raises
    ------
    InvalidInput, TooLarge
        When the file cannot be read on.
    Conflict
        `core.import.elsewhere`, when another process works on the same import.
    """
    report = Report(
        name=file.name,
        digest=file.digest,
        encoding=file.encoding,
        delimiter=file.delimiter,
        dry_run=dry_run,
        kind=kind.name,
    )
    if book is not None:
        book.resume(report)
    run = _Run(kind, actor, book, report, dry_run=dry_run)
    reader = kind.reader(layout)
    for batch in batched(file.rows, BATCH):
        run.take([reader.read(line, cells) for line, cells in batch])
        if progress is not None:
            progress(report.rows, max(file.lines - 1, report.rows))
    return report


class _Run:
    def __init__(
        self, kind: ImportKind, actor: Actor, book: Book | None, report: Report, *, dry_run: bool
    ) -> None:
        self._kind, self._actor, self._book, self._report = kind, actor, book, report
        self._dry_run = dry_run
        self._seen: dict[bytes, tuple[int, str]] = {}

    def take(self, rows: Sequence[Row]) -> None:
        """Check a batch and, unless it is a dry run, store what can be."""
        if self._book is not None:
            before = [row for row in rows if row.line <= self._book.line]
            for row in before:
                self._first_time(row, _Batch())
            rows = rows[len(before) :]
        if not rows:
            return
        batch = _Batch()
        first = [row for row in rows if self._first_time(row, batch)]
        batch.rows = len(rows)
        with transaction.atomic() if self._book is not None else nullcontext():
            if self._book is not None:
                self._book.turn()
            self._settle(first, batch)
            batch.into(self._report)
            if self._book is not None:
                self._book.save(self._report, batch.findings, line=rows[-1].line)

    def _first_time(self, row: Row, batch: "_Batch") -> bool:
        """Whether a line can be stored and none before it had its identity; what is not, is counted."""
        batch.findings += row.findings
        if row.record is None:
            batch.refused += 1
            return False
        key = blake2b(row.identity.encode(), digest_size=16).digest()
        line, digest = self._seen.setdefault(key, (row.line, row.digest))
        if line == row.line:
            return True
        if digest == row.digest:
            text = Text(row.repeated, {"first": line})
            batch.findings.append(Finding(row.line, "", "duplicate", text))
            batch.duplicates += 1
        else:
            text = Text("core.import.id_twice", {"first": line, "value": row.identity[:80]})
            batch.refuse(row, text, column=self._identity_column())
        return False

    def _identity_column(self) -> str:
        return next((each.name for each in self._kind.columns if each.identity), "")

    def _settle(self, rows: Sequence[Row], batch: "_Batch") -> None:
        known: Mapping[str, str | Known] = self._kind.known(rows) if rows else {}
        number = self._report.number
        for row in rows:
            if (stands := known.get(row.identity)) is None:
                continue
            there = stands if isinstance(stands, Known) else Known(stands, row.digest)
            if there.digest != row.digest:
                batch.refuse(row, Text("core.import.changed", {"value": row.identity[:80]}))
            elif number and there.number == number:
                batch.registered += 1
            else:
                batch.already += 1
        new = [row for row in rows if row.identity not in known]
        found = self._kind.look(new) if new else []
        batch.findings += found
        wrong = {each.line for each in found if each.level == "error"}
        batch.refused += len(wrong)
        self._store([row for row in new if row.line not in wrong], batch)

    def _store(self, rows: Sequence[Row], batch: "_Batch") -> None:
        if self._dry_run or not rows:
            batch.registered += len(rows)
            return
        try:
            with transaction.atomic():
                self._kind.commit(rows, actor=self._actor, number=self._report.number)
        except RastroError:
            self._one_by_one(rows, batch)
        else:
            batch.registered += len(rows)

    def _one_by_one(self, rows: Iterable[Row], batch: "_Batch") -> None:
        """Store what can be when the batch as a whole could not: another import was faster, say."""
        for row in rows:
            try:
                with transaction.atomic():
                    self._kind.commit([row], actor=self._actor, number=self._report.number)
            except RastroError as error:
                batch.refuse(row, error.text)
            else:
                batch.registered += 1


class _Batch:
    """What comes of one batch, before it is settled."""

    def __init__(self) -> None:
        self.rows = self.registered = self.already = self.duplicates = self.refused = 0
        self.findings: list[Finding] = []

    def refuse(self, row: Row, why: Text, *, column: str = "") -> None:
        """Leave a line out."""
        self.refused += 1
        self.findings.append(Finding(row.line, column, "error", why))

    def into(self, report: Report) -> None:
        """Count it."""
        self.findings.sort(key=lambda each: each.line)
        report.rows += self.rows
        report.registered += self.registered
        report.already += self.already
        report.duplicates += self.duplicates
        report.refused += self.refused
        report.add(self.findings)

"""Check a file's lines, or commit them, a thousand at a time; killed, it goes on where it stood."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import batched
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from rastro.canonical import RastroError, Text
from rastro.markings import fold
from rastro.nomenclator.folding import plain
from rastro_node.core.actors import Actor
from rastro_node.nomenclator.selectors import Resolver
from rastro_node.registry.importing.reading import Opened, kept, opened, read_through
from rastro_node.registry.importing.report import Finding, Report
from rastro_node.registry.importing.rows import Checker, Row
from rastro_node.registry.selectors import by_external_id, by_serials
from rastro_node.registry.services import NewFirearm, firearms_register, import_begin, import_end

BATCH = 1_000

type Progress = Callable[[int, int], None]


def import_csv(
    source: Path | str | BinaryIO,
    *,
    actor: Actor,
    dry_run: bool = False,
    progress: Progress | None = None,
    name: str = "",
    mapping: Mapping[str, str] | None = None,
) -> Report:
    """Register the firearms of a file: `firearm_id,make,model,calibre,type,serial,sold_on,holder`.

    Lines with an error are left out and reported; the others are registered. The same file again registers
    nothing twice: a line is known by its id and its digest.

    Parameters
    ----------
    source
        Path of a CSV file or Excel workbook, or a binary stream of one.
    dry_run
        Only say what would happen.
    progress
        Told `(done, total)` lines after each thousand; the total is an estimate.
    name
        The file's name, for a stream.
    mapping
        Our columns to the file's, where they are named otherwise.

    Raises
    ------
    InvalidInput, TooLarge
        `registry.import.*`, when the file as a whole cannot be read; nothing of it is registered then.
    """
    with kept(source) as stream:
        if not dry_run:
            read_through(stream, mapping=mapping)
        with opened(stream, name=name or _name_of(source), mapping=mapping) as file:
            if dry_run:
                return run_import(file, actor=actor, number="", dry_run=True, progress=progress)
            begun = import_begin(actor=actor, name=file.name, digest=file.digest)
            report = run_import(file, actor=actor, number=begun.number, dry_run=False, progress=progress)
            import_end(import_id=begun.pk, report=report.as_json(), actor=actor)
            return report


def _name_of(source: Path | str | BinaryIO) -> str:
    return Path(source).name if isinstance(source, Path | str) else ""


def run_import(
    file: Opened, *, actor: Actor, number: str, dry_run: bool, progress: Progress | None = None
) -> Report:
    """Check or commit an opened file.

    Parameters
    ----------
    number
        Of the import; it goes with every firearm and into the ledger.
    """
    report = Report(number, file.name, file.digest, file.encoding, file.delimiter, dry_run)
    run = _Run(actor, number, dry_run, report)
    checker = Checker(file.columns, len(file.header))
    for batch in batched(file.rows, BATCH):
        run.take([checker.read(line, cells) for line, cells in batch])
        if progress is not None:
            progress(report.rows, max(file.lines - 1, report.rows))
    return report


class _Run:
    def __init__(self, actor: Actor, number: str, dry_run: bool, report: Report) -> None:
        self._actor, self._number, self._dry_run, self._report = actor, number, dry_run, report
        self._resolver = Resolver()
        self._seen: dict[int, str] = {}

    def take(self, rows: Sequence[Row]) -> None:
        """Check a batch and, unless it is a dry run, register what can be."""
        known = by_external_id([row.firearm.external_id for row in rows if row.firearm])
        new: list[Row] = []
        for row in rows:
            self._report.add(list(row.findings))
            if row.firearm is None:
                self._report.refused += 1
            elif row.firearm.external_id not in known:
                new.append(row)
            elif known[row.firearm.external_id][1] == row.firearm.row_digest:
                self._report.already += 1
            else:
                self._refuse(row, Text("registry.import.changed", {"value": row.firearm.external_id}))
        self._report.rows += len(rows)
        self._look(new)
        self._register(new)

    def _register(self, rows: list[Row]) -> None:
        firearms = [row.firearm for row in rows if row.firearm]
        if self._dry_run:
            self._report.registered += len(firearms)
            return
        try:
            firearms_register(firearms, actor=self._actor, source=self._number)
        except RastroError:
            self._one_by_one(rows)
        else:
            self._report.registered += len(firearms)

    def _one_by_one(self, rows: Iterable[Row]) -> None:
        """Register what can be when the batch as a whole could not: another import was faster, say."""
        for row in rows:
            if row.firearm is None:
                continue
            try:
                with transaction.atomic():
                    firearms_register([row.firearm], actor=self._actor, source=self._number)
            except RastroError as error:
                self._refuse(row, error.text)
            else:
                self._report.registered += 1

    def _refuse(self, row: Row, why: Text) -> None:
        self._report.refused += 1
        self._report.add([Finding(row.line, "", "error", why)])

    def _look(self, rows: Sequence[Row]) -> None:
        """Say which makes nobody knows, and which serial and make stand there already; nothing is merged."""
        registered = by_serials({fold(row.firearm.serial) for row in rows if row.firearm})
        for row in rows:
            if row.firearm is not None:
                self._report.add(self._looked(row.line, row.firearm, registered))

    def _looked(
        self, line: int, firearm: NewFirearm, registered: Mapping[tuple[str, str], str]
    ) -> list[Finding]:
        found = []
        codes = self._resolver.codes(make=firearm.make, calibre=firearm.calibre, type_=firearm.type)
        if ("make", firearm.make) in codes.unknown:
            text = Text("registry.import.unknown_make", {"make": firearm.make})
            found.append(Finding(line, "make", "warning", text))
        if folded := fold(firearm.serial):
            key = (folded, codes.make or plain(firearm.make))
            other = registered.get(key) or self._seen.get(hash(key))
            self._seen.setdefault(hash(key), firearm.external_id)
            if other and other != firearm.external_id:
                text = Text("registry.import.same_serial", {"other": other})
                found.append(Finding(line, "serial", "warning", text))
        return found

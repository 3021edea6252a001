"""Bring official tables in, propose their crosswalk, withdraw them: each on record, in one transaction."""

import hashlib
from collections.abc import Callable, Mapping
from uuid import UUID

from django.db import transaction

from rastro.canonical import Conflict, InvalidInput, Text
from rastro.nomenclator import Kind, Mapped, Official, propose
from rastro.nomenclator import OfficialRow as LibraryRow
from rastro.nomenclator.folding import plain
from rastro_node.core import jobs
from rastro_node.core.actors import Actor
from rastro_node.nomenclator.models import CrosswalkRow, OfficialRow, OfficialTable
from rastro_node.nomenclator.selectors import editions_of, official_table
from rastro_node.nomenclator.services.acts import Act, on_act
from rastro_node.nomenclator.services.reading import read_file

PROPOSE = "nomenclator.propose"
"""The kind of job that proposes a crosswalk."""
CHUNK = 200
MAX_FILE_NAME = 200
TITLES = {"name": 120, "edition": 60}
"""How long the name and the edition of a table may be."""

type Progress = Callable[[int, int], None]


@transaction.atomic
def table_import(
    *, actor: Actor, kind: str, name: str, edition: str, content: bytes, file: str = ""
) -> OfficialTable:
    """Keep an edition of an official table as issued; a job proposes its crosswalk.

    Parameters
    ----------
    kind
        What its rows name: `make`, `model`, `calibre` or `type`.
    name, edition
        As on the table; an edition is kept once.
    content, file
        The file's bytes, CSV or XLSX, and its name.

    Raises
    ------
    InvalidInput, TooLarge
        `nomenclator.official.*`, `core.import.*`: what is wrong, where, and what to do.
    Conflict
        `nomenclator.official.edition_exists`.
    """
    name, edition = _titled(name, "name"), _titled(edition, "edition")
    official = read_file(content, kind=kind, name=name, edition=edition)
    same = OfficialTable.objects.filter(kind=kind, name=name, edition=edition)
    if same.exclude(state=OfficialTable.State.WITHDRAWN).exists():
        raise Conflict("nomenclator.official.edition_exists", field="edition", name=name, edition=edition)
    table = OfficialTable.objects.create(
        kind=kind,
        name=name,
        edition=edition,
        file="".join(c for c in file[:MAX_FILE_NAME] if c.isprintable()),
        digest=hashlib.sha256(content).hexdigest(),
        size=len(official.rows),
        imported_by=actor.label,
    )
    OfficialRow.objects.bulk_create([_row(table, at, each) for at, each in enumerate(official.rows)], 2_000)
    title = Text("nomenclator.official.proposing", {"name": name, "edition": edition})
    arguments = {"table_id": str(table.pk)}
    table.job = jobs.start(
        PROPOSE, actor=actor, title=title, arguments=arguments, total=len(official.rows)
    ).pk
    table.save(update_fields=["job"])
    _announce(actor, "official_table.import", table, {"file": table.digest, "rows": table.size})
    return table


def _titled(text: str, field: str) -> str:
    said = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not said or len(said) > TITLES[field]:
        raise InvalidInput("nomenclator.official.untitled", field=field, limit=TITLES[field])
    return said


def _row(table: OfficialTable, place: int, row: LibraryRow) -> OfficialRow:
    return OfficialRow(
        table=table, place=place, code=row.code, name=row.name, parent=row.parent, extra=dict(row.extra)
    )


def crosswalk_propose(table_id: UUID, *, progress: Progress | None = None) -> int:
    """Propose what each row is here, in steps; called again after a crash it goes on where it stood.

    What a curator reviewed of an earlier edition is carried over where code and name are the same.
    """
    table = official_table(table_id)
    earlier = _reviewed_before(table)
    waiting = OfficialRow.objects.filter(table=table, crosswalk__isnull=True).order_by("place")
    while rows := list(waiting[:CHUNK]):
        official = Official(table.name, table.edition, Kind(table.kind), tuple(_read(each) for each in rows))
        found = zip(rows, propose(official), strict=True)
        CrosswalkRow.objects.bulk_create([_proposed(table, row, each, earlier) for row, each in found])
        if progress:
            progress(table.size - waiting.count(), table.size)
    OfficialTable.objects.filter(pk=table.pk, state=OfficialTable.State.PROPOSING).update(
        state=OfficialTable.State.READY
    )
    return table.size


def _read(row: OfficialRow) -> LibraryRow:
    return LibraryRow(row.code, row.name, row.parent, row.extra)


def _reviewed_before(table: OfficialTable) -> Mapping[tuple[str, str], CrosswalkRow]:
    """What was reviewed of the edition before, by official code and name."""
    before = next((each for each in editions_of(table) if each.imported_at < table.imported_at), None)
    if before is None:
        return {}
    rows = CrosswalkRow.objects.filter(row__table=before).exclude(state=CrosswalkRow.State.WAITING)
    return {(each.row.code, each.row.name): each for each in rows.select_related("row", "row__table")}


def _proposed(
    table: OfficialTable, row: OfficialRow, mapped: Mapped, earlier: Mapping[tuple[str, str], CrosswalkRow]
) -> CrosswalkRow:
    code, relation = mapped.term.code if mapped.term else "", mapped.relation.value
    made = CrosswalkRow(
        row=row,
        kind=table.kind,
        plain=plain(row.name)[:300],
        proposed_relation=relation,
        proposed_code=code,
        score=mapped.score,
        reason=mapped.reason.as_json(),
        relation=relation,
        code=code,
    )
    before = earlier.get((row.code, row.name))
    if before:
        made.relation, made.code, made.state = before.relation, before.code, before.state
        made.carried, made.decided_by = before.row.table.edition, before.decided_by
        made.decided_at = before.decided_at
    return made


@transaction.atomic
def table_withdraw(*, actor: Actor, table_id: UUID) -> OfficialTable:
    """Withdraw an edition: it stays on record, but its names mean nothing any more, and it may come again.

    Raises
    ------
    Conflict
        `nomenclator.official.withdrawn`.
    """
    table = official_table(table_id)
    still = OfficialTable.objects.filter(pk=table_id).exclude(state=OfficialTable.State.WITHDRAWN)
    if not still.update(state=OfficialTable.State.WITHDRAWN):
        raise Conflict("nomenclator.official.withdrawn", name=table.name, edition=table.edition)
    _announce(actor, "official_table.withdraw", table, {})
    return official_table(table_id)


def _announce(actor: Actor, action: str, table: OfficialTable, told: Mapping[str, object]) -> None:
    payload = {"kind": table.kind, "name": table.name, "edition": table.edition, **told}
    on_act.announce(Act(actor, action, f"official_table/{table.pk}", payload))

"""Official tables: their editions, what changed between two, and their crosswalk to the terms here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from rastro.canonical import NotFound
from rastro.nomenclator import Crosswalk, Kind, Link, Relation, crosswalk_of
from rastro.nomenclator.folding import plain
from rastro_node.nomenclator.models import CrosswalkRow, OfficialRow, OfficialTable

UNSURE = 0.9
"""Below this score a proposal is looked at by itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that two editions have differently."""

    code: str
    before: OfficialRow
    after: OfficialRow


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one edition of a table to another.

    Parameters
    ----------
    added, removed, changed
        Rows by their code, in the order of their table.
    same
        How many rows are the same.
    """

    added: tuple[OfficialRow, ...]
    removed: tuple[OfficialRow, ...]
    changed: tuple[Change, ...]
    same: int


def official_tables() -> QuerySet[OfficialTable]:
    """Every edition of every official table, the newest of each first, with how much is reviewed."""
    reviewed = Count("rows__crosswalk", filter=~Q(rows__crosswalk__state=CrosswalkRow.State.WAITING))
    return OfficialTable.objects.annotate(total=Count("rows"), reviewed=reviewed).order_by(
        "kind", "name", "-imported_at"
    )


def official_table(table_id: UUID) -> OfficialTable:
    """One edition of an official table.

    Raises
    ------
    NotFound
        `nomenclator.official.missing`.
    """
    found = OfficialTable.objects.filter(pk=table_id).first()
    if found is None:
        raise NotFound("nomenclator.official.missing", field="table")
    return found


def editions_of(table: OfficialTable) -> list[OfficialTable]:
    """The other editions of the same table, the newest first; withdrawn ones are none."""
    same = OfficialTable.objects.filter(kind=table.kind, name=table.name).exclude(pk=table.pk)
    return list(same.exclude(state=OfficialTable.State.WITHDRAWN).order_by("-imported_at"))


def compared(before: OfficialTable, after: OfficialTable) -> Comparison:
    """What changed from one edition to another: by code; name, broader term and further columns count."""
    old = {each.code: each for each in before.rows.order_by("place")}
    new = {each.code: each for each in after.rows.order_by("place")}
    common = [(old[code], new[code]) for code in new if code in old]
    changed = tuple(Change(b.code, a, b) for a, b in common if _content(a) != _content(b))
    return Comparison(
        added=tuple(each for code, each in new.items() if code not in old),
        removed=tuple(each for code, each in old.items() if code not in new),
        changed=changed,
        same=len(common) - len(changed),
    )


def _content(row: OfficialRow) -> tuple[str, str, object]:
    return row.name, row.parent, row.extra


def crosswalk_rows(
    table: OfficialTable, *, relation: str = "", state: str = "", unsure: bool = False, text: str = ""
) -> QuerySet[CrosswalkRow]:
    """The crosswalk of a table in the table's order, narrowed."""
    rows = CrosswalkRow.objects.filter(row__table=table).select_related("row", "row__table")
    if relation:
        rows = rows.filter(relation=relation)
    if state:
        rows = rows.filter(state=state)
    if unsure:
        rows = rows.filter(score__lt=UNSURE)
    wanted = plain(text)
    if wanted:
        rows = rows.filter(Q(plain__contains=wanted) | Q(row__code__iexact=text) | Q(code__iexact=text))
    return rows.order_by("row__place")


def crosswalk_row(row_id: UUID) -> CrosswalkRow:
    """One row of a crosswalk.

    Raises
    ------
    NotFound
        `nomenclator.crosswalk.missing`.
    """
    found = CrosswalkRow.objects.select_related("row__table").filter(pk=row_id).first()
    if found is None:
        raise NotFound("nomenclator.crosswalk.missing", field="row")
    return found


def standing(table: OfficialTable) -> Mapping[str, Mapping[str, int]]:
    """How many rows of a crosswalk there are, by relation and by state."""
    rows = CrosswalkRow.objects.filter(row__table=table)
    return {
        column: dict(rows.values_list(column).annotate(count=Count("pk"))) for column in ("relation", "state")
    }


def accepting(table: OfficialTable) -> QuerySet[CrosswalkRow]:
    """The rows that are proposed to be the same, surely, and wait: what is accepted all at once."""
    return crosswalk_rows(
        table, relation=CrosswalkRow.Relation.EXACT, state=CrosswalkRow.State.WAITING
    ).filter(score__gte=UNSURE)


def reviewed_crosswalk(table: OfficialTable) -> Crosswalk:
    """What was reviewed of a table's crosswalk, as the library keeps and reads it."""
    rows = crosswalk_rows(table).exclude(state=CrosswalkRow.State.WAITING)
    return crosswalk_of(table.name, table.edition, Kind(table.kind), _links(rows))


def _links(rows: Iterable[CrosswalkRow]) -> Iterable[Link]:
    for each in rows:
        yield Link(each.row.code, each.row.name, Relation(each.relation), each.code, each.decided_by)

"""Review a crosswalk: one row, or all that are surely the same; each act on record, in one transaction."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rastro.canonical import Conflict, InvalidInput
from rastro.nomenclator import Kind, term
from rastro_node.core.actors import Actor
from rastro_node.nomenclator.models import CrosswalkRow, OfficialTable
from rastro_node.nomenclator.selectors import accepting, crosswalk_row, official_table
from rastro_node.nomenclator.services.acts import Act, on_act


@transaction.atomic
def crosswalk_review(*, actor: Actor, row_id: UUID, relation: str, code: str = "") -> CrosswalkRow:
    """Say what a row of an official table is to a term here.

    Parameters
    ----------
    relation
        `exact`, `broader`, `narrower` (the official term, seen from ours) or `none`.
    code
        Our term; none for `none`.

    Raises
    ------
    InvalidInput
        `nomenclator.crosswalk.relation`, `nomenclator.crosswalk.needs_term`.
    NotFound
        `nomenclator.crosswalk.missing`, `nomenclator.code.unknown`.
    Conflict
        `nomenclator.official.withdrawn`.
    """
    row = crosswalk_row(row_id)
    _refuse_withdrawn(row.row.table)
    if relation not in CrosswalkRow.Relation.values:
        raise InvalidInput("nomenclator.crosswalk.relation", field="relation", relation=relation[:20])
    if relation == CrosswalkRow.Relation.NONE:
        code = ""
    elif not code:
        raise InvalidInput("nomenclator.crosswalk.needs_term", field="code")
    else:
        term(code, kind=Kind(row.kind))
    is_proposed = (relation, code) == (row.proposed_relation, row.proposed_code)
    CrosswalkRow.objects.filter(pk=row_id).update(
        relation=relation,
        code=code,
        state=CrosswalkRow.State.ACCEPTED if is_proposed else CrosswalkRow.State.CHANGED,
        carried="",
        decided_by=actor.label,
        decided_at=timezone.now(),
    )
    payload = {
        "table": str(row.row.table),
        "official": row.row.code,
        "relation": relation,
        "term": code,
        "before": {"relation": row.relation, "term": row.code, "state": row.state},
    }
    on_act.announce(Act(actor, "crosswalk.review", f"crosswalk/{row_id}", payload))
    return crosswalk_row(row_id)


@transaction.atomic
def crosswalk_accept(*, actor: Actor, table_id: UUID) -> int:
    """Accept every row that is proposed to be the same, surely, and waits; how many.

    Raises
    ------
    NotFound
        `nomenclator.official.missing`.
    Conflict
        `nomenclator.official.withdrawn`.
    """
    table = official_table(table_id)
    _refuse_withdrawn(table)
    chosen = dict(accepting(table).order_by("row__place").values_list("pk", "row__code"))
    count = CrosswalkRow.objects.filter(pk__in=chosen, state=CrosswalkRow.State.WAITING).update(
        state=CrosswalkRow.State.ACCEPTED, decided_by=actor.label, decided_at=timezone.now()
    )
    if count:
        payload = {"table": str(table), "rows": count, "official": list(chosen.values())}
        on_act.announce(Act(actor, "crosswalk.accept", f"official_table/{table_id}", payload))
    return count


def _refuse_withdrawn(table: OfficialTable) -> None:
    if table.state == OfficialTable.State.WITHDRAWN:
        raise Conflict("nomenclator.official.withdrawn", name=table.name, edition=table.edition)

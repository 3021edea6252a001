"""Which firearms in custody share a search key with a record, many records in one query."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import connection

from rastro.custody import ItemKind
from rastro_node.custody.models import Exhibit

LEAST = 2
"""Serials of so few characters make no pair."""
SHARING = """
SELECT ours.ref, near.id
FROM jsonb_to_recordset(%(asked)s::jsonb) AS ours(ref text, keys varchar[], folded text, "case" uuid)
CROSS JOIN LATERAL (
    SELECT id FROM custody_exhibit theirs
    WHERE theirs.keys && ours.keys AND theirs.withdrawn_at IS NULL AND theirs.kind = 'firearm'
        AND theirs.case_id IS DISTINCT FROM ours."case"
    ORDER BY theirs.folded = ours.folded DESC, abs(length(theirs.folded) - length(ours.folded)), theirs.id
    LIMIT %(limit)s
) near
WHERE length(ours.folded) > %(least)s
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A record by what it is found by.

    Parameters
    ----------
    ref
        `firearm/<id>` or `exhibit/<id>`.
    keys, folded
        As stored.
    case
        Identifier of the case it lies in, whose other exhibits are not meant; None for none.
    """

    ref: str
    keys: tuple[str, ...]
    folded: str
    case: str | None = None


def exhibits_sharing(asked: Sequence[Asked], *, limit: int) -> list[tuple[str, UUID]]:
    """For each record the exhibits that share a key with it, the nearest `limit` of them."""
    with connection.cursor() as cursor:
        rows = json.dumps([asdict(each) for each in asked if each.keys])
        cursor.execute(SHARING, {"asked": rows, "limit": limit, "least": LEAST})
        return list(cursor.fetchall())


def exhibits_asked(ids: Iterable[UUID]) -> list[Asked]:
    """These firearms in custody, by what they are found by; those withdrawn or never read are left out."""
    rows = Exhibit.objects.filter(pk__in=list(ids), kind=ItemKind.FIREARM, withdrawn_at=None)
    told = rows.exclude(folded="").values_list("pk", "keys", "folded", "case_id")
    return [
        Asked(f"exhibit/{pk}", tuple(keys), folded, str(case))
        for pk, keys, folded, case in told.order_by("pk")
    ]


def exhibits_by_id(ids: Iterable[UUID]) -> dict[UUID, Exhibit]:
    """Exhibits with their cases, in one query."""
    return Exhibit.objects.select_related("case").defer("keys").in_bulk(list(ids))


def firearms_in_custody(*, source: str = "", after: UUID | None = None, limit: int) -> list[UUID]:
    """The firearms that lie in custody, or those that one import brought, in the order of entry."""
    rows = Exhibit.objects.filter(kind=ItemKind.FIREARM, withdrawn_at=None)
    rows = rows.filter(source=source) if source else rows
    rows = rows.filter(pk__gt=after) if after else rows
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])


def firearm_count(*, source: str = "") -> int:
    """How many there are."""
    rows = Exhibit.objects.filter(kind=ItemKind.FIREARM, withdrawn_at=None)
    return rows.filter(source=source).count() if source else rows.count()

"""What imports brought: firearms by the id of the register they come from."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from rastro.nomenclator.folding import plain
from rastro_node.registry.models import Firearm


@dataclass(frozen=True, slots=True)
class Imported:
    """A firearm that stands under an id.

    Parameters
    ----------
    firearm
        Its identifier.
    source
        Number of the import that brought it, or empty.
    row_digest
        Digest of the line it comes from.
    """

    firearm: UUID
    source: str
    row_digest: str


IMPORTED = """
SELECT external_id, id, source, row_digest FROM registry_firearm
WHERE external_id = ANY(%s) AND external_id <> '' AND withdrawn_at IS NULL
"""

SERIALS = """
SELECT DISTINCT ON (folded, make_code, upper(make)) folded, make_code, make, external_id, number
FROM registry_firearm
WHERE folded = ANY(%s) AND folded <> '' AND withdrawn_at IS NULL
ORDER BY folded, make_code, upper(make), id
"""


def imported(external_ids: Collection[str]) -> dict[str, Imported]:
    """The firearms that stand under these ids."""
    return {
        external_id: Imported(pk, source, digest)
        for external_id, pk, source, digest in _rows(IMPORTED, external_ids)
    }


def serials_standing(folded: Collection[str]) -> dict[tuple[str, str], str]:
    """A firearm of each serial and make: by folded serial, and code or plain name of the make."""
    return {
        (serial, code or plain(make)): external_id or number
        for serial, code, make, external_id, number in _rows(SERIALS, folded)
    }


def _rows(statement: str, keys: Collection[str]) -> list[tuple[Any, ...]]:
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(keys)])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def standing(source: str) -> int:
    """How many firearms of an import stand."""
    return Firearm.objects.filter(source=source).count()

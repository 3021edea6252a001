"""What imports brought: firearms by the id of the register they come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

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


def imported(external_ids: Sequence[str]) -> dict[str, Imported]:
    """The firearms that stand under these ids."""
    rows = Firearm.objects.filter(external_id__in=external_ids)
    columns = rows.values_list("external_id", "pk", "source", "row_digest")
    return {external_id: Imported(pk, source, digest) for external_id, pk, source, digest in columns}


def standing(source: str) -> int:
    """How many firearms of an import stand."""
    return Firearm.objects.filter(source=source).count()

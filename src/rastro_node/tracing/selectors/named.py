"""Which firearms a trace or an answer spoke of."""

from collections.abc import Collection
from uuid import UUID

from rastro_node.tracing.models import Search


def firearms_named(firearms: Collection[UUID]) -> set[UUID]:
    """Those of these firearms that a search decided on: their records are not withdrawn any more."""
    named = Search.objects.filter(firearm__in=firearms).values_list("firearm", flat=True)
    return {each for each in named if each is not None}

"""What the facets of every room's lists of firearms do alike with makes and types."""

from collections.abc import Sequence
from functools import cache

from django.db.models import Q

from rastro.nomenclator import Kind, lineage, table
from rastro_node.nomenclator.selectors import Resolver

ROOTS = frozenset({"firearm"})


def make_read(text: str) -> str:
    """The code of a make by its code or by any of its names; what was typed, when nobody knows it."""
    return text if text in table(Kind.MAKE) else Resolver().codes(make=text).make or text


def of_makes(values: Sequence[str]) -> Q:
    """Rows of these makes: by `make_code` those of the table, by `make` as written the others."""
    known = [value for value in values if not value or value in table(Kind.MAKE)]
    found = Q(make_code__in=known)
    for value in set(values) - set(known):
        found |= Q(make__iexact=value)
    return found


@cache
def broader_types(code: str) -> tuple[str, ...]:
    """A type and those above it that tell firearms apart."""
    return tuple(each for each in lineage(code) if each not in ROOTS) or (code,)

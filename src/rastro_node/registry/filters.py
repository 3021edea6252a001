"""In what firearms differ: the facets of their list."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast, ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rastro.registry import Status
from rastro_node.core.facets import Facet
from rastro_node.nomenclator.filters import broader_types, make_read, of_makes
from rastro_node.registry.saying import country_word, status_word, term_word
from rastro_node.registry.selectors.lists import registered_in, under

YES, NO = "true", "false"
LATER_FIRST = (Cast("pk", TextField()).desc(),)
"""The newest first, by no index: the rows of one import lie together, and a walk to them would be long."""
FIRST_YEAR, LAST_YEAR = 1800, 2200


def _yes(text: str) -> bool | None:
    return {YES: True, NO: False}.get(text)


def _year(text: str) -> int | None:
    return (
        int(text) if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR else None
    )


def _of_types(values: Sequence[str]) -> Q:
    found = Q(type_code__in=[each for value in values for each in under(value)])
    return found | Q(type_code="") if "" in values else found


def _of_years(values: Sequence[Any]) -> Q:
    found = Q(pk__in=[])
    for year in values:
        found |= registered_in(year) if year else Q(registered_at__isnull=True)
    return found


def _missing(value: Any) -> str:
    return _("missing") if value else _("not missing")


FIREARM_FACETS = (
    Facet(
        name="status",
        label=gettext_lazy("Stands"),
        value="status",
        say=status_word,
        read=lambda text: text if text in set(Status) else None,
        most=20,
    ),
    Facet(
        name="make",
        label=gettext_lazy("Make"),
        value="make_code",
        say=term_word,
        read=make_read,
        narrow=of_makes,
        typed=gettext_lazy("Another make"),
    ),
    Facet(
        name="type",
        label=gettext_lazy("Type"),
        value="type_code",
        say=term_word,
        narrow=_of_types,
        broader=broader_types,
        most=18,
    ),
    Facet(name="calibre", label=gettext_lazy("Calibre"), value="calibre_code", say=term_word),
    Facet(name="country", label=gettext_lazy("Made in"), value="country", say=country_word, read=str.upper),
    Facet(name="missing", label=gettext_lazy("Missing"), value="missing", say=_missing, read=_yes),
    Facet(
        name="year",
        label=gettext_lazy("Registered in"),
        value=ExtractYear("registered_at"),
        read=_year,
        narrow=_of_years,
        latest_first=True,
        order=("-registered_at", "-pk"),
    ),
    Facet(
        name="source",
        label=gettext_lazy("Import"),
        value="source",
        latest_first=True,
        order=LATER_FIRST,
    ),
)
"""The facets of firearms, parts among them: `part` is a type as the others are."""

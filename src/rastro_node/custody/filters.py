"""In what cases and exhibits differ: the facets of their lists."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rastro.custody import ItemKind, OwnerClass, SeizureContext
from rastro.markings import SerialState
from rastro.nomenclator import Kind, lineage, table
from rastro_node.core.facets import Facet
from rastro_node.custody.saying import code_word, context_word, kind_word, owner_word, state_word
from rastro_node.nomenclator.filters import broader_types, make_read, of_makes


def _of_types(values: Sequence[str]) -> Q:
    below = [code for code in table(Kind.TYPE) if set(lineage(code)) & set(values)]
    return Q(type_code__in=["", *below] if "" in values else below)


def _owned(value: object) -> str:
    return _("State-owned") if value else _("not State-owned")


CASE_FACETS = (
    Facet(
        name="context",
        label=gettext_lazy("How it came"),
        value="context",
        say=context_word,
        read=lambda text: text if text in set(SeizureContext) else None,
    ),
    Facet(name="district", label=gettext_lazy("District"), value="district"),
    Facet(name="source", label=gettext_lazy("Import"), value="source", latest_first=True),
)

EXHIBIT_FACETS = (
    Facet(
        name="kind",
        label=gettext_lazy("What"),
        value="kind",
        say=kind_word,
        read=lambda text: text if text in set(ItemKind) else None,
    ),
    Facet(
        name="state",
        label=gettext_lazy("Serial, how"),
        value="serial_state",
        say=state_word,
        read=lambda text: text if text in set(SerialState) else None,
    ),
    Facet(
        name="owned",
        label=gettext_lazy("State-owned"),
        value="state_owned",
        say=_owned,
        read={"True": True, "False": False, "true": True, "false": False}.get,
    ),
    Facet(
        name="owner",
        label=gettext_lazy("Whose it was"),
        value="owner_class",
        say=owner_word,
        read=lambda text: text if text in set(OwnerClass) else None,
    ),
    Facet(
        name="make",
        label=gettext_lazy("Make"),
        value="make_code",
        say=lambda code: code_word(code, Kind.MAKE),
        read=make_read,
        narrow=of_makes,
        typed=gettext_lazy("Another make"),
    ),
    Facet(
        name="type",
        label=gettext_lazy("Type"),
        value="type_code",
        say=lambda code: code_word(code, Kind.TYPE),
        narrow=_of_types,
        broader=broader_types,
        most=18,
    ),
    Facet(
        name="calibre",
        label=gettext_lazy("Calibre"),
        value="calibre_code",
        say=lambda code: code_word(code, Kind.CALIBRE),
    ),
    Facet(name="source", label=gettext_lazy("Import"), value="source", latest_first=True),
)

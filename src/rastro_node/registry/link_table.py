"""The queue of pairs as a table: the same columns on the page and in a file."""

from typing import Any

import django_tables2 as columns
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, UUIDField, Value
from django.db.models.functions import Cast, Coalesce, Concat, StrIndex, Substr
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from rastro_node.core.tables import Table
from rastro_node.custody.selectors import exhibits
from rastro_node.registry.models import Firearm, LinkProposal
from rastro_node.registry.saying import VERDICT_WORDS, link_reason
from rastro_node.registry.selectors.links import proposed_as


def rows_of(rows: QuerySet[LinkProposal]) -> QuerySet[LinkProposal]:
    """Pairs with how each side reads: `one` and `other`, what is in custody too."""
    return rows.annotate(one=_shown("left"), other=_shown("right"))


def _shown(side: str) -> Any:
    reference: Any = OuterRef(side)
    identifier = Cast(Substr(reference, StrIndex(reference, Value("/")) + 1), UUIDField())
    told = Concat("make", Value(" "), "serial")
    registered = Subquery(Firearm.every.filter(pk=identifier).values(shown=told)[:1])
    seized = Subquery(exhibits().filter(pk=identifier).order_by().values(shown=told)[:1])
    return Coalesce(registered, seized, F(side), output_field=CharField())


class LinkTable(Table):
    """Pairs that may be one firearm."""

    probability = columns.Column(
        verbose_name=_("Probability"), linkify=("registry:link", {"link_id": columns.A("pk")})
    )
    one = columns.Column(verbose_name=_("One record"), attrs={"td": {"class": "mono"}})
    other = columns.Column(verbose_name=_("The other"), attrs={"td": {"class": "mono"}})
    proposed = columns.Column(verbose_name=_("Proposed as"), accessor="left", orderable=False)
    reasons = columns.Column(verbose_name=_("Why"), orderable=False)
    state_owned = columns.BooleanColumn(verbose_name=_("State-owned"), yesno="✓,")
    proposed_at = columns.DateTimeColumn(verbose_name=_("Proposed"), short=True)

    class Meta(Table.Meta):
        model = LinkProposal
        fields = ("probability", "one", "other", "proposed", "reasons", "state_owned", "proposed_at")
        order_by = ()
        default = ""

    def render_probability(self, value: float) -> str:
        return f"{value:.0%}"

    def value_probability(self, value: float) -> float:
        return round(value, 4)

    def render_proposed(self, record: LinkProposal) -> str:
        return str(VERDICT_WORDS[proposed_as(record.left, record.right)])

    def value_proposed(self, record: LinkProposal) -> str:
        return proposed_as(record.left, record.right)

    def render_reasons(self, value: list[dict[str, Any]]) -> SafeString:
        first = value[0] if value else None
        if first is None:
            return format_html("")
        return format_html('<span class="chip {}">{}</span>', first["verdict"], link_reason(first))

    def value_reasons(self, value: list[dict[str, Any]]) -> str:
        return "; ".join(link_reason(each) for each in value)

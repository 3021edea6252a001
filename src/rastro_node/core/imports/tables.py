"""The list of files that were taken over."""

import django_tables2 as columns
from django.utils.translation import gettext_lazy as _

from rastro_node.core.imports.kinds import kinds
from rastro_node.core.models import Import
from rastro_node.core.tables import Table


class ImportTable(Table):
    """Files that were taken over."""

    number = columns.Column(
        verbose_name=_("Number"),
        linkify=("core:import", {"import_id": columns.A("pk")}),
        attrs={"td": {"class": "mono"}},
    )
    kind = columns.Column(verbose_name=_("What"))
    name = columns.Column(verbose_name=_("File"))
    source = columns.Column(verbose_name=_("From"))
    state = columns.Column(verbose_name=_("Stands"))
    by_name = columns.Column(verbose_name=_("Who"))
    started_at = columns.DateTimeColumn(verbose_name=_("Started"), short=True)

    class Meta(Table.Meta):
        model = Import
        fields = ("number", "kind", "name", "source", "state", "by_name", "started_at")
        order_by = ()
        default = ""

    def render_kind(self, value: str) -> str:
        return next((str(each.title) for each in kinds() if each.name == value), value)

    def value_kind(self, value: str) -> str:
        return value

"""The room's lists as tables: the same columns on the page and in a file. No names of holders."""

import django_tables2 as columns
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from rastro_node.core.tables import Table
from rastro_node.nomenclator.words import type_word
from rastro_node.registry.models import Firearm
from rastro_node.registry.saying import status_word

TONES = {"lost": "bad", "stolen": "bad", "destroyed": "bad"} | dict.fromkeys(
    ("recovered", "seized", "found", "surrendered", "deactivated"), "warn"
)


class FirearmTable(Table):
    """Firearms."""

    number = columns.Column(
        verbose_name=_("Number"),
        linkify=("registry:firearm", {"firearm_id": columns.A("pk")}),
        attrs={"td": {"class": "mono"}},
    )
    make = columns.Column(verbose_name=_("Make"))
    model = columns.Column(verbose_name=_("Model"))
    calibre = columns.Column(verbose_name=_("Calibre"))
    type = columns.Column(verbose_name=_("Type"))
    serial = columns.Column(verbose_name=_("Serial"), attrs={"td": {"class": "mono"}})
    status = columns.Column(verbose_name=_("Stands"))
    since = columns.DateColumn(verbose_name=_("Since"))
    sold_on = columns.DateColumn(verbose_name=_("Sold on"))
    external_id = columns.Column(verbose_name=_("Own id"))

    class Meta(Table.Meta):
        model = Firearm
        fields = (
            "number",
            "make",
            "model",
            "calibre",
            "type",
            "serial",
            "status",
            "since",
            "sold_on",
            "external_id",
        )
        order_by = ()
        default = ""

    def render_type(self, value: str) -> str:
        return type_word(value)

    def value_type(self, value: str) -> str:
        return value

    def render_status(self, value: str) -> SafeString:
        return format_html('<span class="badge {}">{}</span>', TONES.get(value, ""), status_word(value))

    def value_status(self, value: str) -> str:
        return value

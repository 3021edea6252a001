"""The room's lists as tables: the same columns on the page and in a file. No names of holders."""

import django_tables2 as columns
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from rastro_node.core.tables import Table
from rastro_node.nomenclator.words import type_word
from rastro_node.registry.models import Firearm
from rastro_node.registry.saying import country_word, status_word, term_word

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
    country = columns.Column(verbose_name=_("Made in"))
    made_on = columns.DateColumn(verbose_name=_("Made on"))
    missing = columns.BooleanColumn(verbose_name=_("Missing"), yesno="✓,–")
    make_code = columns.Column(verbose_name=_("Make, as known"))
    calibre_code = columns.Column(verbose_name=_("Calibre, as known"))
    type_code = columns.Column(verbose_name=_("Type, as known"))
    source = columns.Column(verbose_name=_("Import"))
    registered_at = columns.DateTimeColumn(verbose_name=_("Registered"), short=True)

    on_demand = (
        "country",
        "made_on",
        "missing",
        "make_code",
        "calibre_code",
        "type_code",
        "source",
        "registered_at",
    )

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
            "country",
            "made_on",
            "missing",
            "make_code",
            "calibre_code",
            "type_code",
            "source",
            "registered_at",
        )
        order_by = ()
        default = ""

    def render_type(self, value: str) -> str:
        return type_word(value)

    def value_type(self, value: str) -> str:
        return value

    def render_country(self, value: str) -> str:
        return country_word(value)

    def value_country(self, value: str) -> str:
        return value

    def render_make_code(self, value: str) -> str:
        return term_word(value)

    def value_make_code(self, value: str) -> str:
        return value

    def render_calibre_code(self, value: str) -> str:
        return term_word(value)

    def value_calibre_code(self, value: str) -> str:
        return value

    def render_type_code(self, value: str) -> str:
        return term_word(value)

    def value_type_code(self, value: str) -> str:
        return value

    def render_status(self, value: str) -> SafeString:
        return format_html('<span class="badge {}">{}</span>', TONES.get(value, ""), status_word(value))

    def value_status(self, value: str) -> str:
        return value

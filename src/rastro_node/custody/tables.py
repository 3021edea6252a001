"""The room's lists as tables: the same columns on the page and in a file."""

from typing import Any

import django_tables2 as columns
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from rastro.nomenclator import Kind
from rastro_node.core.tables import Table
from rastro_node.custody.models import Case, Exhibit
from rastro_node.custody.saying import code_word, context_word, kind_word, owner_word, state_word

MONO = {"td": {"class": "mono"}}
NUMBER = {"td": {"class": "number"}}
TONES = {"read": "ok", "partly_read": "warn", "removed": "bad", "never_had": "warn"}


class CaseTable(Table):
    """Cases."""

    number = columns.Column(
        verbose_name=_("Number"), linkify=("custody:case", {"case_id": columns.A("pk")}), attrs=MONO
    )
    external_id = columns.Column(verbose_name=_("Own number"), attrs=MONO)
    opened_on = columns.DateColumn(verbose_name=_("Opened"), short=True)
    district = columns.Column(verbose_name=_("District"))
    context = columns.Column(verbose_name=_("How it came"))
    offence = columns.Column(verbose_name=_("Offence"))
    firearms = columns.Column(verbose_name=_("Firearms"), orderable=False, attrs=NUMBER)
    others = columns.Column(verbose_name=_("Lots and parts"), orderable=False, attrs=NUMBER)
    state_owned = columns.Column(verbose_name=_("State-owned"), orderable=False, attrs=NUMBER)
    authority = columns.Column(verbose_name=_("Authority"))
    place = columns.Column(verbose_name=_("Place"))
    source = columns.Column(verbose_name=_("Import"))

    on_demand = ("authority", "place", "source")

    class Meta(Table.Meta):
        model = Case
        fields = (
            "number",
            "external_id",
            "opened_on",
            "district",
            "context",
            "offence",
            "firearms",
            "others",
            "state_owned",
            "authority",
            "place",
            "source",
        )
        order_by = ()
        default = ""

    def render_context(self, value: str) -> str:
        return context_word(value)

    def value_context(self, value: str) -> str:
        return value

    def render_offence(self, value: str) -> SafeString:
        shown = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
        return (
            format_html('<span title="{}">{}</span>', value, shown) if shown != value else SafeString(value)
        )

    def value_offence(self, value: str) -> str:
        return value


LONGEST = 80


class ExhibitTable(Table):
    """Exhibits."""

    number = columns.Column(
        verbose_name=_("Number"), linkify=("custody:exhibit", {"exhibit_id": columns.A("pk")}), attrs=MONO
    )
    kind = columns.Column(verbose_name=_("What"))
    make = columns.Column(verbose_name=_("Make"))
    model = columns.Column(verbose_name=_("Model"))
    calibre = columns.Column(verbose_name=_("Calibre"))
    type = columns.Column(verbose_name=_("Type"))
    serial = columns.Column(verbose_name=_("Serial"), attrs=MONO)
    serial_state = columns.Column(verbose_name=_("Serial, how"))
    labels = columns.Column(verbose_name=_("Labels"), empty_values=(), orderable=False)
    case = columns.Column(
        verbose_name=_("Case"),
        accessor="case",
        order_by=("case__external_id", "case__number"),
        linkify=("custody:case", {"case_id": columns.A("case_id")}),
        attrs=MONO,
    )
    registered_on = columns.DateColumn(verbose_name=_("Came in"), short=True)
    quantity = columns.Column(verbose_name=_("Pieces"), attrs=NUMBER)
    seal = columns.Column(verbose_name=_("Seal"), attrs=MONO)
    owner_class = columns.Column(verbose_name=_("Whose it was"))
    owner = columns.Column(verbose_name=_("Owner, as recorded"))
    country = columns.Column(verbose_name=_("Made in"))
    custody_ref = columns.Column(verbose_name=_("Custody slip"), attrs=MONO)
    make_code = columns.Column(verbose_name=_("Make, as known"))
    model_code = columns.Column(verbose_name=_("Model, as known"))
    calibre_code = columns.Column(verbose_name=_("Calibre, as known"))
    type_code = columns.Column(verbose_name=_("Type, as known"))
    source = columns.Column(verbose_name=_("Import"))

    on_demand = (
        "quantity", "seal", "owner_class", "owner", "country", "custody_ref",
        "make_code", "model_code", "calibre_code", "type_code", "source",
    )  # fmt: skip

    class Meta(Table.Meta):
        model = Exhibit
        fields = (
            "number", "kind", "make", "model", "calibre", "type", "serial", "serial_state", "labels", "case",
            "registered_on", "quantity", "seal", "owner_class", "owner", "country", "custody_ref",
            "make_code", "model_code", "calibre_code", "type_code", "source",
        )  # fmt: skip
        order_by = ()
        default = ""

    def render_kind(self, value: str) -> str:
        return kind_word(value)

    def value_kind(self, value: str) -> str:
        return value

    def render_case(self, value: Case) -> str:
        return value.external_id or value.number

    def value_case(self, value: Case) -> str:
        return value.external_id or value.number

    def render_type(self, value: str, record: Exhibit) -> str:
        return code_word(record.type_code, Kind.TYPE) if record.type_code else value

    def value_type(self, value: str) -> str:
        return value

    def render_serial_state(self, value: str) -> SafeString:
        return format_html('<span class="badge {}">{}</span>', TONES.get(value, ""), state_word(value))

    def value_serial_state(self, value: str) -> str:
        return value

    def render_owner_class(self, value: str) -> str:
        return owner_word(value)

    def value_owner_class(self, value: str) -> str:
        return value

    def render_labels(self, record: Any) -> SafeString:
        return labels_of(
            again=getattr(record, "again", False), owner=record.owner_class, owned=record.state_owned
        )

    def value_labels(self, record: Any) -> str:
        words = ["repeat" if getattr(record, "again", False) else "", "state" if record.state_owned else ""]
        return " ".join(filter(None, words))


def labels_of(*, again: bool, owner: str, owned: bool) -> SafeString:
    """The labels of an exhibit: seized before or after, property of a State."""
    parts = []
    if again:
        parts.append(format_html('<span class="badge warn">{}</span>', say("Repeat seizure")))
    if owned:
        told = say("State-owned: %(owner)s") % {"owner": owner_word(owner)}
        parts.append(format_html('<span class="badge info">{}</span>', told))
    return format_html_join(" ", "{}", ((part,) for part in parts))


class RepeatTable(Table):
    """Firearms that came more than once."""

    serial = columns.Column(verbose_name=_("Serial"), attrs=MONO)
    maker = columns.Column(verbose_name=_("Make"))
    sort = columns.Column(verbose_name=_("Type"))
    cases = columns.Column(verbose_name=_("Cases"), attrs=NUMBER)
    first_on = columns.DateColumn(verbose_name=_("First"), short=True)
    last_on = columns.DateColumn(verbose_name=_("Last"), short=True)
    owned = columns.Column(verbose_name=_("Labels"), orderable=False)

    class Meta(Table.Meta):
        fields = ("serial", "maker", "sort", "cases", "first_on", "last_on", "owned")
        order_by = ()
        default = ""

    def render_serial(self, record: dict[str, Any]) -> SafeString:
        address = f"{reverse('custody:exhibits')}?{urlencode({'again': record['serial_key']})}"
        return format_html('<a href="{}">{}</a>', address, record["serial"])

    def value_serial(self, value: str) -> str:
        return value

    def render_maker(self, value: str, record: dict[str, Any]) -> str:
        return code_word(value, Kind.MAKE) if value != record["make_words"].upper() else record["make_words"]

    def render_sort(self, value: str, record: dict[str, Any]) -> str:
        return code_word(value, Kind.TYPE) if value != record["type_words"].upper() else record["type_words"]

    def render_owned(self, record: dict[str, Any]) -> SafeString:
        owner = "police" if record["police"] else "other_state"
        if record["owned"] and not record["police"]:
            return format_html('<span class="badge info">{}</span>', say("State-owned"))
        return labels_of(again=False, owner=owner, owned=record["owned"])

    def value_owned(self, record: dict[str, Any]) -> str:
        return "police" if record["police"] else "state" if record["owned"] else ""

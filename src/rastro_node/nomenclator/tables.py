"""The room's lists as tables: the same columns on the page and in a file."""

from collections.abc import Iterable
from typing import Any

import django_tables2 as columns
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from rastro.nomenclator import Kind, Term, look_alikes, table
from rastro_node.core.tables import Table
from rastro_node.nomenclator.selectors.term_page import spellings
from rastro_node.nomenclator.selectors.terms import as_tree, language, named
from rastro_node.nomenclator.texts import ACTIONS

SHOWN = 4
MONO = {"td": {"class": "mono"}}


class TermTable(Table):
    """What every table of terms begins with."""

    name = columns.Column(verbose_name=_("Name"))
    code = columns.Column(verbose_name=_("Code"), attrs=MONO)

    class Meta(Table.Meta):
        default = ""

    def render_name(self, value: str, record: dict[str, Any]) -> SafeString:
        address = reverse("nomenclator:term", args=[record["kind"], record["code"]])
        return format_html('<a href="{}">{}</a>', address, value)

    def value_name(self, value: str) -> str:
        return value


def _some(value: str) -> str:
    """The first few of many names; the file has all."""
    names = value.split(" · ")
    return " · ".join(names[:SHOWN]) + (f" · +{len(names) - SHOWN}" if len(names) > SHOWN else "")


class TypeTable(Table):
    """Types as a tree, in four languages, with their codes elsewhere."""

    name = columns.Column(verbose_name=_("Name"), orderable=False)
    code = columns.Column(verbose_name=_("Code"), attrs=MONO, orderable=False)
    es = columns.Column(verbose_name=_("Spanish"), orderable=False)
    en = columns.Column(verbose_name=_("English"), orderable=False)
    pt = columns.Column(verbose_name=_("Portuguese"), orderable=False)
    fr = columns.Column(verbose_name=_("French"), orderable=False)
    ncic = columns.Column(verbose_name="NCIC", attrs=MONO, orderable=False)
    iafq = columns.Column(verbose_name="IAFQ", orderable=False)
    hs6 = columns.Column(verbose_name=_("HS"), attrs=MONO, orderable=False)

    class Meta(Table.Meta):
        default = ""

    def render_name(self, value: str, record: dict[str, Any]) -> SafeString:
        address = reverse("nomenclator:term", args=["type", record["code"]])
        shape = '<span class="branch depth-{}{}"><a href="{}">{}</a></span>'
        return format_html(shape, record["depth"], "" if record["asked"] else " muted", address, value)

    def value_name(self, value: str) -> str:
        return value


class MakeTable(TermTable):
    """Makes."""

    country = columns.Column(verbose_name=_("Country"))
    aliases = columns.Column(verbose_name=_("Also written"), orderable=False)
    predecessors = columns.Column(verbose_name=_("Took over from"), orderable=False)
    alike = columns.Column(verbose_name=_("Taken for"), orderable=False)
    models = columns.Column(verbose_name=_("Models"), attrs={"td": {"class": "number"}})
    ncic = columns.Column(verbose_name="NCIC", attrs=MONO)

    render_aliases = render_alike = staticmethod(_some)

    def value_aliases(self, value: str) -> str:
        return value

    def value_alike(self, value: str) -> str:
        return value


class ModelTable(TermTable):
    """Models."""

    make = columns.Column(verbose_name=_("Make"))
    calibres = columns.Column(verbose_name=_("Calibres"), orderable=False)
    type = columns.Column(verbose_name=_("Type"))
    action = columns.Column(verbose_name=_("Action"))
    produced = columns.Column(verbose_name=_("Produced"))
    aliases = columns.Column(verbose_name=_("Also written"), orderable=False)

    def render_aliases(self, value: str) -> str:
        return _some(value)

    def value_aliases(self, value: str) -> str:
        return value


class CalibreTable(TermTable):
    """Calibres."""

    metric = columns.Column(verbose_name=_("Metric"), orderable=False)
    imperial = columns.Column(verbose_name=_("Imperial"), orderable=False)
    aliases = columns.Column(verbose_name=_("Also written"), orderable=False)
    fits = columns.Column(verbose_name=_("Types it fits"), orderable=False)
    ncic = columns.Column(verbose_name="NCIC", attrs=MONO)

    render_aliases = render_metric = render_imperial = staticmethod(_some)

    def value_aliases(self, value: str) -> str:
        return value

    def value_metric(self, value: str) -> str:
        return value

    def value_imperial(self, value: str) -> str:
        return value


class CountryTable(TermTable):
    """Countries."""

    alpha3 = columns.Column(verbose_name="ISO alpha-3", attrs=MONO)
    numeric = columns.Column(verbose_name=_("ISO numeric"), attrs=MONO)
    aliases = columns.Column(verbose_name=_("Also written"), orderable=False)


OF_KIND: dict[Kind, type[Table]] = {
    Kind.TYPE: TypeTable,
    Kind.MAKE: MakeTable,
    Kind.MODEL: ModelTable,
    Kind.CALIBRE: CalibreTable,
    Kind.COUNTRY: CountryTable,
}


def rows_of(kind: Kind, terms: list[Term]) -> list[dict[str, Any]]:
    """The rows of a table of terms, in the reader's language."""
    if kind is Kind.TYPE:
        return [_row(each) | {"depth": depth, "asked": asked} for depth, each, asked in as_tree(terms)]
    models = _models_by_make() if kind is Kind.MAKE else {}
    return [_row(each) | {"models": models.get(each.code, "")} for each in terms]


def _models_by_make() -> dict[str, int]:
    counted: dict[str, int] = {}
    for each in table(Kind.MODEL).values():
        for make in each.makes:
            counted[make] = counted.get(make, 0) + 1
    return counted


def _row(each: Term) -> dict[str, Any]:
    spelt = spellings(each)
    return {
        "kind": each.kind.value,
        "code": each.code,
        "name": each.label(language()),
        **each.labels,
        **dict.fromkeys(("ncic", "iafq", "hs6", "alpha3", "numeric"), ""),
        **each.codes,
        "country": named(each.country, Kind.COUNTRY) if each.country else "",
        "aliases": " · ".join(spelt.others),
        "metric": " · ".join(spelt.metric),
        "imperial": " · ".join(spelt.imperial),
        "predecessors": _names(each.predecessors, Kind.MAKE),
        "alike": " · ".join(other.label(language()) for other, _reason in look_alikes(each.code)),
        "make": _names(each.makes, Kind.MAKE),
        "calibres": _names(each.calibres, Kind.CALIBRE),
        "type": _names(each.fits, Kind.TYPE),
        "fits": _names(each.fits, Kind.TYPE),
        "action": str(ACTIONS.get(each.action, each.action)),
        "produced": years(each),
    }


def years(each: Term) -> str:
    """From when to when a model was made, as far as known."""
    first, last = each.produced
    return f"{first or ''}–{last or ''}" if first or last else ""


def _names(codes: Iterable[str], kind: Kind) -> str:
    return " · ".join(named(code, kind) for code in codes)

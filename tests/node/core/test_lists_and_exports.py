"""A list filters, sorts, pages and exports what it shows; formulas are harmless, exports are announced."""

import csv
import io
import json

import django_filters
import django_tables2 as tables
import pytest
from django.test import RequestFactory
from openpyxl import load_workbook

from rastro.canonical import Forbidden, InvalidInput
from rastro_node.authorities.models import State
from rastro_node.core import tables as core_tables
from rastro_node.core.exports import harmless
from rastro_node.core.hooks import on_export
from rastro_node.core.tables import Table, list_page

pytestmark = pytest.mark.django_db


class StateTable(Table):
    code = tables.Column(verbose_name="Code")
    name = tables.Column(verbose_name="Name")


class StateFilter(django_filters.FilterSet):
    code = django_filters.CharFilter()


@pytest.fixture
def states(cast):
    State.objects.filter(code="XS").update(name="=HYPERLINK(1)")


@pytest.fixture
def heard():
    events = []
    on_export.register(events.append)
    yield events
    on_export.forget(events.append)


@pytest.fixture
def show(states, actor):
    def page(query, who="bruno"):
        request = RequestFactory().get("/states/" + query)
        request.__dict__["actor"] = actor(who)
        return list_page(
            request,
            rows=State.objects.order_by("code"),
            table=StateTable,
            filters=StateFilter,
            template="core/jobs.html",
            name="test.states",
        )

    return page


def content(response):
    return b"".join(response.streaming_content)


def test_csv_holds_what_the_filter_leaves(show, heard):
    response = show("?code=XA&export=csv&purpose=audit")
    rows = list(csv.reader(io.StringIO(content(response).decode("utf-8-sig"))))
    assert rows == [["Code", "Name"], ["XA", "Arcadia"]]
    (event,) = heard
    assert (event.table, event.form, event.rows, event.filters, event.purpose) == (
        "test.states",
        "csv",
        1,
        "code=XA",
        "audit",
    )


def test_it_keeps_the_order_that_is_shown(show):
    rows = json.loads(content(show("?sort=-code&export=json")))
    assert [row["code"] for row in rows] == ["XS", "XB", "XA"]
    assert rows[0]["name"] == "=HYPERLINK(1)"


def test_an_empty_list_is_an_empty_list(show):
    assert json.loads(content(show("?code=ZZ&export=json"))) == []


def test_csv_formulas_are_harmless(show):
    assert "'=HYPERLINK(1)" in content(show("?code=XS&export=csv")).decode()


def test_xlsx_formulas_are_texts(show):
    book = load_workbook(io.BytesIO(content(show("?code=XS&export=xlsx"))))
    cells = [[(cell.value, cell.data_type) for cell in row] for row in book.active.iter_rows()]
    assert cells[1] == [("XS", "s"), ("'=HYPERLINK(1)", "s")]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@A1", "'@A1"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("|x", "'|x"),
        ("FR0148B2", "FR0148B2"),
        (-1, -1),
        (1.5, 1.5),
        (None, None),
        ("a\x00b\x07", "ab"),
    ],
)
def test_what_a_spreadsheet_might_run_is_disarmed(given, kept):
    assert harmless(given) == kept


def test_whoever_may_not_export_is_refused(show):
    with pytest.raises(Forbidden):
        show("?export=csv", who="mallory")


def test_another_form_is_refused_by_name(show):
    with pytest.raises(InvalidInput, match="not as pdf"):
        show("?export=pdf")


def test_a_list_over_the_limit_is_refused_before_it_is_read(show, monkeypatch):
    monkeypatch.setattr(core_tables, "MOST_ROWS", 2)
    with pytest.raises(InvalidInput, match="3 rows; at most 2"):
        show("?export=csv")

"""Columns are chosen and put in order in the address; the page and the file show exactly those."""

import json

import pytest
from django.http import QueryDict

from rastro_node.core.columns import columns_of, columns_shown
from rastro_node.registry.services import NewFirearm, firearms_register

NAMES = ("number", "make", "serial", "country")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["number", "make", "serial"]),
        ("columns=serial&columns=make", ["serial", "make"]),
        ("columns=serial,make,serial", ["serial", "make"]),
        ("columns=country", ["country"]),
        ("columns=keys&columns=password", ["number", "make", "serial"]),
        ("columns=serial,make&move=make:up", ["make", "serial"]),
        ("columns=serial,make&move=serial:down", ["make", "serial"]),
        ("columns=serial,make&move=serial:up", ["serial", "make"]),
        ("columns=serial,make&move=country:up", ["serial", "make"]),
        ("columns=serial,make&move=serial:sideways", ["serial", "make"]),
    ],
)
def test_the_address_says_which(query, shown):
    assert columns_of(QueryDict(query), NAMES, hidden=("country",)) == shown


def test_those_shown_stand_first_in_their_order():
    labels = {name: name.title() for name in NAMES}
    found = columns_shown(labels, ["serial", "number"])
    assert [each.name for each in found] == ["serial", "number", "make", "country"]
    assert [each.shown for each in found] == [True, True, False, False]
    assert (found[0].first, found[1].last) == (True, True)


@pytest.mark.django_db
def test_the_file_holds_what_the_page_shows(sign_in, actor):
    made = [NewFirearm(make="Ferro", serial=f"FR{number}") for number in range(3)]
    firearms_register(made, actor=actor("alice"))
    client = sign_in("alice")
    address = "/firearms/?columns=serial&columns=country&columns=make&sort=serial"
    assert client.get(address).status_code == 200
    answer = client.get(f"{address}&export=json")
    rows = json.loads(b"".join(answer.streaming_content))
    assert [list(row) for row in rows] == [["serial", "country", "make"]] * 3
    assert [row["serial"] for row in rows] == ["FR0", "FR1", "FR2"]


@pytest.mark.django_db
def test_a_move_leads_to_an_address_that_can_be_kept(sign_in):
    moved = sign_in("alice").get("/firearms/?columns=make&columns=serial&move=serial:up&status=held")
    assert moved.url == "/firearms/?columns=serial&columns=make&status=held"


@pytest.mark.django_db
def test_a_list_is_printed_and_that_is_on_record(sign_in, actor):
    from rastro_node.core.hooks import on_export

    heard = []
    on_export.register(heard.append)
    firearms_register([NewFirearm(make="Ferro", serial="FR1")], actor=actor("alice"))
    page = sign_in("alice").get("/firearms/?columns=serial&export=print&purpose=court").content.decode()
    on_export.forget(heard.append)
    assert "FR1" in page
    assert [(each.form, each.rows, each.purpose) for each in heard] == [("print", 1, "court")]

"""Facets count what a list holds: exactly while it is short, from a sample where it is long."""

import pytest
from django.http import QueryDict
from django.utils.translation import override

from rastro_node.core import facets as core_facets
from rastro_node.core.facet_bar import chips_of, facets_shown, total_said
from rastro_node.core.facets import Counts, chosen_of, counts_of, narrowed
from rastro_node.registry.filters import FIREARM_FACETS
from rastro_node.registry.models import Firearm
from rastro_node.registry.services import NewFirearm, firearms_register

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def some(actor):
    new = [
        *(NewFirearm(make="Ferro", type="pistol", serial=f"FR{n}", country="XB") for n in range(5)),
        *(NewFirearm(make="Taurus", type="revolver", serial=f"TA{n}", country="BR") for n in range(3)),
        NewFirearm(make="Ferro", type="barrel", serial="FR9"),
        NewFirearm(make="Nobody Knows", serial="NK1"),
    ]
    firearms_register(new, actor=actor("alice"))


def counted(query=""):
    chosen = chosen_of(QueryDict(query), FIREARM_FACETS)
    return (*counts_of(Firearm.objects.all(), FIREARM_FACETS, chosen), chosen)


def test_each_value_is_counted(some):
    counts, total, many, _chosen = counted()
    assert (total, many) == (10, False)
    assert counts["make"].values == {"ferro": 6, "taurus": 3, "": 1}
    assert counts["country"].values == {"XB": 5, "BR": 3, "": 2}
    assert counts["missing"].values == {False: 10}
    assert not counts["make"].approximate


def test_a_type_is_counted_with_its_broader_ones(some):
    values = counted()[0]["type"].values
    assert (values["handgun"], values["pistol"], values["revolver"]) == (8, 5, 3)
    assert (values["part"], values["barrel"]) == (1, 1)


def test_a_facet_is_counted_without_its_own_choice(some):
    counts, total, _many, _chosen = counted("make=ferro&type=handgun")
    assert total == 5
    assert counts["make"].values == {"ferro": 5, "taurus": 3}
    assert counts["type"].values["part"] == 1


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("make=Ferro", 6),
        ("make=ferro&make=taurus", 9),
        ("make=-", 1),
        ("make=nobody+knows", 1),
        ("type=handgun", 8),
        ("type=part", 1),
        ("type=-", 1),
        ("country=xb", 5),
        ("status=nonsense", 0),
        ("missing=false", 10),
        ("missing=perhaps", 0),
        ("year=1999", 0),
        ("year=99999999999999999999", 0),
        ("year=-", 0),
        ("source=-", 10),
        ("source=XA-I-1", 0),
    ],
)
def test_the_list_is_narrowed(some, query, left):
    chosen = chosen_of(QueryDict(query), FIREARM_FACETS)
    assert narrowed(Firearm.objects.all(), FIREARM_FACETS, chosen).count() == left


def test_the_year_of_registration_is_found(some):
    year = max(counted()[0]["year"].values)
    assert counted(f"year={year}")[1] == 10


def test_what_is_sent_is_limited():
    query = QueryDict("&".join(f"make=m{n}" for n in range(100)) + "&status=%00&country=" + "x" * 999)
    chosen = chosen_of(query, FIREARM_FACETS)
    assert len(chosen["make"]) == 20
    assert "status" not in chosen
    assert len(chosen["country"][0]) == 200


def test_a_long_list_is_counted_from_a_sample(some, monkeypatch):
    monkeypatch.setattr(core_facets, "CAP", 4)
    counts, total, many, _chosen = counted()
    assert (total, many) == (5, True)
    assert counts["make"].values == {"ferro": 6, "taurus": 3, "": 1}
    assert counted("country=ZZ")[1:3] == (0, False)
    monkeypatch.setattr(core_facets, "SAMPLE", 5)
    monkeypatch.setattr(core_facets, "_estimate", lambda _rows: 10)
    sampled = counted("type=handgun")[0]
    assert all(each.approximate for each in sampled.values())
    assert set(sampled["make"].values.values()) <= {2 * count for count in range(11)}


def test_in_a_large_table_the_list_is_counted_and_its_facets_are_sampled(some, monkeypatch):
    monkeypatch.setattr(core_facets, "LARGE", -1)
    counts, total, many, _chosen = counted("make=ferro&type=handgun")
    assert (total, many) == (5, False)
    assert counts["status"].values == {"held": 5}
    assert counts["make"].values == {"ferro": 5, "taurus": 3}
    monkeypatch.setattr(core_facets, "CAP", 4)
    assert counted("make=ferro&type=handgun")[1:3] == (5, True)


def test_numbers_of_a_sample_are_said_to_be_approximate():
    counts = {facet.name: Counts({}, approximate=True) for facet in FIREARM_FACETS}
    counts["make"] = Counts({"ferro": 412_345, "taurus": 0}, approximate=True)
    shown = {each.name: each for each in facets_shown(FIREARM_FACETS, counts, {"make": ["glock"]})}
    assert [(each.label, each.count, each.chosen) for each in shown["make"].choices] == [
        ("Ferro", "≈ 410,000", False),
        ("Taurus", "", False),
        ("Glock", "", True),
    ]
    assert total_said(10_001, many=True) == "more than 10,000"


def test_narrower_types_stand_below_the_broader(some):
    counts, *_rest = counted()
    shown = {each.name: each for each in facets_shown(FIREARM_FACETS, counts, {})}
    assert [(each.value, each.depth) for each in shown["type"].choices] == [
        ("handgun", 0),
        ("pistol", 1),
        ("revolver", 1),
        ("-", 0),
        ("part", 0),
        ("barrel", 1),
    ]


def test_each_choice_has_a_way_out():
    query = QueryDict("make=ferro&make=taurus&status=held&page=3&q=FR")
    chips = chips_of(FIREARM_FACETS, chosen_of(query, FIREARM_FACETS), query)
    assert [(str(each.label), each.text, each.without) for each in chips] == [
        ("Stands", "held", "?make=ferro&make=taurus&q=FR"),
        ("Make", "Ferro", "?make=taurus&status=held&q=FR"),
        ("Make", "Taurus", "?make=ferro&status=held&q=FR"),
    ]
    alone = QueryDict("make=ferro")
    (chip,) = chips_of(FIREARM_FACETS, chosen_of(alone, FIREARM_FACETS), alone)
    assert chip.without == "?all=1"

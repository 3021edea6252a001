"""The search box finds firearms by number, own id, make or serial as read, and says why."""

import pytest
from django.utils.translation import override

from rastro_node.registry.search import firearms_found, parts_found
from rastro_node.registry.services import NewFirearm, firearms_register

pytestmark = pytest.mark.django_db
SERIALS = ("FR0148B2", "FR014882", "FRO148B2", "TA55555", "XX1")


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def alice(actor):
    return actor("alice")


@pytest.fixture
def ids(alice):
    makes = ("Ferro", "Frommer", "Ferro", "Taurus", "Polymer80")
    new = [
        NewFirearm(make=make, serial=serial, type="pistol", external_id=f"E-{serial}")
        for make, serial in zip(makes, SERIALS, strict=True)
    ]
    new.append(NewFirearm(make="Ferro", serial="FR0148B2", type="barrel"))
    return firearms_register(new, actor=alice)


@pytest.mark.parametrize(
    ("asked", "first", "why"),
    [
        ("FR0148B2", "FR0148B2", "The serial is this one."),
        ("fr0148b2", "FR0148B2", "The serial is this one."),
        ("FR0l48?2", "FR0148B2", "The serial may have been read so."),
        ("FR0148[83]2", "FR0148B2", "The serial may have been read so."),
        ("TA5555", "TA55555", "The serial may have been read so."),
        ("…5555", "TA55555", "This part of the serial is the same."),
        ("TA5*", "TA55555", "This part of the serial is the same."),
        ("...5555", "TA55555", "This part of the serial is the same."),
        ("E-XX1", "XX1", "The id in the older register is this one."),
        ("taurus", "TA55555", "The make is this one."),
        ("Polymer80", "XX1", "The make is this one."),
        ("Frommer FR0148B2", "FR014882", "The serial may have been read so. The make is this one too."),
        ("Taurus FR0148B2", "FR0148B2", "The serial is this one. The make differs."),
    ],
)
def test_the_nearest_stands_first_and_says_why(ids, alice, asked, first, why):
    hits = firearms_found(alice, asked)
    assert hits, asked
    nearest = next(hit for hit in hits if hit.mark == first)
    assert nearest.why == why
    assert hits[0].mark in {first, "FR014882", "FR0148B2", "FRO148B2"}


def test_a_number_is_the_very_thing(ids, alice):
    number = firearms_found(alice, "TA55555")[0].subtitle.split(" · ")[0]
    (hit,) = firearms_found(alice, number.lower())
    assert hit.exact
    assert hit.why == "The number is this one."


@pytest.mark.parametrize("asked", ["ZZZZ9999", "????", "nobody at all", "%", "_", "'; --"])
def test_what_is_not_there_is_not_found(ids, alice, asked):
    assert firearms_found(alice, asked) == []


def test_parts_stand_by_themselves(ids, alice):
    assert [hit.mark for hit in parts_found(alice, "FR0148B2")] == ["FR0148B2"]
    assert {hit.url for hit in parts_found(alice, "FR0148B2")}.isdisjoint(
        hit.url for hit in firearms_found(alice, "FR0148B2")
    )


@pytest.mark.parametrize("who", ["iris", "javier", "mallory"])
def test_whoever_may_not_read_firearms_finds_none(ids, actor, sign_in, who):
    assert firearms_found(actor(who), "FR0148B2") == []
    assert "FR014882" not in sign_in(who).get("/search/?q=FR0148B2").content.decode()


def test_it_costs_few_queries_however_many_are_found(alice, django_assert_num_queries):
    firearms_register([NewFirearm(make="Ferro", serial="FR0148B2")], actor=alice)
    with django_assert_num_queries(5):
        firearms_found(alice, "FR0148B2")
    firearms_register([NewFirearm(make="Ferro", serial=f"FR0148B{n}") for n in range(9)], actor=alice)
    with django_assert_num_queries(5):
        firearms_found(alice, "FR0148B2")

"""A serial is found as it was read or by a part of it, the likeliest first, with reasons."""

import pytest

from rastro.canonical import InvalidInput
from rastro.tracing import Description
from rastro_node.core.context import this_node
from rastro_node.registry.selectors import firearms_like, firearms_read_as
from rastro_node.registry.services import NewFirearm, firearms_register

SERIALS = ("A0142308", "A0142309", "AB0142308", "A0172308", "TAB12345", "X-42", "A01777742", "Q0142")


@pytest.fixture
def register(db):
    firearms_register([NewFirearm(make="Ferro", serial=each) for each in SERIALS], actor=this_node())


def found(text):
    return [each.firearm.serial for each in firearms_read_as(text)]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("A?0142[83]08", "AB0142308"),
        ("A0142308", "A0142308"),
        ("AO-1423O8", "A0142308"),
        ("TA812E45", "TAB12345"),
        ("TAB13245", "TAB12345"),
    ],
)
def test_the_likeliest_comes_first(register, asked, first):
    assert found(asked)[0] == first


@pytest.mark.parametrize(
    ("asked", "all_of_them"),
    [
        ("…2308", {"A0142308", "AB0142308", "A0172308"}),
        ("*0142", {"Q0142"}),
        ("A01*", {"A0142308", "A0142309", "A0172308", "A01777742"}),
        ("A01*42", {"A01777742"}),
        ("*1423*", {"A0142308", "A0142309", "AB0142308"}),
        ("A01[47]*8", {"A0142308", "A0172308"}),
    ],
)
def test_a_part_finds_all_that_have_it(register, asked, all_of_them):
    assert set(found(asked)) == all_of_them


def test_each_has_its_reasons(register):
    best = firearms_read_as("A01423O8")[0]
    assert best.log10_lr > 5
    assert [reason.verdict for reason in best.reasons] == ["near"]


def test_a_longer_serial_is_found_by_what_was_read_of_it(register):
    assert "A0142308" in {each.serial for each in firearms_like(Description.of(serial="142308"))}


def test_two_likely_mistakes_are_found_where_nothing_is_nearer(register):
    assert [each.serial for each in firearms_like(Description.of(serial="TAB72E45"))] == []
    assert [each.serial for each in firearms_like(Description.of(serial="7AB1234S"))] == ["TAB12345"]


def test_nothing_asked_is_refused(register):
    with pytest.raises(InvalidInput, match=r"markings\.asked\.nothing"):
        firearms_read_as("*?*")

"""Marks are complete, or each missing element names the article that asks for it."""

import pytest

from rastro.markings import Marks, obligations, read_serial, what_lacks

FERRO = Marks(maker="Ferro", place="Lund", serial="FR0148B2")


def lacking(marks, **why):
    return {each.obligation.element: each.obligation.articles for each in what_lacks(marks, **why)}


def test_a_pistol_marked_at_manufacture_lacks_nothing():
    assert what_lacks(FERRO) == ()


def test_an_unmarked_one_lacks_maker_place_and_serial():
    said = what_lacks(Marks())
    assert [each.obligation.element for each in said] == ["maker", "place", "serial"]
    assert all("CIFTA VI.1.a" in each.text.say() for each in said)


def test_an_imported_one_needs_importer_address_country_and_where_possible_the_year():
    lacks = lacking(FERRO, imported=True)
    assert list(lacks) == ["importer", "address", "country", "year"]
    assert lacks["importer"] == ("CIFTA VI.1.b",)
    assert lacks["country"][0] == "Firearms Protocol 8.1.b"
    assert [each.element for each in obligations() if each.where_possible] == ["year"]
    whole = Marks("Ferro", "Lund", "FR1", importer="Sur SA", address="Puerto Alba", country="XA", year=2015)
    assert what_lacks(whole, imported=True) == ()


def test_one_kept_for_official_use_is_marked_first():
    assert lacking(FERRO, kept_officially=True) == {"official": ("CIFTA VI.1.c",)}


def test_one_released_to_civilians_bears_the_country():
    assert list(lacking(FERRO, released=True)) == ["transferring_country"]


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("raspado", "removed"),
        ("sin número", "missing"),
        ("FR0?48", "not whole"),
        ("N/C", None),
        ("FR1", None),
    ],
)
def test_the_state_of_the_serial_decides_what_is_said(raw, word):
    said = [each.text.say() for each in what_lacks(Marks("Ferro", "Lund", read_serial(raw)))]
    assert len(said) == (word is not None)
    assert all(word in sentence for sentence in said)

"""Every type of weapon has a place to look at, said in a sentence that can be translated."""

import tomllib
from importlib.resources import files

import pytest

from rastro.canonical import catalogue
from rastro.markings import serial_places
from rastro.nomenclator import Kind, lineage, table, term


@pytest.mark.parametrize(
    ("type_", "make", "said"),
    [
        ("pistol_semi", "", "under the barrel"),
        ("revolver", "", "crane"),
        ("rifle", "ar_pattern", "magazine well"),
        ("rifle_assault", "ak_pattern", "front trunnion"),
        ("pistol", "glock", "metal plate"),
        ("rifle", "glock", "receiver"),
        ("shotgun_pump", "", "Under the receiver"),
        ("pmf", "", "home-made"),
        ("", "", "frame or receiver"),
        ("nonsense", "nobody", "frame or receiver"),
    ],
)
def test_the_first_place_to_look(type_, make, said):
    assert said in serial_places(type_, make).first[0].say()


def test_a_revolver_has_an_assembly_number_that_is_not_the_serial():
    assert any("assembly number" in text.say() for text in serial_places("revolver").not_serial)


def test_every_code_has_its_sentence_and_every_row_its_term():
    rows = tomllib.loads(files("rastro.markings").joinpath("data/places.toml").read_text("utf-8"))
    used = set()
    for kind, where in (("type", Kind.TYPE), ("make", Kind.MAKE)):
        for code, row in rows[kind].items():
            assert term(code, kind=where)
            assert kind == "type" or lineage(row["type"])
            used |= {*row["first"], *row.get("also", ()), *row.get("not", ())}
    said = {
        code.removeprefix("markings.place.") for code in catalogue() if code.startswith("markings.place.")
    }
    assert used == said


def test_every_weapon_type_is_answered():
    for code in table(Kind.TYPE):
        assert serial_places(code).first

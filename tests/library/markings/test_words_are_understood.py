"""What an officer writes is understood part by part; the serial proposes a maker where none is known."""

import pytest

from rastro.markings import SerialState, understand


def test_each_word_finds_its_term():
    meant = understand(make="TAURUS PT 92", calibre="9MM", type_="PISTOLA", serial="KCM73122")
    assert (meant.make.term.code, meant.calibre.term.code, meant.type.term.code) == (
        "taurus", "9x19", "pistol",
    )  # fmt: skip
    assert (meant.says.last_year, meant.says.month) == (2009, 1)
    assert meant.proposed_make is None


def test_a_missing_maker_is_proposed_by_the_serial_on_its_type_alone():
    assert understand(type_="PISTOLA", serial="KCM 73122").proposed_make.code == "taurus"
    assert understand(type_="FUZIL", serial="KCM 73122").proposed_make is None
    assert understand(serial="KCM 73122").proposed_make is None


def test_the_calibre_chooses_the_year_of_a_number():
    words = {"make": "Taurus", "type_": "revólver"}
    assert understand(calibre=".38 SPL", serial="1016878", **words).says.last_year == 1976
    assert understand(serial="100000", **words).says is None


def test_numbers_say_nothing_of_another_make_and_letters_contradict_it():
    assert understand(make="Colt", calibre=".38 SPL", type_="revólver", serial="1016878").says is None
    meant = understand(make="Glock", type_="pistola", serial="SRA64725")
    assert (meant.says.make, meant.contradicts) == ("taurus", True)


def test_a_removed_serial_has_no_key():
    meant = understand(serial="RASPADO")
    assert meant.serial.state is SerialState.REMOVED
    assert (meant.key, meant.says, meant.problem) == ("", None, None)


def test_the_form_of_the_serial_chooses_between_two_makers_named():
    meant = understand(make="TAURUS / ROSSI", type_="pistola", serial="KCM73122")
    assert (meant.make.term.code, meant.make.reason.code) == ("taurus", "nomenclator.resolve.serial")
    assert understand(make="TAURUS / ROSSI", type_="pistola", serial="12345").make.term is None


@pytest.mark.parametrize(
    ("words", "code", "how"),
    [
        ({"make": "FN", "model": "FAL", "type_": "fuzil"}, "308win", "model_calibre"),
        ({"make": "AK", "type_": "fuzil"}, "76239", "make_calibre"),
        ({"make": "IMBEL", "type_": "fuzil"}, "308win", "make_calibre"),
        ({"type_": "fuzil"}, "308win", "usual"),
        ({}, None, "ambiguous"),
    ],
)
def test_model_maker_and_type_choose_between_calibres(words, code, how):
    given = understand(calibre="7,62", **words).calibre
    assert (given.term.code if given.term else None) == code
    assert given.reason.code == f"nomenclator.resolve.{how}"


def test_what_cannot_be_a_serial_is_said_and_nothing_else_is_lost():
    meant = understand(make="xyzzy", serial="A\x07B")
    assert meant.serial is None
    assert meant.problem.code == "markings.serial.control"
    assert meant.make.term is None
    assert meant.make.raw == "xyzzy"

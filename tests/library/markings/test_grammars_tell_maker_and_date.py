"""A serial tells its maker and its date by the maker's own rules, or nothing."""

import csv
import gzip

import pytest
from tests.harness.shared import shared

from rastro.canonical import InvalidInput, TooLarge
from rastro.markings import Known, decode_serial, grammars, parse_reading, read_grammar, read_serial
from rastro.markings.grammar_file import MAX_BYTES

OWN = """
make = "ferro"
source = "the maker"

[[rule]]
name = "all"
form = "YM9{3,5}"

[[rule.cycle]]
years = "A B C"
from = 2001
months = "ABCDEFGHIJKL"

[[test]]
serial = "BC123"
year = 2002
month = 3
"""


def said(serial, *, rules=None, **known):
    decodings = decode_serial(parse_reading(serial), rules or grammars(), Known(**known))
    return [(each.make, each.rule, each.last_year, each.month) for each in decodings]


@pytest.mark.parametrize(
    ("serial", "told"),
    [
        ("KCM73122", ("taurus", "pistol", 2009, 1)),
        ("kcm-73122", ("taurus", "pistol", 2009, 1)),
        ("JU 979680", ("taurus", "revolver", 2016, 8)),
        ("AAM159378", ("taurus", "nine_characters", 2019, 11)),
    ],
)
def test_letters_tell_year_and_month(serial, told):
    assert said(serial) == [told]


def test_unread_digits_leave_the_date_and_an_unread_year_does_not():
    assert said("KCM7???2") == [("taurus", "pistol", 2009, 1)]
    assert said("KPC70XXX") == [("taurus", "pistol", 1996, 3)]
    assert said("K?M73122") == []


def test_alternatives_tell_each_date():
    assert said("K[CG]A73122") == [("taurus", "pistol", 1983, 1), ("taurus", "pistol", 1987, 1)]


def test_one_look_alike_is_mended_and_said_more_are_not():
    (decoding,) = decode_serial(parse_reading("K6A73122"), grammars())
    assert (decoding.mended, decoding.last_year) == (1, 1987)
    assert not decoding.tells_make
    assert said("ZZZZ") == []


def test_numbers_belong_to_a_calibre():
    assert {(each[2]) for each in said("100000")} == {1959, 1960, 1976}
    assert said("100000", calibre=".38 SPL") == [("taurus", "number", 1960, 0)]
    assert said("9999999") == []


def test_a_number_before_the_first_year_is_only_that_old_or_older():
    (decoding,) = decode_serial(parse_reading("500"), grammars(), Known(calibre=".38"))
    assert (decoding.first_year, decoding.last_year) == (0, 1953)


def test_unread_digits_of_a_number_span_years():
    (decoding,) = decode_serial(parse_reading("1??000"), grammars(), Known(calibre=".38"))
    assert (decoding.first_year, decoding.last_year) == (1960, 1963)


def test_nothing_is_made_after_today():
    assert said("BHA123456") == [("taurus", "nine_characters", 2045, 1)]
    assert said("BHA123456", until=2026) == []


def test_a_form_proposes_its_maker_only_on_its_types_and_first_letters():
    def proposes(serial, type_):
        return any(
            each.tells_make for each in decode_serial(parse_reading(serial), grammars(), Known(type=type_))
        )

    assert proposes("KCM73122", "pistol")
    assert not proposes("KCM73122", "rifle")
    assert not proposes("AFA04324", "pistol")
    assert not proposes("1016878", "revolver")


def test_a_state_adds_its_rules_with_their_tests():
    own = read_grammar(OWN)
    assert said("CA12345", rules=[own]) == [("ferro", "all", 2003, 1)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("year = 2002", "year = 2003"), "markings.grammar.test"),
        (("[[test]]", "[[tested]]"), "markings.grammar.untested"),
        (("YM9{3,5}", "YM8"), "markings.grammar.field"),
        (("YM9{3,5}", "YM9{3,500}"), "markings.grammar.field"),
        (("from = 2001", 'from = "2001"'), "markings.grammar.field"),
        (("ABCDEFGHIJKL", "ABC"), "markings.grammar.field"),
        (('name = "all"', 'nama = "all"'), "markings.grammar.field"),
        (("[[rule.cycle]]", "[rule.cycle]"), "markings.grammar.field"),
        (('make = "ferro"', "make = "), "markings.grammar.syntax"),
    ],
)  # fmt: skip
def test_a_wrong_grammar_is_refused_with_its_place(change, code):
    with pytest.raises(InvalidInput) as refused:
        read_grammar(OWN.replace(*change), name="own.toml")
    assert refused.value.code == code
    assert "own.toml" in str(refused.value)


def test_a_huge_grammar_is_refused_unread():
    with pytest.raises(TooLarge):
        read_grammar("#" * (MAX_BYTES + 1))


def test_the_gold_serials_of_rio_decode_to_their_year():
    with gzip.open(shared("rules/br_rj_taurus_gold.csv.gz"), "rt") as source:
        rows = list(csv.DictReader(source))
    wrong = [row for row in rows if not _is_told(row)]
    # One of 16,217 has a letter that looks like no digit where a digit must stand: IF9141C.
    assert [row["arma_numero_serie_original"] for row in wrong] == ["IF9141C"]


def _is_told(row):
    told = decode_serial(read_serial(row["arma_numero_serie_original"]).reading, grammars())
    year = row["arma_ano_fabricacao"]
    if not year.isdigit():
        return any(each.first_year == 0 for each in told)
    return any(each.first_year <= int(year) <= each.last_year for each in told if each.first_year)

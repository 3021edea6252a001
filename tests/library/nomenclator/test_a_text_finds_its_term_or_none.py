"""Looking a text up: the term with a reason, or none with a reason; never a guess."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.harness.shared import shared

from rastro.nomenclator import Agreement, resolve_calibre, resolve_make, same_make


@pytest.mark.parametrize(
    ("raw", "code", "how"),
    [
        ("Smith & Wesson", "smith_wesson", "exact"),
        ("S&W", "smith_wesson", "alias"),
        ("SMITH & WESSON CORP", "smith_wesson", "alias"),
        ("Wesson & Smith", "smith_wesson", "folded"),
        ("Hi Point Firearms Inc.", "hi_point", "folded"),
        ("TAURUS PT 92", "taurus", "part"),
        ("Winchestr", "winchester", "typo"),
    ],
)
def test_a_maker_is_found_and_how(raw, code, how):
    found = resolve_make(raw)
    assert (found.term.code, found.reason.code) == (code, f"nomenclator.resolve.{how}")
    assert 0 < found.score <= 1
    assert found.reason.say()


@pytest.mark.parametrize(
    ("raw", "how"),
    [("", "not_recorded"), ("N/C", "not_recorded"), ("sin marca", "not_recorded"), ("Qwertz Foo", "unknown")],
)
def test_what_says_nothing_or_is_unknown_gets_no_term(raw, how):
    found = resolve_make(raw)
    assert (found.term, found.score, found.reason.code) == (None, 0.0, f"nomenclator.resolve.{how}")


@pytest.mark.parametrize(
    ("type_", "code"),
    [("revolver", "32swl"), ("pistol", "32acp"), ("pistol_semi", "32acp"), ("shotgun", "32ga")],
)
def test_a_32_depends_on_the_type(type_, code):
    term = resolve_calibre(".32", type_=type_).term
    assert (term.code if term else None) == code


def test_an_ambiguous_calibre_names_what_it_could_be():
    found = resolve_calibre(".32")
    assert found.reason.code == "nomenclator.resolve.ambiguous"
    assert {"32acp", "32swl"} <= {each.code for each in found.candidates}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("9mm", "9x19"),
        ("9 x 19", "9x19"),
        (".380", "380acp"),
        ("7,65", "32acp"),
        ("12 Gauge", "12ga"),
        ("5.7", "5728"),
        (".38 spl", "38spl"),
        ("cal. 38 Especial", "38spl"),
        ("0,22", "22lr"),
        ("4,5 mm", "45air"),
        ("7,65 mm browning (7,65x17 mm)", "32acp"),
        (".223/5.56", "223rem"),
        ("calibre 36", "410bore"),
    ],
)
def test_metric_and_imperial_names_meet(raw, code):
    assert resolve_calibre(raw).term.code == code


@pytest.mark.parametrize("raw", ["7.62", ".45 mm", "22 e 38", ".38 win", "38/40", ".30"])
def test_a_text_between_calibres_is_left_open(raw):
    assert resolve_calibre(raw).term is None


def test_makers_agree_differ_or_are_unknown():
    assert same_make("S&W", "Smith and Wesson") is Agreement.AGREES
    assert same_make("Taurus", "Glock") is Agreement.DIFFERS
    assert same_make("Taurus", "?") is Agreement.UNKNOWN


@given(st.text(max_size=300))
def test_no_text_breaks_the_look_up(raw):
    assert 0 <= resolve_make(raw).score <= 1
    assert resolve_calibre(raw).raw == raw


def test_a_long_text_is_kept_whole():
    raw = "0" * 201
    assert (resolve_calibre(raw).raw, resolve_make(raw).raw) == (raw, raw)


def _tally(resolve, rows):
    tally = {"right": 0, "wrong": 0, "none": 0}
    for raw, wanted in rows:
        want, got = resolve(wanted).term, resolve(raw).term
        if want is not None:
            tally["none" if got is None else "right" if got == want else "wrong"] += 1
    return tally


def _gold(name, raw, wanted):
    with shared(f"nomenclator/{name}").open(encoding="utf-8") as file:
        return [(row[raw], row[wanted]) for row in csv.DictReader(file)]


def test_real_spellings_of_makers_are_found_and_seldom_wrongly():
    tally = _tally(resolve_make, _gold("br_make_aliases.csv", "arma_marca", "marca_arma_v2"))
    assert tally["right"] >= 540
    assert tally["wrong"] <= 0.03 * (tally["right"] + tally["wrong"])


def test_real_spellings_of_calibres_are_found_and_seldom_wrongly():
    tally = _tally(resolve_calibre, _gold("br_calibre_aliases.csv", "calibre", "calibre_formatado_final"))
    assert tally["right"] >= 250
    assert tally["wrong"] <= 0.13 * (tally["right"] + tally["wrong"])


def test_every_maker_of_real_crime_guns_is_in_the_table():
    with shared("records/us_crime_guns_brady.csv").open(encoding="utf-8") as file:
        makers = {row["manufacturer_name"] for row in csv.DictReader(file)} - {""}
    assert [each for each in makers if resolve_make(each).term is None] == []

"""Looking a text up: the term with a reason, or none with a reason; never a guess."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.harness.shared import shared

from rastro.nomenclator import Agreement, resolve_calibre, resolve_make, resolve_type, same_make


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
        ("MARCA TAURUS", "taurus", "part"),
        ("fuzil marca FN origem belga", "fn_herstal", "part"),
        ("Rossi importado por Interarms", "rossi", "part"),
        ("CZ P-10 C", "cz", "part"),
        ("C BC 1", "cbc", "part"),
        ("taurusbrasil", "taurus", "part"),
        ("HECKLER &", "heckler_koch", "cut"),
        ("PT-92", "taurus", "model"),
    ],
)
def test_a_maker_is_found_and_how(raw, code, how):
    found = resolve_make(raw)
    assert (found.term.code, found.reason.code) == (code, f"nomenclator.resolve.{how}")
    assert 0 < found.score <= 1
    assert found.reason.say()


@pytest.mark.parametrize(
    ("raw", "how"),
    [
        ("", "not_recorded"),
        ("N/C", "not_recorded"),
        ("sin marca", "not_recorded"),
        ("Qwertz Foo", "unknown"),
        ("TACTICAL DEFENSE", "unknown"),
        ("origem chinesa", "unknown"),
        ("NACIONAL", "unknown"),
        ("sin marca visible", "not_recorded"),
    ],
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
        ("9 MILIMETROS", "9x19"),
        ("calibre 9mm", "9x19"),
        ("CALIBRE 12 GA", "12ga"),
        ('12 GA 2 3/4"', "12ga"),
        ("28/70", "28ga"),
        ("36/63,5", "410bore"),
        ('38 2"', "38spl"),
        ("3.57 Magnum", "357mag"),
        (".28 Nosler", "28nosler"),
        ("5.56x45mm(223rem)", "223rem"),
        ("10 mm", "10auto"),
        ("treinta y ocho especial", "38spl"),
        ("calibre doce", "12ga"),
        ("S&W .40", "40sw"),
        ("22 largo", "22lr"),
        (".22 Long", "22_long"),
        ("9 mm fogueo", "9pak"),
        (".38 SPECIAL (9 X 29,5 MM)", "38spl"),
        ("1970-12-01 00:00:00", "12ga"),
    ],
)
def test_metric_and_imperial_names_meet(raw, code):
    assert resolve_calibre(raw).term.code == code


@pytest.mark.parametrize("raw", ["7.62", ".45 mm", "22 e 38", ".38 win", "38/40", ".30"])
def test_a_text_between_calibres_is_left_open(raw):
    assert resolve_calibre(raw).term is None


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("PISTOLA TAURUS", "pistol"),
        ("REVÓLVER CAL 38", "revolver"),
        ("pistola semi automática .40", "pistol_semi"),
        ("escopeta hechiza", "craft"),
        ("carabina de pressão", "airgun"),
        ("mosquetão", "rifle"),
        ("pistola/revólver", None),
        ("colete", None),
    ],
)
def test_a_type_is_found_within_other_words(raw, code):
    term = resolve_type(raw).term
    assert (term.code if term else None) == code


def test_two_makers_in_one_text_are_left_open():
    found = resolve_make("TAURUS / ROSSI")
    assert {each.code for each in found.candidates} == {"taurus", "rossi"}


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
    assert tally["right"] >= 680
    assert tally["wrong"] <= 0.027 * (tally["right"] + tally["wrong"])


def test_real_spellings_of_calibres_are_found_and_seldom_wrongly():
    tally = _tally(resolve_calibre, _gold("br_calibre_aliases.csv", "calibre", "calibre_formatado_final"))
    assert tally["right"] >= 600
    assert tally["wrong"] <= 0.12 * (tally["right"] + tally["wrong"])


def test_every_maker_of_real_crime_guns_is_in_the_table():
    with shared("records/us_crime_guns_brady.csv").open(encoding="utf-8") as file:
        makers = {row["manufacturer_name"] for row in csv.DictReader(file)} - {""}
    assert [each for each in makers if resolve_make(each).term is None] == []

"""A model's name as typed, with what stands beside it: the model, or the reason why none is given."""

import pytest

from rastro.nomenclator import Kind, full_name, resolve_model, table


@pytest.mark.parametrize(
    ("raw", "make", "code"),
    [
        ("PT 92", "Taurus", "taurus_pt_92"),
        ("PT92", "TAURUS", "taurus_pt_92"),
        ("PT-92AFS", "taurus", "taurus_pt_92"),
        ("pistola Taurus mod. PT 92 AF inox cal. 9 mm", None, "taurus_pt_92"),
        ("92", "Taurus", "taurus_pt_92"),
        ("RT 85 S", "Taurus", "taurus_85"),
        ("AF 92 PT", "Taurus", "taurus_pt_92"),
        ("G17", "Glock", "glock_17"),
        ("17.0", "Glock", "glock_17"),
        ("17 GEN 4", "GLOCK", "glock_17"),
        ("Model 10", "S&W", "smith_wesson_10"),
        ("Detectiv Special", "Colt", "colt_detective_special"),
        ("Lightwieght Commander", "Colt", "colt_lightweight_commander"),
        ("FATIH 13 .380 ACP", "Tisas", "tisas_fatih_13"),
        ("MP 5 A3", "HK", "heckler_koch_mp5a3"),
        ("H&K MP5", None, "heckler_koch_mp5"),
        ("HK USP Compact", None, "heckler_koch_usp"),
        ("S&W mod. 10", None, "smith_wesson_10"),
        ("Pistola Bersa Thunder 9 mm", None, "bersa_thunder_9"),
        ("FUSIL GALIL 5.56", None, "imi_galil"),
        ("escopeta mossberg 500 cal 12", None, "mossberg_500"),
        ("browning high power", None, "browning_hi_power"),
        ("Ballester Molina", "Hafdasa", "hafdasa_ballester_molina"),
    ],
)
def test_a_name_however_it_is_typed_finds_its_model(raw, make, code):
    found = resolve_model(raw, make=make)
    assert found.term, found.reason.say()
    assert found.term.code == code
    assert found.raw == raw
    assert 0.75 <= found.score <= 1


def test_type_and_calibre_choose_between_models_of_one_name():
    assert resolve_model("838", make="Taurus", type_="Revólver").term.code == "taurus_838"
    assert resolve_model("838", make="Taurus", type_="Pistola").term.code == "taurus_pt_838"
    assert resolve_model("85", make="Taurus", type_="pistola").reason.code == "nomenclator.model.other_type"


def test_a_slip_of_the_pen_never_changes_a_number():
    assert resolve_model("PT 93", make="Taurus").term is None


def test_a_model_of_another_maker_is_named_and_not_given():
    found = resolve_model("PT 92", make="Rossi")
    assert found.term is None
    assert found.reason.code == "nomenclator.model.other_make"
    assert [full_name(each) for each in found.candidates] == ["Taurus PT 92"]
    assert "Rossi" in found.reason.say()


def test_a_date_that_a_spreadsheet_made_is_read_as_it_was_typed():
    found = resolve_model("2021-07-24 00:00:00", make="Taurus")
    assert found.term.code == "taurus_pt_24_7"
    assert "24/7" in found.reason.say()
    assert resolve_model("1948-11-01 00:00:00", make="Remington").reason.code.startswith("nomenclator.")


def test_the_makers_name_alone_is_no_model():
    assert resolve_model("IMBEL", make="Imbel").reason.code == "nomenclator.model.only_make"


@pytest.mark.parametrize("raw", ["", "NÃO IDENTIFICADO", "-", "s/m", "desconocido"])
def test_nothing_recorded_is_said_so(raw):
    assert resolve_model(raw, make="Taurus").reason.code == "nomenclator.resolve.not_recorded"


@pytest.mark.parametrize(
    "raw", ["xyzzy", "Q", "1", "a" * 5_000, "\x00\x01", "PT" * 90, "s w " * 50, "a1" * 100]
)
def test_what_is_no_model_is_left_as_read(raw):
    found = resolve_model(raw, make="Taurus")
    assert found.term is None
    assert found.raw == raw


def test_every_name_of_a_model_finds_it_among_those_of_its_maker():
    lost = []
    for model in table(Kind.MODEL).values():
        for make in model.makes:
            found = resolve_model(model.label(), make=make, type_=model.fits[0])
            if model.code not in {each.code for each in (found.term, *found.candidates) if each}:
                lost.append((model.code, make, found.reason.code))
    assert not lost


def test_a_model_not_known_in_the_calibre_beside_it_is_doubted_and_a_bare_number_left_open():
    doubted = resolve_model("PT 100", make="Taurus", calibre=".380")
    assert doubted.term.code == "taurus_pt_100"
    assert doubted.reason.code == "nomenclator.model.doubted_calibre"
    assert doubted.score <= 0.7
    left = resolve_model("52", make="CZ", calibre="6,35 mm")
    assert left.term is None
    assert left.reason.code == "nomenclator.model.other_calibre"

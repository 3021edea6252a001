"""Makers and models that are taken for one another, both ways, each with one sentence."""

import csv
from importlib.resources import files

import pytest

from rastro.canonical import catalogue
from rastro.nomenclator import Kind, edition, look_alikes, table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rossi", "smith_wesson"),
        ("taurus", "smith_wesson"),
        ("taurus", "beretta"),
        ("imbel", "fn_herstal"),
        ("imbel", "colt"),
        ("norinco", "tula"),
        ("bersa", "walther"),
        ("izhmash", "norinco"),
        ("taurus_pt_92", "beretta_92fs"),
        ("imbel_m_964_fal", "fn_herstal_fal"),
        ("glock_17", "glock_22"),
    ],
)
def test_what_is_taken_for_another_is_said_both_ways(one, other):
    assert other in {term.code for term, _ in look_alikes(one)}
    assert one in {term.code for term, _ in look_alikes(other)}


def test_a_reason_names_both_and_says_what_to_look_at():
    said = {term.code: reason.say() for term, reason in look_alikes("taurus")}
    assert "Beretta" in said["beretta"]
    assert "Taurus" in said["beretta"]
    assert "{" not in "".join(said.values())


def test_models_of_one_design_are_alike_though_nobody_wrote_the_pair_down():
    found = look_alikes("fm_rosario_hi_power")
    assert "fn_herstal_hi_power" in {term.code for term, _ in found}
    assert len(found) <= 20


def test_no_term_is_its_own_look_alike_and_an_unknown_one_has_none():
    assert look_alikes("xyzzy") == ()
    for kind in (Kind.MAKE, Kind.MODEL):
        for code in table(kind):
            others = [term.code for term, _ in look_alikes(code)]
            assert code not in others
            assert len(others) == len(set(others))


def test_every_pair_names_terms_that_exist_a_reason_and_its_source():
    text = files("rastro.nomenclator").joinpath("data/look_alikes.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) >= 150
    for row in rows:
        assert {row["one"], row["other"]} <= set(table(Kind(row["kind"]))), row
        assert f"nomenclator.look_alike.{row['why']}" in catalogue(), row
        assert row["source"] in edition().sources, row
        assert bool(row["what"]) == (row["why"] == "design"), row

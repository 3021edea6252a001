"""The models of real firearm lines: how many are given, and that official codes exist where we name them."""

import csv
import gzip
from collections import Counter

import pytest
from tests.harness.shared import shared

from rastro.nomenclator import Kind, crosswalk_to, read_official, resolve_model

SAYS_NOTHING = {"nomenclator.resolve.not_recorded", "nomenclator.model.only_make"}


@pytest.fixture(scope="module")
def lines():
    with gzip.open(shared("records/br_rj_seizures_2017_2022.csv.gz"), "rt", encoding="utf-8") as source:
        rows = csv.DictReader(source)
        wanted = ("model", "make", "calibre", "type")
        counted = Counter(
            tuple(row[name] for name in wanted) for row in rows if row["class"] == "ARMA DE FOGO"
        )
    found = {said: resolve_model(said[0], make=said[1], calibre=said[2], type_=said[3]) for said in counted}
    return [(found[said], count) for said, count in counted.items()]


def test_nearly_every_model_that_is_recorded_is_given(lines):
    said = [(found, count) for found, count in lines if found.reason.code not in SAYS_NOTHING]
    given = sum(count for found, count in said if found.term)
    assert given / sum(count for _, count in said) >= 0.98


def test_what_is_given_is_rarely_doubted_because_of_the_calibre(lines):
    given = [(found, count) for found, count in lines if found.term]
    doubted = sum(count for found, count in given if found.reason.code == "nomenclator.model.doubted_calibre")
    assert doubted / sum(count for _, count in given) <= 0.02


@pytest.mark.parametrize(
    ("name", "kind", "files"),
    [
        ("ncic", Kind.MAKE, ["ncic_gun_makes.csv"]),
        ("ncic", Kind.CALIBRE, ["ncic_gun_calibres.csv"]),
        ("ncic", Kind.TYPE, ["ncic_gun_type1.csv", "ncic_gun_type3.csv"]),
    ],
)
def test_the_codes_of_the_crosswalks_are_those_of_the_official_tables(name, kind, files):
    official = {
        row.code
        for file in files
        for row in read_official(shared(f"nomenclator/{file}").read_bytes(), kind=kind).rows
    }
    assert {link.code for link in crosswalk_to(name, kind).links} <= official


def test_the_harmonised_systems_codes_of_chapter_93_exist():
    with shared("trade/hs_chapter93.csv").open(encoding="utf-8") as source:
        known = {row["hscode"] for row in csv.DictReader(source)}
    assert {link.code for link in crosswalk_to("hs6", Kind.TYPE).links if link.code.startswith("93")} <= known

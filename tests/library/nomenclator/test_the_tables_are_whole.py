"""The authored tables: enough of them, sourced, in four languages, no name lost to another."""

import csv
from collections import Counter

import pytest
from tests.harness.shared import shared

from rastro.nomenclator import LANGUAGES, Kind, countries, edition, lineage, resolve_make, table
from rastro.nomenclator.folding import plain, words


def test_makes_and_calibres_cover_the_field():
    assert len(table(Kind.MAKE)) >= 1_500
    assert len(table(Kind.CALIBRE)) >= 450


@pytest.mark.parametrize("kind", list(Kind))
def test_every_row_names_its_source_and_speaks_four_languages(kind):
    for term in table(kind).values():
        assert term.source in edition().sources, term.code
        assert all(term.labels[language] for language in LANGUAGES), term.code


def test_codes_are_unique_over_all_tables():
    codes = [code for kind in Kind for code in table(kind)]
    assert len(codes) == len(set(codes))


def test_every_maker_sits_in_a_known_country():
    known = {country.code for country in countries()}
    assert {make.country for make in table(Kind.MAKE).values() if make.country} <= known


def test_every_calibre_fits_known_types():
    for calibre in table(Kind.CALIBRE).values():
        assert calibre.fits, calibre.code
        assert all(lineage(each) for each in calibre.fits), calibre.code


def test_every_name_of_a_maker_finds_its_maker():
    for make in table(Kind.MAKE).values():
        assert resolve_make(make.label()).term == make


@pytest.mark.parametrize("name", ["Ferro", "Norden", "Aubert"])
def test_the_makers_of_the_story_are_fictitious(name):
    term = resolve_make(name).term
    assert (term.country, term.fictitious) == ("XB", True)


def test_no_two_makers_or_calibres_have_one_name():
    for kind in (Kind.MAKE, Kind.CALIBRE):
        names = Counter(plain(term.label()) for term in table(kind).values())
        assert [name for name, count in names.items() if count > 1] == []


def test_few_spellings_are_shared_by_two_makers():
    bearers = Counter(
        name
        for make in table(Kind.MAKE).values()
        for name in {plain(name) for name in (make.label(), *make.aliases)}
    )
    assert {name for name, count in bearers.items() if count > 1} <= {"dreadnought", "century manufacturing"}


def test_predecessors_are_makers():
    makes = table(Kind.MAKE)
    assert {code for make in makes.values() for code in make.predecessors} <= makes.keys()


@pytest.mark.parametrize(("kind", "file"), [(Kind.MAKE, "makes"), (Kind.CALIBRE, "calibres")])
def test_every_ncic_code_is_one(kind, file):
    with shared(f"nomenclator/ncic_gun_{file}.csv").open(encoding="utf-8", newline="") as source:
        official = {row["code"] for row in csv.DictReader(source)}
    assert {term.codes["ncic"] for term in table(kind).values() if "ncic" in term.codes} <= official


def test_an_ncic_code_is_that_of_its_maker():
    """Nearly each maker's name stands in the definition of its code; a few are written otherwise there."""
    with shared("nomenclator/ncic_gun_makes.csv").open(encoding="utf-8", newline="") as source:
        said = {row["code"]: _closed(row["definition"]) for row in csv.DictReader(source)}
    coded = [make for make in table(Kind.MAKE).values() if "ncic" in make.codes]
    unlike = [make.code for make in coded if not _names(make, said[make.codes["ncic"]])]
    assert unlike == ["merrill", "tde", "warnant"]


def _names(make, text):
    every = (make.label(), *make.aliases)
    parts = {word[:5] for name in every for word in words(name) if len(word) > 2}
    return any(part in text for part in parts | {_closed(name) for name in every})


def _closed(text):
    return "".join(words(text))

"""The authored tables: enough of them, sourced, in four languages, no name lost to another."""

import pytest

from rastro.nomenclator import LANGUAGES, Kind, countries, edition, lineage, resolve_make, table


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

"""The nomenclator's pages: every table with its facets and files, and a page for each term."""

import pytest
from django.conf import settings

from rastro.nomenclator import ACTIONS, Kind, table
from rastro_node.nomenclator import texts
from rastro_node.nomenclator.selectors import facets_of, term_page, terms_in
from rastro_node.nomenclator.selectors.terms import as_tree


@pytest.fixture
def reader(sign_in):
    client = sign_in("alice")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def test_types_stand_below_the_broader_ones_and_a_search_keeps_the_way_to_them():
    tree = list(as_tree(terms_in("type")))
    depths = {each.code: depth for depth, each, _asked in tree}
    assert depths["firearm"] < depths["handgun"] < depths["pistol"] < depths["pistol_semi"]
    assert len(tree) == len(table(Kind.TYPE))
    found = {each.code: asked for _depth, each, asked in as_tree(terms_in("type", "pump-action shotgun"))}
    assert found == {"firearm": False, "longgun": False, "shotgun": False, "shotgun_pump": True}


def test_the_tree_has_four_names_and_the_codes_of_others(reader):
    page = reader.get("/nomenclator/?kind=type").content.decode()
    for word in ("escopeta", "espingarda", "fusil de chasse", "930200", "NCIC", "IAFQ"):
        assert word in page


@pytest.mark.parametrize("kind", list(Kind))
def test_each_table_narrows_exports_and_leads_to_its_terms(reader, kind):
    for facet in facets_of(kind):
        value, _label, count = facet.choices[0]
        assert len(terms_in(kind, "", {facet.name: value})) == count
    assert reader.get("/nomenclator/", {"kind": kind, "q": "a"}).status_code == 200
    lines = b"".join(reader.get("/nomenclator/", {"kind": kind, "export": "csv"}).streaming_content)
    assert lines.count(b"\n") > len(table(kind)) // 2
    for code in list(table(kind))[:4]:
        assert reader.get(f"/nomenclator/terms/{kind}/{code}/").status_code == 200


def test_a_term_shows_what_belongs_to_it(db):
    taurus = term_page(Kind.MAKE, "taurus")
    assert "taurus_pt_92" in {each.code for each in taurus.models}
    assert "beretta" in {other.code for other, _why in taurus.alike}
    nine = term_page(Kind.CALIBRE, "9x19")
    assert any("19" in each for each in nine.spellings.metric)
    assert any(each.startswith(".") for each in nine.spellings.imperial)
    assert "pistol" in {each.code for each in nine.fits}


def test_a_calibre_of_a_thousand_models_leads_to_their_list(reader):
    page = reader.get("/nomenclator/terms/calibre/9x19/").content.decode()
    assert page.count("/nomenclator/terms/model/") == 60
    assert "/nomenclator/?kind=model&amp;calibre=9x19" in page


def test_what_is_not_there_is_said(reader):
    assert reader.get("/nomenclator/terms/make/no-such-make/").status_code == 404
    assert reader.get("/nomenclator/terms/nothing/x/").status_code == 404
    assert reader.get("/nomenclator/?kind=model&make=nobody&calibre=%00").status_code == 200


def test_every_table_and_action_has_its_words():
    assert set(Kind) <= set(texts.KINDS)
    assert set(Kind) <= set(texts.TABLES)
    assert set(ACTIONS) <= set(texts.ACTIONS)

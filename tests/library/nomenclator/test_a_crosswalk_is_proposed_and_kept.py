"""How another table corresponds to ours: proposed with a reason, reviewed, kept, compared by edition."""

import json

import pytest
from tests.harness.shared import shared

from rastro.canonical import InvalidInput, NotFound
from rastro.nomenclator import (
    BUILT_IN,
    Crosswalk,
    Kind,
    Relation,
    compare_editions,
    crosswalk_of,
    crosswalk_to,
    edition,
    propose,
    read_official,
    table,
)


def proposed(text: str, kind: str, name: str = "Table"):
    return {each.row.code: each for each in propose(read_official(text, kind=kind, name=name))}


def test_a_name_of_ours_is_the_same_and_says_why():
    row = proposed("code,name\nT,Forjas Taurus S.A.\n", "make")["T"]
    assert (row.relation, row.term.code) == (Relation.EXACT, "taurus")
    assert row.score >= 0.9
    assert row.reason.say()


def test_a_place_or_a_remark_behind_a_name_does_not_hide_it():
    found = proposed('code,name\nA,"ROSSI, SAO LEOPOLDO; MFR. OF REVOLVERS"\n', "make")
    assert found["A"].term.code == "rossi"


def test_a_code_for_what_cannot_be_determined_is_no_maker():
    row = proposed("code,name\nBR,BRAZIL USE COUNTRY CODE IF MAKE CAN NOT BE DETERMINED\n", "make")["BR"]
    assert (row.relation, row.term) == (Relation.NONE, None)


def test_a_row_of_several_calibres_is_broader_than_each():
    row = proposed('code,name\n30,".30 M1 CARBINE, .30-40 KRAG, .30-30 WINCHESTER"\n', "calibre")["30"]
    assert row.relation is Relation.BROADER
    assert {row.term.code, *(each.code for each in row.candidates)} >= {"30carbine", "3030"}


def test_other_columns_say_which_of_several_is_meant():
    models = proposed("codigo;marca;modelo\n1;Taurus;85\n2;Bersa;85\n", "model")
    assert [row.term.code for row in models.values()] == ["taurus_85", "bersa_85"]
    calibres = proposed("code,calibre,tipo\n1,.32,revólver\n2,.32,pistola\n", "calibre")
    assert [row.term.code for row in calibres.values()] == ["32swl", "32acp"]


def test_a_row_without_a_term_is_a_part_of_what_its_parent_is():
    found = proposed("code,name,parent\n1,Escopeta,\n2,Zzyzx,1\n3,Qwert,2\n", "type")
    assert {code: row.relation for code, row in found.items()} == {
        "1": Relation.EXACT,
        "2": Relation.NARROWER,
        "3": Relation.NARROWER,
    }
    assert found["3"].term.code == "shotgun"


def test_parents_in_a_circle_do_no_harm():
    found = proposed("code,name,parent\n1,Zzyzx,2\n2,Qwert,1\n", "type")
    assert all(row.relation is Relation.NONE for row in found.values())


def test_of_two_rows_that_seem_one_term_only_the_surest_stays_sure():
    found = proposed("code,name\n1,Taurus\n2,Taurus Armas\n", "make")
    assert found["1"].score >= 0.9 > found["2"].score
    assert found["2"].reason.code == "nomenclator.crosswalk.claimed"


def test_a_reviewed_crosswalk_comes_back_from_json_as_it_was():
    links = [each.link("curator") for each in proposed("code,name\nT,Taurus\nX,Qwert\n", "make").values()]
    kept = crosswalk_of("Table", "2024", Kind.MAKE, links)
    assert Crosswalk.from_json(json.loads(json.dumps(kept.as_json()))) == kept
    assert kept.ours == edition().version
    assert [link.code for link in kept.of_term("taurus")] == ["T"]
    assert kept.of_official("X")[0].relation is Relation.NONE


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"links": 3}, "form"),
        ({"kind": "soup"}, "form"),
        ({"links": [{"code": "A", "name": "A", "relation": "exact", "term": ""}]}, "form"),
        ({"links": [{"code": "A", "name": "A", "relation": "exact", "term": "qwert"}]}, "unknown_term"),
    ],
)
def test_what_is_no_crosswalk_is_refused(change, code):
    whole = crosswalk_of("Table", "2024", Kind.MAKE, []).as_json()
    with pytest.raises(InvalidInput) as refused:
        Crosswalk.from_json(whole | change)
    assert refused.value.code == f"nomenclator.crosswalk.{code}"


@pytest.mark.parametrize(("name", "kind"), list(BUILT_IN))
def test_the_crosswalks_that_come_along_name_terms_that_exist_and_their_source(name, kind):
    built_in = crosswalk_to(name, kind)
    assert len(built_in.links) > 50
    for link in built_in.links:
        assert link.term in table(kind), link
        assert link.source in edition().sources, link
        assert link.name, link
    pairs = [(link.code, link.term) for link in built_in.links]
    assert len(pairs) == len(set(pairs))


def test_a_term_leads_to_its_official_code_and_back():
    ncic = crosswalk_to("ncic", Kind.MAKE)
    assert [link.code for link in ncic.of_term("taurus")] == ["TAS"]
    assert [link.term for link in ncic.of_official("TAS")] == ["taurus"]
    assert crosswalk_to("hs6", "type").of_term("shotgun_pump")[0].code == "930320"
    with pytest.raises(NotFound):
        crosswalk_to("hs6", Kind.MAKE)


def test_two_editions_are_compared_row_by_row():
    older = read_official("code,name\nA,Taurus\nB,Rossi\nC,Bersa\nD,Imbel\n", kind="make", edition="1")
    newer = read_official(
        "code,name\nA,TAURUS\nB,Rossi SA Brasil\nE,Bersa\nF,Boito\n", kind="make", edition="2"
    )
    changes = compare_editions(older, newer)
    assert [row.code for row in changes.added] == ["F"]
    assert [row.code for row in changes.removed] == ["D"]
    assert [(old.code, new.code) for old, new in changes.recoded] == [("C", "E")]
    assert changes.same + len(changes.renamed) == 2
    assert changes.touched >= {"C", "D"}


def test_the_ncic_makes_of_2007_and_of_today_are_two_editions_of_one_table():
    names = ("ncic_gun_makes_2007.csv", "ncic_gun_makes.csv")
    older, newer = (
        read_official(shared(f"nomenclator/{name}").read_bytes(), kind="make", name="NCIC") for name in names
    )
    changes = compare_editions(older, newer)
    gone = len(changes.removed) + len(changes.recoded)
    assert gone == 12
    assert len(changes.added) + len(changes.recoded) + len(older.rows) - gone == len(newer.rows)


def test_the_ncic_makes_are_proposed_blind_with_few_errors():
    text = shared("nomenclator/ncic_gun_makes.csv").read_bytes()
    found = propose(read_official(text, kind="make", name="Codes of makers"))
    links = crosswalk_to("ncic", Kind.MAKE).links
    gold = {link.code: link.term for link in links if link.relation is Relation.EXACT}
    judged = [each for each in found if each.row.code in gold]
    sure = [each for each in judged if each.score >= 0.9 and each.relation is Relation.EXACT]
    right = [each for each in sure if each.term.code == gold[each.row.code]]
    assert len(right) / len(sure) >= 0.98
    assert len(right) / len(judged) >= 0.5

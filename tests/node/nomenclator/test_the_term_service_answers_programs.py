"""The term service: terms, meanings with score and reason, suggestions, editions and crosswalks."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.node.nomenclator.test_an_official_table_is_reviewed import LATER, bring_in, row

from rastro_node.nomenclator.models import UnknownTerm
from rastro_node.nomenclator.services import terms_keep

API = "/api/v1/nomenclator/"


@pytest.fixture
def curator(sign_in):
    return sign_in("alice")


def got(client, path, **query):
    answer = client.get(API + path, query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def posted(client, path, **told):
    return client.post(API + path, json.dumps(told), content_type="application/json")


def test_terms_and_one_with_all_about_it(curator):
    assert "taurus" in {each["code"] for each in got(curator, "terms", kind="make", country="BR")}
    one = got(curator, "terms/make/taurus")
    assert one["models"]
    assert {"code", "label", "reason"} <= one["look_alikes"][0].keys()
    assert got(curator, "terms/calibre/9x19")["metric"]
    assert "handgun" in got(curator, "terms/type/pistol")["broader"]
    assert curator.get(f"{API}terms/make/no-such").status_code == 404
    assert curator.get(f"{API}terms/nothing/x").status_code == 404


def test_models_are_narrowed_by_codes(curator):
    found = got(curator, "models", make="taurus", type="revolver")
    assert found
    assert {make for each in found for make in each["makes"]} == {"taurus"}


def test_each_word_has_its_score_and_reason(curator):
    said = got(curator, "resolve", make="FORJAS TAURUS", calibre=".32", type="revolver", model="zzz")
    assert (said["make"], said["calibre"], said["type"]) == ("taurus", "32swl", "revolver")
    assert said["fields"]["make"]["score"] > 0.9
    assert said["fields"]["make"]["reason"]
    assert said["fields"]["model"]["reason_code"] == "nomenclator.resolve.unknown"
    assert said["unknown"] == [["model", "zzz"]]


def test_suggestions_are_measured(curator):
    found = got(curator, "suggestions", kind="make", q="Ferrrro")
    assert found[0]["code"] == "ferro"
    assert 0 < found[0]["score"] < 1
    assert got(curator, "suggestions", kind="make", q="") == []


def test_a_word_is_decided_with_those_written_alike_and_taken_back(curator):
    terms_keep([("make", "Ferrrro"), ("make", "ferrr-ro")])
    word = UnknownTerm.objects.get(raw="Ferrrro")
    assert posted(curator, f"unknown/{word.pk}", code="ferro", with_alike=True).json()["state"] == "mapped"
    assert set(UnknownTerm.objects.values_list("code", flat=True)) == {"ferro"}
    assert posted(curator, f"unknown/{word.pk}/reopen").json()["state"] == "waiting"
    assert posted(curator, f"unknown/{word.pk}/reopen").status_code == 409


def test_editions_what_changed_and_the_crosswalk(curator):
    table, later = bring_in(), bring_in(LATER, "2025")
    editions = got(curator, "editions")
    assert {each["edition"] for each in editions["official"]} == {"2024", "2025"}
    assert editions["version"]
    changes = got(curator, f"editions/{later.pk}/changes", since="2024")
    assert (changes["added"], changes["removed"], changes["changed"]) == (["M4"], ["M2"], ["M1"])
    assert curator.get(f"{API}editions/{later.pk}/changes?since=1900").status_code == 422
    assert got(curator, f"crosswalks/{table.pk}")["links"] == []
    rows = got(curator, f"crosswalks/{table.pk}/rows", limit=2)
    assert len(rows["items"]) == 2
    assert rows["next"]
    reviewed = posted(curator, f"crosswalks/rows/{row(table, 'M1').pk}", relation="exact", code="taurus")
    assert reviewed.json()["state"] == "accepted"
    assert [each["term"] for each in got(curator, f"crosswalks/{table.pk}")["links"]] == ["taurus"]


def test_who_only_reads_does_not_review(sign_in, db):
    bruno, table = sign_in("bruno"), bring_in()
    assert bruno.get(f"{API}crosswalks/{table.pk}").status_code == 200
    refused = posted(bruno, f"crosswalks/rows/{row(table, 'M1').pk}", relation="none")
    assert refused.status_code == 403
    assert bruno.get(f"/nomenclator/official/{table.pk}/").status_code == 200
    assert bruno.post(f"/nomenclator/official/{table.pk}/accept/").status_code == 403


def test_a_table_is_brought_in(curator, sign_in):
    def sent(client, **changed):
        file = SimpleUploadedFile("makes.csv", b"code,name\nM1,Taurus\n")
        given = {"kind": "make", "name": "National list", "edition": "1", "file": file} | changed
        return client.post(f"{API}editions", given)

    assert sent(curator, kind="country").status_code == 404
    assert sent(curator, name=" ").status_code == 422
    assert sent(curator, edition="e" * 100).status_code == 422
    assert sent(sign_in("bruno")).status_code == 403
    made = sent(curator)
    assert made.status_code == 201, made.content
    assert made.json()["rows"] == 1
    assert sent(curator).status_code == 409


def test_crosswalks_that_come_along_are_given(curator):
    for each in got(curator, "crosswalks"):
        read = got(curator, f"crosswalks/built-in/{each['name']}/{each['kind']}")
        assert read["links"]
        assert read["edition"] == each["edition"]
    assert curator.get(f"{API}crosswalks/built-in/nothing/make").status_code == 404
    assert curator.get(f"{API}crosswalks/built-in/ncic/nothing").status_code == 404

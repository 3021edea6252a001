"""Programs search, read, register and record; what is wrong is said by field; reads are on record."""

import json
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rastro_node.accounts.services.tokens import token_create
from rastro_node.ledger.models import Entry
from rastro_node.registry.importing import COLUMNS
from rastro_node.registry.models import Firearm

SALE = {"kind": "sold", "on": "2015-02-03", "holder": {"kind": "person", "name": "Ingrid Dahl"}}
PISTOL = {"make": "Ferro", "model": "F9", "serial": "FR0148B2", "events": [SALE]}


@pytest.fixture
def client(cast, actor):
    scopes = ["firearm.read", "firearm.register", "import.run", "nomenclator.read", "nomenclator.curate"]
    secret = token_create(user=cast["alice"], name="test", scopes=scopes, by=actor("alice")).secret
    return Client(headers={"authorization": f"Bearer {secret}"})


def post(client, path, body):
    return client.post(f"/api/v1/{path}", json.dumps(body), content_type="application/json")


def test_a_firearm_is_registered_found_and_read(client):
    made = post(client, "firearms", PISTOL)
    assert made.status_code == 201, made.content
    told = made.json()
    assert (told["status"], told["sold_on"], told["make_code"]) == ("held", "2015-02-03", "ferro")
    (found,) = client.get("/api/v1/firearms?q=FRO148?2").json()["items"]
    assert found["id"] == told["id"]
    assert client.get("/api/v1/firearms?q=ZZZ999").json()["items"] == []


def test_names_are_told_for_a_purpose_and_the_read_is_on_record(client):
    made = post(client, "firearms", PISTOL).json()
    address = f"/api/v1/firearms/{made['id']}"
    assert client.get(address).json()["events"][0]["holder"]["name"] == ""
    named = client.get(address, headers={"Rastro-Purpose": "criminal investigation"}).json()
    assert named["events"][0]["holder"]["name"] == "Ingrid Dahl"
    purposes = Entry.objects.filter(action="firearm.read").values_list("purpose", flat=True)
    assert sorted(purposes) == ["", "criminal investigation"]


def test_an_event_changes_where_it_stands_and_a_contradiction_is_refused(client):
    made = post(client, "firearms", PISTOL).json()
    path = f"firearms/{made['id']}/events"
    told = post(client, path, {"kind": "reported_stolen", "on": "2019-05-06"})
    assert (told.status_code, told.json()["status"]) == (201, "stolen")
    refused = post(client, path, SALE | {"on": "2020-01-01"})
    assert refused.status_code == 409
    assert refused.json()["code"] == "registry.life.missing"


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"model": "F9"}, 422, "serial"),
        ({"make": "Ferro\u0007"}, 422, "make"),
        ({"make": "x" * 201}, 422, "make"),
        ({"make": "Ferro", "events": [{"kind": "vanished"}]}, 422, "kind"),
        ({"make": "Ferro", "events": [{"kind": "sold", "on": "2999-01-01"}]}, 422, "on"),
        ({"make": "Ferro", "events": [{"kind": "sold", "on": "2015-02-30"}]}, 422, "on"),
    ],
)
def test_what_is_wrong_is_said_by_field(client, body, status, field):
    refused = post(client, "firearms", body)
    assert refused.status_code == status, refused.content
    said = refused.json()
    assert field in str(said.get("field") or said.get("errors"))
    assert Firearm.objects.count() == 0


def test_no_such_firearm(client):
    assert client.get(f"/api/v1/firearms/{UUID(int=0)}").json()["code"] == "registry.firearm.unknown"


def test_a_file_is_taken_over(client):
    text = ",".join(COLUMNS) + "\nB-1,Ferro,F9,9 mm,pistol,FR0148B2,2015-02-03,Ingrid Dahl\n,x,,,,,,\n"
    file = SimpleUploadedFile("old.csv", text.encode())
    dry = client.post("/api/v1/imports?dry_run=true", {"file": file}).json()
    assert (dry["registered"], dry["refused"], dry["findings"][0]["line"]) == (1, 1, 3)
    assert Firearm.objects.count() == 0
    file = SimpleUploadedFile("old.csv", text.encode())
    assert client.post("/api/v1/imports", {"file": file}).json()["registered"] == 1
    wrong = client.post("/api/v1/imports", {"file": SimpleUploadedFile("old.csv", b"a,b\n")})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "core.import.columns")


def test_the_nomenclator_answers(client):
    post(client, "firearms", PISTOL | {"make": "Ferrrro"})
    terms = client.get("/api/v1/nomenclator/terms?kind=type&q=pistol").json()
    assert "pistol" in [each["code"] for each in terms]
    assert client.get("/api/v1/nomenclator/resolve?make=FERRO").json()["make"] == "ferro"
    (word,) = client.get("/api/v1/nomenclator/unknown").json()["items"]
    assert word["suggestions"][0] == "ferro"
    decided = post(client, f"nomenclator/unknown/{word['id']}", {"code": "ferro"})
    assert decided.json()["state"] == "mapped"

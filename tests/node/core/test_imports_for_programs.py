"""Upload, columns, check, commit, report, undo for programs; whose kind one may not run is refused."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rastro_node.accounts.services.tokens import token_create
from rastro_node.core import jobs
from rastro_node.core.models import Import, Job

TEXT = (
    "ID,Marca,Modelo,Calibre,Tipo,Serie,Vendida,Titular\n"
    "B-1,Ferro,F9,9 mm,pistol,FR0148B2,2015-02-03,Ingrid Dahl\n"
    "B-2,Ferro,F9,9 mm,pistol,FR0148B3,soon,\n"
    "B-1,Ferro,F9,9 mm,pistol,FR0148B2,2015-02-03,Ingrid Dahl\n"
)


@pytest.fixture
def client(cast, actor):
    secret = token_create(user=cast["alice"], name="t", scopes=["import.run"], by=actor("alice")).secret
    return Client(headers={"authorization": f"Bearer {secret}"})


def work():
    jobs.run(Job.objects.get(state=Job.State.WAITING, kind__startswith="core.import").pk)


def uploaded(client):
    file = SimpleUploadedFile("old.csv", TEXT.encode())
    answer = client.post("/api/v1/imports/files?source=Old office", {"file": file})
    assert answer.status_code == 201, answer.content
    return answer.json()


def name_columns(client, told, **changes):
    body = json.dumps({"mapping": told["proposed"] | changes})
    return client.put(f"/api/v1/imports/{told['id']}/columns", body, content_type="application/json")


def test_a_file_goes_all_the_way_and_back(client):
    told = uploaded(client)
    address = f"/api/v1/imports/{told['id']}"
    assert (told["state"], told["proposed"]["serial"], told["source"]) == ("uploaded", "Serie", "Old office")
    assert "sold_on" not in told["proposed"]
    assert name_columns(client, told, sold_on="Vendida").status_code == 202
    work()
    checked = client.get(address).json()
    counts = {name: checked["report"][name] for name in ("rows", "registered", "duplicates", "refused")}
    assert counts == {"rows": 3, "registered": 1, "duplicates": 1, "refused": 1}
    found = client.get(f"{address}/findings").json()["items"]
    assert [(each["line"], each["level"], each["code"]) for each in found] == [
        (3, "error", "registry.import.date"),
        (4, "duplicate", "core.import.duplicate_line"),
    ]
    file = b"".join(client.get(f"{address}/file?only=problems").streaming_content).decode("utf-8-sig")
    assert len(file.splitlines()) == 3
    assert client.post(f"{address}/commit").status_code == 202
    work()
    done = client.get(address).json()
    assert (done["state"], done["report"]["registered"], bool(done["undo_until"])) == ("done", 1, True)
    assert client.post(f"{address}/undo").status_code == 202
    work()
    undone = client.get(address).json()
    assert (undone["state"], undone["undone"], undone["kept"]) == ("undone", 1, 0)
    assert client.get(f"{address}/file").status_code == 404
    assert [each["number"] for each in client.get("/api/v1/imports").json()["items"]] == [told["number"]]


def test_a_file_is_discarded(client):
    told = uploaded(client)
    assert client.post(f"/api/v1/imports/{told['id']}/discard").json()["state"] == "discarded"
    assert bytes(Import.objects.get().content) == b""
    assert client.post(f"/api/v1/imports/{told['id']}/commit").status_code == 409


def test_what_cannot_be_is_said(client):
    told = uploaded(client)
    wrong = name_columns(client, told, colour="Marca")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "core.import.mapping")
    lacking = name_columns(client, told)
    assert (lacking.status_code, lacking.json()["code"]) == (422, "core.import.columns")
    assert client.post(f"/api/v1/imports/{told['id']}/undo").status_code == 409
    file = SimpleUploadedFile("old.csv", TEXT.encode())
    none = client.post("/api/v1/imports/files?kind=ships", {"file": file})
    assert (none.status_code, none.json()["code"]) == (422, "core.import.kind")

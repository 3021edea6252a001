"""Custody for programs: open a case, enter exhibits, find them, read them on record."""

import pytest

from rastro_node.custody.models import Case
from rastro_node.ledger.models import Entry

CASE = {
    "external_id": "PDN-2021-0114",
    "opened_on": "2021-01-14",
    "place": "Paso del Norte",
    "exhibits": [
        {"type": "pistola", "make": "FERRO", "serial": "FR0091C7", "owner": "Policía Nacional"},
        {"type": "cartuchos", "quantity": 50},
    ],
}


@pytest.fixture
def officer(sign_in):
    return sign_in("carla")


def post(client, path, body, status=201):
    response = client.post(path, body, content_type="application/json")
    assert response.status_code == status, response.content
    return response.json()


def test_a_case_is_opened_with_what_was_seized_in_it(officer):
    told = post(officer, "/api/v1/cases", CASE)
    assert (told["firearms"], told["others"], told["state_owned"]) == (1, 1, 1)
    gun, lot = sorted(told["exhibits"], key=lambda each: each["kind"], reverse=True)
    assert (gun["make_code"], gun["serial_state"], gun["owner_class"]) == ("ferro", "read", "police")
    assert (lot["kind"], lot["quantity"], lot["type_code"]) == ("ammunition", 50, "")
    assert Entry.objects.filter(action="case.open").count() == 1
    assert Entry.objects.filter(action="exhibit.enter").count() == 2


def test_it_is_found_and_read_on_record(officer):
    made = post(officer, "/api/v1/cases", CASE)
    (listed,) = officer.get("/api/v1/cases?q=PDN-2021-0114").json()["items"]
    assert listed["id"] == made["id"]
    (gun,) = officer.get("/api/v1/exhibits?q=FRO091C7&kind=firearm&state_owned=true").json()["items"]
    assert gun["case_id"] == made["id"]
    assert officer.get(f"/api/v1/exhibits/{gun['id']}").json()["same_firearm"] == []
    assert len(officer.get(f"/api/v1/cases/{made['id']}").json()["exhibits"]) == 2
    assert Entry.objects.filter(action="exhibit.read", object=f"exhibit/{gun['id']}").count() == 1
    assert Entry.objects.filter(action="case.read", object=f"case/{made['id']}").count() == 1


def test_a_firearm_that_comes_again_is_said(officer):
    first = post(officer, "/api/v1/cases", CASE)
    second = post(officer, "/api/v1/cases", {"external_id": "VH-1"})
    gun = post(officer, f"/api/v1/cases/{second['id']}/exhibits", CASE["exhibits"][0])
    assert gun["again"]
    assert gun["same_firearm"] == [each["id"] for each in first["exhibits"] if each["kind"] == "firearm"]
    (row,) = officer.get("/api/v1/repeat-seizures?police=true").json()
    assert (row["serial"], row["cases"], row["police"]) == ("FR0091C7", 2, True)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"context": "stolen"}, "custody.case.context"),
        ({"external_id": "", "exhibits": []}, "custody.case.nothing"),
        ({"exhibits": [{}]}, "custody.exhibit.nothing"),
        ({"exhibits": [{"make": "A\u0007"}]}, "custody.exhibit.control_characters"),
    ],
)
def test_bad_input_is_refused_whole(officer, change, code):
    response = officer.post("/api/v1/cases", CASE | change, content_type="application/json")
    assert response.status_code in {400, 422}
    assert code in response.content.decode()
    assert Case.objects.count() == 0


def test_a_number_is_taken_once(officer):
    post(officer, "/api/v1/cases", CASE)
    assert "custody.case.external_twice" in str(post(officer, "/api/v1/cases", CASE, status=409))


@pytest.mark.parametrize("username", ["mallory", "iris"])
def test_who_may_not(sign_in, username):
    client = sign_in(username)
    for path in ("/api/v1/cases", "/api/v1/exhibits", "/api/v1/repeat-seizures"):
        assert client.get(path).status_code == 403, path

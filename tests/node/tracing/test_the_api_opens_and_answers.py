"""Programs open, send, follow and answer traces; what is wrong is said by field."""

import json

import pytest
from django.test import Client

from rastro_node.accounts.services.tokens import token_create
from rastro_node.ledger.models import Entry
from rastro_node.tracing.models import OutgoingRequest, Recovery, Trace

PISTOL = {"make": "FERRO", "model": "F9", "calibre": "9 x 19", "type": "pistol", "serial": "FR0l48?2"}
ASKED = {"purpose": "criminal_investigation", "legal_basis": "CIFTA XIII"}


@pytest.fixture
def api(arcadia, cast, actor):
    """Factory of clients with a token of one of the cast: `api("bruno", "trace.open")`."""
    made = []

    def of(username, *scopes):
        made.append(username)
        name = f"test-{len(made)}"
        return Caller(token_create(user=cast[username], name=name, scopes=scopes, by=actor(username)).secret)

    return of


class Caller:
    def __init__(self, secret):
        self.client = Client(headers={"authorization": f"Bearer {secret}"})

    def post(self, path, body):
        data = json.dumps(body)
        return self.client.post(f"/api/v1/{path}", data=data, content_type="application/json")

    def get(self, path):
        return self.client.get(f"/api/v1/{path}")


def test_a_trace_is_opened_and_sent_in_one_call(api):
    bruno = api("bruno", "trace.open", "trace.send", "trace.read")
    response = bruno.post("traces", {"recovery": PISTOL, **ASKED, "to": "XB"})
    assert response.status_code == 201, response.content
    told = response.json()
    assert (told["status"], told["serial"]) == ("waiting", "FR0l48?2")
    assert told["requests"][0]["to"] == "XB"
    assert bruno.get(f"traces/{told['id']}").json()["number"] == told["number"]
    assert [row["number"] for row in bruno.get("traces").json()["items"]] == [told["number"]]
    assert bruno.get(f"traces?number={told['number']}").json()["items"][0]["id"] == told["id"]
    assert Entry.objects.filter(action="trace.read").exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"recovery": {**PISTOL, "serial": "АБ"}}, "serial"),
        ({"recovery": {**PISTOL, "serial": "A\u0000B"}}, "serial"),
        ({"recovery": {**PISTOL, "serial": "9" * 60}}, "serial"),
        ({"recovery": {**PISTOL, "recovered_on": "2999-01-01"}}, "recovered_on"),
        ({"purpose": "curiosity"}, "purpose"),
        ({"to": "XQ"}, "to"),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_kept(api, change, field):
    bruno = api("bruno", "trace.open", "trace.send")
    response = bruno.post("traces", {"recovery": PISTOL, **ASKED, **change})
    problem = response.json()
    assert response.status_code in {400, 413, 422}
    assert response["Content-Type"].startswith("application/problem+json")
    assert field in (problem.get("field") or "") or field in json.dumps(problem["errors"])
    assert not Recovery.objects.exists()
    assert not Trace.objects.exists()
    assert not OutgoingRequest.objects.exists()


def test_the_same_recovery_is_taken_once(api):
    bruno = api("bruno", "trace.open", "trace.send")
    body = {"recovery": {**PISTOL, "external_id": "17"}, **ASKED}
    assert bruno.post("traces", body).status_code == 201
    again = bruno.post("traces", body)
    assert (again.status_code, again.json()["code"]) == (409, "tracing.recovery.exists")


def test_a_token_without_the_permission_may_not(api):
    assert api("bruno", "trace.read").post("traces", {"recovery": PISTOL, **ASKED}).status_code == 403
    may_open = api("bruno", "trace.open")
    assert may_open.post("traces", {"recovery": PISTOL, **ASKED, "to": "XB"}).status_code in {403, 422}
    assert not Trace.objects.exists()

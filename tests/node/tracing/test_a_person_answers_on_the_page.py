"""The contact point's pages: queue, what the policy says, preview, answer, a word before it."""

import json

import pytest

from rastro.tracing import Description, TraceRequest
from rastro_node.exchange.models import Outgoing
from rastro_node.ledger.models import Entry
from rastro_node.tracing.models import IncomingRequest, SentAnswer

NUMBER = "XB-T-2021-000017-K"
BY_HAND = """
version = "XA-7"
[[rule]]
name = "a person looks"
states = ["XB"]
groups = ["outcome", "description", "holder_identity", "time_to_crime", "candidates", "remarks"]
"""


@pytest.fixture
def waiting(borealia, register, receive, policy):
    """Borealia's request about Holm's pistol, waiting for a person."""
    policy(BY_HAND)
    register(["A-1", "Ferro", "F9", "9 mm Luger", "pistol", "FR0148B2", "2015-02-03", "Henrik Holm"])
    description = Description.of(make="FERRO", model="F9", calibre="9 x 19", serial="FR0l48?2")
    body = TraceRequest(NUMBER, purpose="criminal_investigation", description=description).as_body()
    receive(borealia.sealed(typ="trace.request", body=body, case=NUMBER))
    return IncomingRequest.objects.get()


@pytest.fixture
def hugo(waiting, sign_in):
    return sign_in("hugo")


def test_the_request_waits_in_the_queue_and_reading_it_is_on_record(hugo, waiting):
    assert NUMBER in hugo.get("/requests/").content.decode()
    page = hugo.get(f"/requests/{waiting.pk}/")
    groups = {each.group: each for each in page.context["draft"].groups}
    assert groups["holder_identity"].told
    assert any("Henrik Holm" in value for _, value in groups["holder_identity"].values)
    assert not groups["dealer_chain"].told
    assert "XA-7" in groups["dealer_chain"].why
    read = Entry.objects.get(action="request.read")
    assert (read.object, read.purpose) == (f"request/{waiting.pk}", "criminal_investigation")


def test_what_is_held_back_is_previewed_then_sent(hugo, waiting):
    url = f"/requests/{waiting.pk}/answer/"
    typed = {
        "chosen": "-",
        "withhold": ["holder_identity"],
        "why_holder_identity": "a witness",
        "remarks": "",
    }
    preview = hugo.post(url, {**typed, "preview": "1"})
    told = {each.group: each.told for each in preview.context["draft"].groups}
    assert not told["holder_identity"]
    assert not SentAnswer.objects.exists()
    assert hugo.post(url, {**typed, "send": "1"}).status_code == 302
    answer = SentAnswer.objects.get()
    assert "holder" not in answer.body
    assert "Holm" not in json.dumps(answer.body)
    assert IncomingRequest.objects.get().state == "answered"
    assert "answer.send" in Entry.objects.values_list("action", flat=True)
    assert hugo.get(f"/requests/{waiting.pk}/").status_code == 200


def test_holding_back_without_a_reason_is_refused_beside_the_form(hugo, waiting):
    typed = {"chosen": "-", "withhold": ["candidates"], "send": "1"}
    response = hugo.post(f"/requests/{waiting.pk}/answer/", typed)
    assert response.status_code == 422
    assert not SentAnswer.objects.exists()


def test_a_group_the_policy_does_not_grant_cannot_be_added(hugo, waiting):
    response = hugo.post(
        f"/requests/{waiting.pk}/answer/", {"chosen": "-", "withhold": ["dealer_chain"], "send": "1"}
    )
    assert response.status_code == 422
    assert not SentAnswer.objects.exists()


def test_a_word_before_the_answer_has_a_reason(hugo, waiting):
    url = f"/requests/{waiting.pk}/progress/"
    assert hugo.post(url, {"stage": "delayed", "words": " "}).status_code == 422
    assert hugo.post(url, {"stage": "delayed", "words": "the books are being scanned"}).status_code == 302
    assert Outgoing.objects.filter(type="trace.progress").count() == 2
    assert IncomingRequest.objects.get().state == "waiting"


def test_a_tracing_officer_reads_and_does_not_answer(waiting, sign_in):
    bruno = sign_in("bruno")
    assert bruno.get(f"/requests/{waiting.pk}/").context["draft"] is None
    assert bruno.post(f"/requests/{waiting.pk}/answer/", {"send": "1"}).status_code == 403
    assert not SentAnswer.objects.exists()

"""The officer's pages: intake with live help, the trace, what leaves before it leaves, the queue."""

from datetime import UTC, datetime

import pytest

from rastro_node.exchange.models import Channel
from rastro_node.ledger.models import Entry
from rastro_node.tracing.models import Recovery, RecoveryDraft, Trace

TYPED = {
    "type": "pistol",
    "serial": "FR0l48?2",
    "make": "FERRO XB",
    "model": "F9",
    "calibre": "9 x 19",
    "recovered_on": "2021-01-14",
    "place": "Paso del Norte",
    "person_name": "Zacarias Zamora",
    "purpose": "criminal_investigation",
    "legal_basis": "CIFTA XIII",
    "urgency": "normal",
}


@pytest.fixture
def bruno(arcadia, sign_in):
    """Arcadia's tracing officer at a browser, reading English."""
    client = sign_in("bruno")
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    client.cookies["django_language"] = "en"
    return client


def test_the_intake_records_and_opens(bruno):
    assert bruno.get("/traces/new/").status_code == 200
    response = bruno.post("/traces/new/", TYPED)
    trace = Trace.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/traces/{trace.pk}/"
    page = bruno.get(response["Location"]).content.decode()
    assert trace.number in page
    assert "Zacarias Zamora" in page
    assert Entry.objects.filter(action="trace.read", object=f"trace/{trace.pk}").exists()
    assert trace.number in bruno.get("/traces/").content.decode()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"serial": "АБВ"}, "serial"),
        ({"serial": "A\x07B"}, "serial"),
        ({"serial": "1" * 60}, "serial"),
        ({"recovered_on": "2999-01-01"}, "recovered_on"),
        ({"recovered_on": "2021-02-30"}, "recovered_on"),
        ({"make": "x" * 300}, "make"),
        ({"urgency": "urgent"}, "urgency_reason"),
        ({"serial": "", "type": "", "make": "", "model": "", "calibre": ""}, "serial"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(bruno, change, field):
    response = bruno.post("/traces/new/", {**TYPED, **change})
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Recovery.objects.exists()


def test_help_comes_while_typing_and_keeps_nothing(bruno):
    said = bruno.post(
        "/traces/new/reading/", {"serial": "FR0l48?2", "make": "Nobody's Arms"}
    ).content.decode()
    assert "0 / O" in said
    assert "1" in said
    assert "Nobody" in said
    broken = bruno.post("/traces/new/reading/", {"serial": "АБВ"}).content.decode()
    assert 'role="alert"' in broken
    assert not Recovery.objects.exists()


def test_a_draft_is_kept_and_resumed_by_its_owner_alone(bruno, sign_in):
    response = bruno.post("/traces/new/", {**TYPED, "save": "1", "make": "АБ"})
    draft = RecoveryDraft.objects.get()
    assert "АБ" in bruno.get(response["Location"]).content.decode()
    assert "АБ" not in sign_in("hugo").get("/traces/").content.decode()
    bruno.post("/traces/new/", {**TYPED, "draft": str(draft.pk)})
    assert Trace.objects.count() == 1
    assert not RecoveryDraft.objects.exists()


def test_what_would_leave_is_shown_first(bruno):
    bruno.post("/traces/new/", TYPED)
    trace = Trace.objects.get()
    preview = bruno.get(f"/traces/{trace.pk}/?to=XB")
    groups = {each.group: each for each in preview.context["preview"]["groups"]}
    assert groups["description"].told
    assert not groups["possessor"].told
    assert "XA-1" in groups["possessor"].why
    assert bruno.post(f"/traces/{trace.pk}/send/", {"to": "XB"}).status_code == 302
    assert Trace.objects.get().status == "waiting"


def test_a_peer_that_does_not_answer_is_seen(bruno):
    bruno.post("/traces/new/", TYPED)
    trace = Trace.objects.get()
    bruno.post(f"/traces/{trace.pk}/send/", {"to": "XB"})
    Channel.objects.filter(peer="XB", direction="out").update(failing_since=datetime(2021, 1, 14, tzinfo=UTC))
    assert 'role="status"' in bruno.get(f"/traces/{trace.pk}/").content.decode()


def test_the_test_fire_waits_for_prints_and_dna(bruno):
    bruno.post("/traces/new/", TYPED)
    trace = Trace.objects.get()
    url = f"/traces/{trace.pk}/check/"
    assert bruno.post(url, {"step": "ballistics", "done": "1"}).status_code == 409
    for step in ("fingerprints", "dna", "ballistics"):
        assert bruno.post(url, {"step": step, "done": "1"}).status_code == 302
    page = bruno.get(f"/traces/{trace.pk}/")
    assert {each.step for each in page.context["page"].checks if each.done} == {
        "fingerprints",
        "dna",
        "ballistics",
    }


def test_an_unknown_make_is_kept_and_flagged(bruno):
    bruno.post("/traces/new/", {**TYPED, "make": "Nobody's Arms"})
    page = bruno.get(f"/traces/{Trace.objects.get().pk}/")
    assert Recovery.objects.get().make == "Nobody's Arms"
    assert any(each.is_unknown and each.field == "make" for each in page.context["page"].namings)


@pytest.mark.parametrize("path", ["/traces/", "/traces/new/", "/requests/", "/disclosure/"])
def test_mallory_sees_nothing(arcadia, sign_in, path):
    assert sign_in("mallory").get(path).status_code == 403


def test_the_queue_leaves_as_a_file_that_the_ledger_knows(bruno):
    bruno.post("/traces/new/", {**TYPED, "make": "=HYPERLINK(1)"})
    trace = Trace.objects.get()
    response = bruno.get("/traces/?export=csv&purpose=handover")
    text = b"".join(response.streaming_content).decode()
    assert trace.number in text
    assert "'=HYPERLINK(1)" in text
    export = Entry.objects.get(action="list.export", object="list/tracing.traces")
    assert export.purpose == "handover"


def test_the_search_box_finds_a_trace_by_number_and_by_serial_as_read(bruno, actor):
    from rastro_node.core.search import search

    bruno.post("/traces/new/", TYPED)
    trace = Trace.objects.get()
    assert search(actor("bruno"), trace.number.lower())[0].title == trace.number
    assert trace.number in [hit.title for hit in search(actor("bruno"), "FRO148?2")]
    assert not search(actor("mallory"), trace.number)


def test_a_waiting_page_is_told_when_something_happened(bruno):
    bruno.post("/traces/new/", TYPED)
    trace = Trace.objects.get()
    url = f"/traces/{trace.pk}/standing/"
    assert bruno.get(url, {"was": "open.2"}).status_code == 204
    bruno.post(f"/traces/{trace.pk}/send/", {"to": "XB"})
    assert bruno.get(url, {"was": "open.2"})["HX-Refresh"] == "true"
    assert not Entry.objects.filter(action="trace.read").exists()


def test_the_evidence_leaves_as_one_file(bruno):
    bruno.post("/traces/new/", TYPED)
    trace = Trace.objects.get()
    bruno.post(f"/traces/{trace.pk}/send/", {"to": "XB"})
    bundle = bruno.get(f"/traces/{trace.pk}/evidence/").json()
    assert bundle["trace"] == trace.number
    assert bundle["messages"][0]["message"].count(".") == 2
    assert Entry.objects.filter(action="list.export", object=f"list/trace/{trace.pk}").exists()

"""The core's pages: landing, search, jobs, health; what shows, and to whom."""

from types import SimpleNamespace

import pytest
from django.urls import resolve, reverse

from rastro.canonical import Text
from rastro_node.core import health, jobs, search
from rastro_node.core.clocks import note, readings
from rastro_node.core.health import Verdict
from rastro_node.core.health_checks import clock_against, disk_at
from rastro_node.core.navigation import pages_of
from rastro_node.core.permissions import Permission
from rastro_node.core.search import Hit, cleaned

pytestmark = pytest.mark.django_db
TITLE = Text("core.job.unknown")


@pytest.fixture
def providers(monkeypatch):
    monkeypatch.setattr(search, "_kinds", {})
    monkeypatch.setattr(search, "_doors", {})
    return search._kinds


def test_everyone_lands_on_their_own_work(sign_in, actor):
    menu = {page.name for page in pages_of(actor("iris"))}
    assert resolve(sign_in("iris").get("/").url).view_name in menu - {"core:home"}


def test_whoever_may_do_nothing_is_told_so(sign_in):
    page = sign_in("mallory").get("/")
    assert page.status_code == 200
    assert "roles" in page.content.decode()


def test_search_finds_what_rooms_find_and_one_failure_hides_nothing(sign_in, providers):
    def broken(actor, text):
        raise ZeroDivisionError

    search.register("broken", broken)
    search.register(
        "firearms", lambda actor, text: [Hit(f"{text} of {actor.username}", "pistol", "/x/", "Firearm")]
    )
    page = sign_in("bruno").get("/search/?q=FR0148B2").content.decode()
    assert "FR0148B2 of bruno" in page


def test_the_very_thing_asked_for_opens_at_once(sign_in, providers):
    search.register("traces", lambda _actor, text: [Hit(text, "", "/traces/1/", "Trace", exact=True)])
    assert sign_in("bruno").get("/search/?q=XA-T-2021-000001-X").url == "/traces/1/"


def many(actor, text):
    return [Hit(f"{text} {number}", "", f"/{number}/", "Thing") for number in range(120)]


def test_each_kind_has_a_tab_and_pages(sign_in, providers):
    search.register("things", many, label="Things", order=1)
    search.register("others", lambda _actor, text: [Hit(text, "", "/other/", "Other")], label="Others")
    search.register("none", lambda _actor, _text: [], label="Nothings")
    client = sign_in("bruno")
    page = client.get("/search/?q=F9").content.decode()
    assert "100+" in page
    assert "F9 4" in page
    assert "F9 5" not in page
    assert "kind=none" not in page
    assert "Nothings" in page
    first = client.get("/search/?q=F9&kind=things").content.decode()
    assert "F9 24" in first
    assert "/other/" not in first
    last = client.get("/search/?q=F9&kind=things&page=4").content.decode()
    assert "F9 99" in last
    assert client.get("/search/?q=F9&kind=things&page=x").status_code == 200
    assert client.get("/search/?q=F9&kind=nonsense").status_code == 200


def test_the_very_thing_stands_before_all_others(sign_in, providers):
    search.register("things", many, label="Things", order=1)
    search.register(
        "traces", lambda _actor, _text: [Hit("The trace", "", "/traces/1/", "Trace", exact=True)], order=9
    )
    page = sign_in("bruno").get("/search/?q=F9").content.decode()
    assert page.index("The trace") < page.index("F9 0")


def test_a_kind_that_fails_says_so_and_the_others_stand(sign_in, providers):
    search.register("broken", lambda _actor, _text: 1 / 0, label="Broken")
    search.register("things", many, label="Things")
    page = sign_in("bruno").get("/search/?q=F9").content.decode()
    assert 'role="alert"' in page
    assert "F9 0" in page


def test_a_kind_is_for_whoever_may(sign_in, providers):
    search.register("things", many, label="Things", permission=Permission.NODE_OPERATE)
    assert "F9 0" not in sign_in("bruno").get("/search/?q=F9").content.decode()
    assert "F9 0" not in sign_in("bruno").get("/search/?q=F9&kind=things").content.decode()
    assert "F9 0" in sign_in("javier").get("/search/?q=F9").content.decode()


def test_programs_search_by_kind(sign_in, providers):
    search.register("things", many, label="Things")
    client = sign_in("bruno")
    assert len(client.get("/api/v1/search/?q=F9").json()) == 20
    assert len(client.get("/api/v1/search/?q=F9&kind=things").json()) == 100
    assert client.get("/api/v1/search/?q=F9&kind=others").json() == []
    assert client.get("/api/v1/search/?q=" + "x" * 900).status_code == 422


def test_nothing_found_says_what_to_try(sign_in, providers):
    assert "FR" in sign_in("bruno").get("/search/?q=FR").content.decode()


@pytest.mark.parametrize("typed", ["", "   ", "\x00\x07", "\n\t"])
def test_nothing_asked_asks_nobody(sign_in, providers, typed):
    search.register("never", lambda _actor, _text: 1 / 0)
    assert sign_in("bruno").get("/search/", {"q": typed}).status_code == 200


def test_what_is_typed_is_cut_and_cleaned():
    assert cleaned("  FR\x00 01\n48 ") == "FR 01 48"
    assert len(cleaned("x" * 10_000)) == 200


def test_a_job_shows_how_far_it_is_until_it_is_over(sign_in, actor):
    jobs.kind("test.pages")(lambda _run: {"rows": 1})
    job = jobs.start("test.pages", actor=actor("bruno"), title=TITLE, total=10)
    client = sign_in("bruno")
    progress = reverse("core:job_progress", args=[job.pk])
    assert 'hx-trigger="every 1s"' in client.get(progress).content.decode()
    jobs.run(job.pk)
    assert "hx-trigger" not in client.get(progress).content.decode()
    assert client.get(reverse("core:job", args=[job.pk])).status_code == 200
    assert str(job.pk) in client.get("/jobs/").content.decode()
    assert client.get("/api/v1/jobs/").json()["items"][0]["result"] == {"rows": 1}


def test_another_persons_job_is_not_there(sign_in, actor):
    jobs.kind("test.pages")(lambda _run: None)
    job = jobs.start("test.pages", actor=actor("bruno"), title=TITLE)
    assert sign_in("alice").get(reverse("core:job", args=[job.pk])).status_code == 404
    assert sign_in("alice").get(f"/api/v1/jobs/{job.pk}/").json()["code"] == "core.job.unknown"
    assert sign_in("alice").post(reverse("core:job_cancel", args=[job.pk])).status_code == 404


def test_a_waiting_job_is_cancelled_by_its_owner(sign_in, actor):
    jobs.kind("test.pages")(lambda _run: None)
    job = jobs.start("test.pages", actor=actor("bruno"), title=TITLE)
    assert sign_in("bruno").post(f"/api/v1/jobs/{job.pk}/cancel/").status_code in {200, 403}
    sign_in("bruno").post(reverse("core:job_cancel", args=[job.pk]))
    job.refresh_from_db()
    assert job.state == "cancelled"


def test_health_is_for_whoever_may_look_at_the_node(sign_in):
    assert sign_in("javier").get("/health/").status_code == 200
    assert sign_in("iris").get("/api/v1/health/").json()["findings"]
    assert sign_in("bruno").get("/health/").status_code == 403


def test_a_check_that_breaks_is_a_finding_too(monkeypatch):
    monkeypatch.setattr(health, "_checks", {})

    def broken():
        raise KeyError("secret")

    health.register("core.health.disk", broken)
    (found,) = health.findings()
    assert found.verdict is Verdict.BAD
    assert "secret" not in found.text.say()


def test_a_clock_ten_minutes_wrong_is_said_with_what_follows():
    found = clock_against("XB", -600.0, warn=30)
    assert found.verdict is Verdict.BAD
    assert "600 s behind that of XB" in found.text.say()
    assert "Set the clock now" in found.text.say()
    assert clock_against("XB", 40.0, warn=30).verdict is Verdict.WARN
    assert clock_against("XB", 1.0, warn=30).verdict is Verdict.GOOD


def test_a_peers_clock_is_read_from_its_answers():
    note("XB", "Thu, 14 Jan 2021 09:30:00 GMT")
    note("XC", "yesterday, perhaps")
    (reading,) = readings()
    assert reading.source == "XB"
    assert reading.offset_seconds > 0


def test_a_full_disk_is_said_with_what_to_do(monkeypatch, tmp_path):
    usage = SimpleNamespace(total=100, used=99, free=1)
    monkeypatch.setattr("shutil.disk_usage", lambda _place: usage)
    found = disk_at(tmp_path, "node")
    assert found.verdict is Verdict.BAD
    assert "Make room now" in found.text.say()


def test_the_node_says_it_is_ready(client):
    assert client.get("/ready/").json() == {"ready": True}

"""Lists are kept under a name, for oneself or for one's authority; one of them opens by itself."""

from uuid import uuid4

import pytest

from rastro.canonical import Forbidden, InvalidInput, NotFound, TooLarge
from rastro_node.core import saved
from rastro_node.core.models import SavedList
from rastro_node.core.saved import (
    cleaned_query,
    default_of,
    saved_list_drop,
    saved_list_keep,
    saved_lists_of,
)

pytestmark = pytest.mark.django_db
TABLE = "registry.firearms"


@pytest.fixture
def keep(actor):
    def by(who, name="Stolen", query="status=stolen", **options):
        return saved_list_keep(actor=actor(who), table=TABLE, name=name, query=query, **options)

    return by


def names(actor, who):
    return [row.name for row in saved_lists_of(actor(who), TABLE)]


def test_one_keeps_a_list_and_replaces_it_by_its_name(keep, actor):
    first, second = keep("alice"), keep("alice", query="status=lost")
    assert first.pk == second.pk
    assert SavedList.objects.get().query == "status=lost"
    assert names(actor, "alice") == ["Stolen"]


def test_another_authority_sees_nothing_of_it(keep, actor):
    keep("bruno", "Mine")
    keep("bruno", "Ours", shared=True)
    assert names(actor, "bruno") == ["Mine", "Ours"]
    assert actor("alice").authority_id != actor("bruno").authority_id
    assert names(actor, "alice") == []


def test_a_colleague_of_the_authority_may_use_but_not_remove_it(keep, actor, cast):
    cast["iris"].authority = cast["bruno"].authority
    cast["iris"].save()
    mine, ours = keep("bruno", "Mine"), keep("bruno", "Ours", shared=True)
    assert names(actor, "iris") == ["Ours"]
    with pytest.raises(Forbidden):
        saved_list_drop(actor=actor("iris"), saved_id=ours.pk)
    with pytest.raises(NotFound):
        saved_list_drop(actor=actor("iris"), saved_id=mine.pk)
    saved_list_drop(actor=actor("bruno"), saved_id=ours.pk)
    assert names(actor, "iris") == []


def test_what_is_not_there_cannot_be_removed(actor):
    with pytest.raises(NotFound):
        saved_list_drop(actor=actor("alice"), saved_id=uuid4())


def test_only_one_list_opens_by_itself(keep, actor):
    keep("alice", "One", default=True)
    keep("alice", "Two", default=True)
    assert default_of(actor("alice"), TABLE).name == "Two"
    assert SavedList.objects.filter(default=True).count() == 1
    assert default_of(actor("bruno"), TABLE) is None


def test_what_is_about_the_place_is_not_kept():
    assert (
        cleaned_query("?status=lost&page=4&export=csv&purpose=x&saved=1&sort=-since")
        == "status=lost&sort=-since"
    )
    assert cleaned_query("columns=make&columns=serial") == "columns=make&columns=serial"
    assert cleaned_query("q=%00") == ""


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"name": "  "}, InvalidInput),
        ({"name": "a\x07b"}, InvalidInput),
        ({"name": "x" * 81}, TooLarge),
        ({"query": "q=" + "x" * 2_000}, TooLarge),
        ({"query": "q=" + "x" * 100_000}, TooLarge),
        ({"query": "&".join(f"a{each}=1" for each in range(101))}, InvalidInput),
        ({"table": "registry firearms"}, InvalidInput),
        ({"table": "../../etc"}, InvalidInput),
        ({"table": ""}, InvalidInput),
    ],
)
def test_what_cannot_be_kept_is_refused(actor, changed, error):
    given = {"table": TABLE, "name": "Mine", "query": ""} | changed
    with pytest.raises(error):
        saved_list_keep(actor=actor("alice"), **given)
    assert not SavedList.objects.exists()


def test_there_is_a_limit(keep, monkeypatch):
    monkeypatch.setattr(saved, "MOST", 2)
    keep("alice", "One")
    keep("alice", "Two")
    keep("alice", "Two", query="status=lost")
    with pytest.raises(InvalidInput, match="2 saved lists"):
        keep("alice", "Three")


def test_the_page_saves_opens_and_removes(sign_in):
    client = sign_in("alice")
    given = {
        "table": TABLE,
        "name": "Stolen ones",
        "query": "status=stolen&columns=number",
        "next": "/firearms/",
    }
    opened = client.post("/saved-lists/", {**given, "default": "on"})
    row = SavedList.objects.get()
    assert opened.url == f"/firearms/?status=stolen&columns=number&saved={row.pk}"
    page = client.get(opened.url).content.decode()
    assert "Stolen ones" in page
    assert client.get("/firearms/").url == opened.url
    assert client.get("/firearms/?all=1").status_code == 200
    assert client.post(f"/saved-lists/{row.pk}/remove/", {"next": "/firearms/"}).url == "/firearms/?all=1"
    assert client.get("/firearms/").status_code == 200


@pytest.mark.parametrize("to", ["https://evil.test/", "//evil.test/x", "javascript:alert(1)", ""])
def test_it_leads_nowhere_else(sign_in, to):
    given = {"table": TABLE, "name": "Mine", "query": "", "next": to}
    assert sign_in("alice").post("/saved-lists/", given).url.startswith("/?saved=")


def test_programs_keep_see_and_remove_them(sign_in):
    client = sign_in("alice")
    given = {"table": TABLE, "name": "Mine", "query": "status=lost&page=2", "shared": True}
    made = client.post("/api/v1/saved-lists/", given, content_type="application/json")
    assert made.status_code == 201, made.content
    assert made.json()["query"] == "status=lost"
    (listed,) = client.get(f"/api/v1/saved-lists/?table={TABLE}").json()["items"]
    assert (listed["name"], listed["mine"]) == ("Mine", True)
    assert client.delete(f"/api/v1/saved-lists/{listed['id']}/").status_code == 204

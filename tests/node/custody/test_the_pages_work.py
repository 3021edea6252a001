"""Custody's pages: cases and exhibits found, opened, entered; labels said; looking is on record."""

import pytest

from rastro_node.core.context import this_node
from rastro_node.custody.describing import NewExhibit
from rastro_node.custody.models import Case, Exhibit
from rastro_node.custody.services import case_open
from rastro_node.custody.values import NewCase
from rastro_node.ledger.models import Entry

PISTOL = NewExhibit(
    type="pistola", make="Ferro", model="F9", calibre="9 mm", serial="FR0091C7", owner="Policía Nacional"
)


@pytest.fixture
def clerk(cast, sign_in):
    return english(cast["fabio"], sign_in)


@pytest.fixture
def officer(cast, sign_in):
    return english(cast["carla"], sign_in)


def english(user, sign_in):
    user.language = "en"
    user.save()
    return sign_in(user.username)


@pytest.fixture
def case(cast):
    new = NewCase(external_id="PDN-2021-0114", place="Paso del Norte")
    return case_open(
        actor=this_node(), case=new, exhibits=[PISTOL, NewExhibit(type="cartuchos", quantity=50)]
    )


@pytest.fixture
def other_case(case):
    return case_open(actor=this_node(), case=NewCase(external_id="VH-2018-0001"), exhibits=[PISTOL])


def page_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_an_officer_opens_a_case_and_enters_what_was_seized(officer):
    assert "Open a case" in page_of(officer, "/cases/new/")
    words = {
        "external_id": "PDN-2021-0114",
        "context": "seized",
        "place": "Paso del Norte",
        "opened_on": "2021-01-14",
    }
    response = officer.post("/cases/new/", words)
    case = Case.objects.get()
    assert case.authority == "Customs"
    assert response["Location"] == f"/cases/{case.pk}/exhibits/new/"
    page_of(officer, response["Location"])
    gun = {"kind": "firearm", "type": "pistol", "make": "FERRO", "model": "F9", "serial": "FR0l48?2"}
    response = officer.post(response["Location"], gun)
    exhibit = Exhibit.objects.get()
    assert response["Location"] == f"/exhibits/{exhibit.pk}/"
    page = page_of(officer, response["Location"])
    assert "Partly read" in page
    assert "cannot be read" in page
    assert "PDN-2021-0114" in page
    assert "FERRO" in page_of(officer, f"/cases/{case.pk}/")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"context": "seized"}, "number of your authority"),
        ({"context": "stolen", "district": "Alba"}, "stolen"),
        ({"context": "seized", "external_id": "x" * 81}, "80"),
        ({"context": "seized", "district": "Alba", "opened_on": "2021-02-30"}, "date"),
    ],
)
def test_a_case_that_cannot_be_opened_is_said(officer, words, says):
    response = officer.post("/cases/new/", words)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert Case.objects.count() == 0


def test_a_number_is_taken_once(officer, case):
    response = officer.post("/cases/new/", {"context": "seized", "external_id": "PDN-2021-0114"})
    assert response.status_code == 422
    assert "open already" in response.content.decode()


def test_an_exhibit_must_be_something(officer, case):
    response = officer.post(f"/cases/{case}/exhibits/new/", {"kind": "firearm", "type": "x" * 201})
    assert response.status_code == 422


def test_repeat_seizures_and_state_owned_firearms_are_labelled(clerk, case, other_case):
    exhibit = Exhibit.objects.get(case=case, kind="firearm")
    page = page_of(clerk, f"/exhibits/{exhibit.pk}/")
    assert "Repeat seizure" in page
    assert "State-owned: Police" in page
    assert "VH-2018-0001" in page
    for path in ("/exhibits/", f"/cases/{case}/"):
        assert "Repeat seizure" in page_of(clerk, path), path
        assert "State-owned: Police" in page_of(clerk, path), path
    for path in ("/exhibits/again/", "/exhibits/again/?only=police", "/exhibits/again/?only=state"):
        assert "FR0091C7" in page_of(clerk, path), path


def test_a_firearm_in_one_case_alone_is_no_repeat(clerk, case):
    exhibit = Exhibit.objects.get(case=case, kind="firearm")
    assert "Repeat seizure" not in page_of(clerk, f"/exhibits/{exhibit.pk}/").partition("<main")[2]
    assert "FR0091C7" not in page_of(clerk, "/exhibits/again/")


@pytest.mark.parametrize(
    "asked", ["FR0091C7", "fr-oo91c7", "FR00?1C7", "…91C7", "FR00…", "FR999", "PDN-2021-0114"]
)
def test_exhibits_are_found_as_their_serial_may_have_been_read(clerk, case, asked):
    found = "FR0091C7" in page_of(clerk, f"/exhibits/?q={asked}").partition("<table")[2]
    assert found == (asked != "FR999")


@pytest.mark.parametrize(
    "query", ["kind=firearm", "state=read", "owned=True", "owner=police", "make=ferro", "type=pistol"]
)
def test_exhibits_are_narrowed(clerk, case, query):
    assert Exhibit.objects.get(kind="firearm").number in page_of(clerk, f"/exhibits/?{query}")
    assert Exhibit.objects.get(kind="ammunition").number not in page_of(clerk, f"/exhibits/?{query}")


def test_the_very_serial_comes_first(clerk, case):
    near = [NewExhibit(kind="firearm", serial=serial) for serial in ("FR0091C8", "FR0091C")]
    case_open(actor=this_node(), case=NewCase(external_id="VH-1"), exhibits=near)
    page = page_of(clerk, "/exhibits/?q=FRO091C7").partition("<table")[2]
    assert page.index("FR0091C7") < page.index("FR0091C8")


@pytest.mark.parametrize("asked", ["trafico", "TRÁFICO", "norte"])
def test_cases_are_found_by_words_without_accents(clerk, cast, asked):
    new = NewCase(external_id="PDN-1", offence="Tráfico de armas", place="Paso del Norte")
    case_open(actor=this_node(), case=new)
    assert "PDN-1" in page_of(clerk, f"/cases/?q={asked}").partition("<table")[2]


def test_the_search_box_finds_cases_and_exhibits(clerk, case):
    assert "PDN-2021-0114" in page_of(clerk, "/search/?q=PDN-2021-0114")
    assert f"/cases/{case}/" in page_of(clerk, "/search/?q=PDN-2021-0114")
    exhibit = Exhibit.objects.get(kind="firearm")
    assert f"/exhibits/{exhibit.pk}/" in page_of(clerk, "/search/?q=FRO091C7")


def test_looking_is_on_record(clerk, case):
    exhibit = Exhibit.objects.get(kind="firearm")
    page_of(clerk, f"/cases/{case}/")
    page_of(clerk, f"/exhibits/{exhibit.pk}/")
    assert Entry.objects.filter(action="case.read", object=f"case/{case}").count() == 1
    assert Entry.objects.filter(action="exhibit.read", object=f"exhibit/{exhibit.pk}").count() == 1
    assert "Fabio Franco" in page_of(clerk, f"/exhibits/{exhibit.pk}/").partition("Who looked")[2]


@pytest.mark.parametrize("username", ["alice", "bruno", "carla", "fabio"])
def test_who_reads_cases(sign_in, case, username):
    assert sign_in(username).get(f"/cases/{case}/").status_code == 200


@pytest.mark.parametrize(
    ("username", "path"), [("iris", "/cases/"), ("mallory", "/exhibits/"), ("alice", "/cases/new/")]
)
def test_who_does_not(sign_in, case, username, path):
    assert sign_in(username).get(path).status_code == 403


def test_the_lists_leave_as_files(clerk, case, other_case):
    for path in ("/cases/", "/exhibits/", "/exhibits/again/"):
        for form in ("csv", "json", "xlsx"):
            response = clerk.get(f"{path}?export={form}&purpose=test")
            assert response.status_code == 200, (path, form)
    rows = b"".join(clerk.get("/exhibits/?export=csv&columns=number&columns=labels")).decode()
    assert "repeat state" in rows


def test_what_is_not_there_is_said(clerk, db):
    for path in (
        "/cases/00000000-0000-7000-8000-000000000000/",
        "/exhibits/00000000-0000-7000-8000-000000000000/",
    ):
        assert clerk.get(path).status_code == 404

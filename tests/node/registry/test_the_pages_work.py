"""The registrar's pages: register, look, report, import; who looked is on record, names need a purpose."""

import csv
import io
from datetime import date
from uuid import UUID

import pytest

from rastro.registry import Event, EventKind, Holder, HolderKind
from rastro_node.core import jobs
from rastro_node.core.context import this_node
from rastro_node.core.models import Import, Job
from rastro_node.ledger.models import Entry
from rastro_node.registry.importing import COLUMNS
from rastro_node.registry.models import Firearm
from rastro_node.registry.selectors.links import links_of
from rastro_node.registry.services import NewFirearm, firearm_register

SOLD = Event("", EventKind.SOLD, date(2015, 2, 3), holder=Holder(HolderKind.PERSON, "Ingrid Dahl"))


@pytest.fixture
def registrar(cast, sign_in):
    return english(cast["alice"], sign_in)


@pytest.fixture
def officer(cast, sign_in):
    return english(cast["bruno"], sign_in)


def english(user, sign_in):
    """Somebody who reads English today."""
    user.language = "en"
    user.save()
    return sign_in(user.username)


@pytest.fixture
def pistol(cast):
    new = NewFirearm(make="Ferro", model="F9", serial="FR0148B2", country="XB", events=(SOLD,))
    return firearm_register(actor=this_node(), firearm=new)


def test_a_firearm_is_registered_on_the_page(registrar):
    assert registrar.get("/firearms/new/").status_code == 200
    words = {"make": "Ferro", "serial": "FR0148B2", "sold_on": "2015-02-03", "holder_name": "Ingrid Dahl"}
    response = registrar.post("/firearms/new/", words)
    row = Firearm.objects.get()
    assert response["Location"] == f"/firearms/{row.pk}/"
    page = registrar.get(response["Location"]).content.decode()
    assert "Ingrid Dahl" in page
    assert row.number in page
    assert "incomplete" in page


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"model": "F9"}, "make or a serial"),
        ({"make": "x" * 201}, "200"),
        ({"make": "Ferro", "sold_on": "2999-01-01"}, "future"),
        ({"make": "Ferro", "sold_on": "2015-02-30"}, "date"),
    ],
)
def test_what_cannot_be_registered_is_said(registrar, words, says):
    response = registrar.post("/firearms/new/", words)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert Firearm.objects.count() == 0


def test_looking_is_on_record_and_names_need_a_purpose(officer, pistol):
    assert "Ingrid Dahl" not in officer.get(f"/firearms/{pistol}/").content.decode()
    shown = officer.get(f"/firearms/{pistol}/?purpose=criminal_investigation").content.decode()
    assert "Ingrid Dahl" in shown
    reads = Entry.objects.filter(action="firearm.read", object=f"firearm/{pistol}")
    assert sorted(reads.values_list("purpose", flat=True)) == ["", "criminal_investigation"]
    assert "criminal_investigation" in officer.get(f"/firearms/{pistol}/").content.decode()


def test_a_theft_is_reported_and_what_contradicts_is_refused(registrar, pistol):
    address = f"/firearms/{pistol}/event/"
    assert registrar.get(f"{address}?kind=reported_stolen").status_code == 200
    assert registrar.post(address, {"kind": "reported_stolen", "on": "2019-05-06"}).status_code == 302
    assert Firearm.objects.get().missing
    refused = registrar.post(address, {"kind": "sold", "on": "2020-01-01"})
    assert refused.status_code == 422
    assert "stolen" in refused.content.decode()


def test_two_records_of_one_firearm_are_shown_and_joined_only_by_a_person(registrar, pistol):
    twin = firearm_register(actor=this_node(), firearm=NewFirearm(make="FERRO", serial="FRO148B2"))
    assert "FRO148B2" in registrar.get("/firearms/pairs/").content.decode()
    assert str(twin) in registrar.get(f"/firearms/{pistol}/").content.decode()
    noted = registrar.post(f"/firearms/{twin}/duplicate/", {"of": str(pistol), "reason": "typed twice"})
    assert noted.status_code == 302
    assert Firearm.objects.get(pk=twin).duplicate_of == str(pistol)
    assert links_of(f"firearm/{twin}")[0].reason == "typed twice"
    assert "FRO148B2" not in registrar.get("/firearms/pairs/").content.decode()
    again = registrar.post(f"/firearms/{pistol}/duplicate/", {"of": str(twin), "reason": "again"})
    assert again.status_code == 409


def test_a_file_is_checked_then_committed(registrar, cast):
    out = io.StringIO()
    csv.writer(out).writerows(
        [
            COLUMNS,
            ("B-1", "Ferro", "F9", "9 mm", "pistol", "FR0148B2", "2015-02-03", "Ingrid Dahl"),
            ("B-2", "Ferro", "F9", "9 mm", "pistol", "FR0148B3", "soon", ""),
        ]
    )
    file = io.BytesIO(out.getvalue().encode())
    file.name = "old register.csv"
    uploaded = registrar.post("/imports/", {"file": file})
    asked = registrar.post(uploaded["Location"], dict(zip(COLUMNS, COLUMNS, strict=True)))
    job = Job.objects.get()
    assert asked["Location"] == f"/jobs/{job.pk}/"
    jobs.run(job.pk)
    row = Import.objects.get()
    found = registrar.get(f"/imports/job/{job.pk}/", follow=True).content.decode()
    assert "“soon” is not a day" in found
    assert Firearm.objects.count() == 0
    again = b"".join(registrar.get(f"/imports/{row.pk}/file/").streaming_content).decode("utf-8-sig")
    assert "is not a day" in again.splitlines()[2]
    registrar.post(f"/imports/{row.pk}/commit/")
    jobs.run(Job.objects.get(kind="core.import.commit").pk)
    assert Firearm.objects.get().source == row.number
    assert Import.objects.get().state == Import.State.DONE
    assert registrar.post(f"/imports/{row.pk}/commit/").status_code == 409


def test_a_file_without_our_columns_asks_for_them(registrar, cast):
    file = io.BytesIO(b"a,b\n1,2\n")
    file.name = "x.csv"
    uploaded = registrar.post("/imports/", {"file": file})
    assert "not in the file" in registrar.get(uploaded["Location"]).content.decode()
    refused = registrar.post(uploaded["Location"], {"make": "a"})
    assert refused.status_code == 422
    assert Import.objects.get().state == Import.State.UPLOADED
    registrar.post(f"/imports/{Import.objects.get().pk}/discard/")
    assert bytes(Import.objects.get().content) == b""


def test_a_page_of_nothing_is_not_found(registrar):
    for path in ("firearms", "imports"):
        assert registrar.get(f"/{path}/{UUID(int=0)}/").status_code == 404


def test_a_list_leaves_as_a_file_without_names_or_formulas(registrar, pistol):
    firearm_register(actor=this_node(), firearm=NewFirearm(make="Ferro", serial="=1+1"))
    out = registrar.get("/firearms/?export=csv&purpose=inspection")
    text = b"".join(out.streaming_content).decode()
    assert "'=1+1" in text
    assert "Ingrid" not in text
    assert "—" not in text
    assert Entry.objects.filter(action="list.export", purpose="inspection").exists()

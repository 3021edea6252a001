"""An official table is kept by edition, its crosswalk proposed and reviewed; then its names mean terms."""

import csv
import io
import json

import pytest
from openpyxl import Workbook

from rastro.canonical import Conflict, InvalidInput, NotFound, RastroError, TooLarge
from rastro.nomenclator import Crosswalk
from rastro_node.core import jobs
from rastro_node.core.context import this_node
from rastro_node.ledger.models import Entry
from rastro_node.nomenclator.models import CrosswalkRow, OfficialTable
from rastro_node.nomenclator.selectors import Resolver, accepting, compared, editions_of, reviewed_crosswalk
from rastro_node.nomenclator.services import (
    crosswalk_accept,
    crosswalk_propose,
    crosswalk_review,
    table_import,
    table_withdraw,
)

MAKES = "code,name,country\nM1,Taurus,BR\nM2,Ferrro Works XB,XB\nM3,Fábrica Sin Nombre Alguno,XA\n"
LATER = "code,name,country\nM1,Taurus,BRA\nM3,Fábrica Sin Nombre Alguno,XA\nM4,Glock,AT\n"


def bring_in(text=MAKES, edition="2024", **other):
    given = {"kind": "make", "name": "National list", "content": text.encode(), "file": "makes.csv"} | other
    table = table_import(actor=this_node(), edition=edition, **given)
    crosswalk_propose(table.pk)
    table.refresh_from_db()
    return table


def row(table, code):
    return CrosswalkRow.objects.get(row__table=table, row__code=code)


@pytest.fixture
def table(db):
    return bring_in()


def test_its_rows_are_kept_as_issued_and_each_has_a_proposal_with_its_reason(table):
    assert list(table.rows.order_by("place").values_list("code", "name")) == [
        ("M1", "Taurus"),
        ("M2", "Ferrro Works XB"),
        ("M3", "Fábrica Sin Nombre Alguno"),
    ]
    first = row(table, "M1")
    assert (first.relation, first.code, first.state) == ("exact", "taurus", "waiting")
    assert first.score == 1
    assert first.reason["code"] == "nomenclator.resolve.exact"
    assert row(table, "M3").relation == "none"
    assert (table.state, table.size) == ("ready", 3)
    assert Entry.objects.filter(action="official_table.import", object=f"official_table/{table.pk}").exists()


def test_a_proposal_means_nothing_until_it_is_reviewed(table):
    name = "Fábrica Sin Nombre Alguno"
    assert Resolver().codes(make=name).make == ""
    crosswalk_review(actor=this_node(), row_id=row(table, "M3").pk, relation="exact", code="ferro")
    said = Resolver().resolve(make=name.upper())["make"]
    assert (said.term.code, said.reason.code) == ("ferro", "nomenclator.decided.table")
    assert said.reason.params["edition"] == "2024"


@pytest.mark.parametrize(("relation", "code"), [("broader", ""), ("narrower", "ferro"), ("none", "")])
def test_an_official_term_that_is_broader_names_none_of_ours(table, relation, code):
    given = "ferro" if relation != "none" else ""
    crosswalk_review(actor=this_node(), row_id=row(table, "M3").pk, relation=relation, code=given)
    assert Resolver().codes(make="Fábrica Sin Nombre Alguno").make == code


def test_what_is_surely_the_same_is_accepted_at_once_with_one_entry(table):
    assert {each.row.code for each in accepting(table)} == {"M1"}
    assert crosswalk_accept(actor=this_node(), table_id=table.pk) == 1
    assert row(table, "M1").state == "accepted"
    entry = Entry.objects.get(action="crosswalk.accept")
    assert entry.object == f"official_table/{table.pk}"
    assert crosswalk_accept(actor=this_node(), table_id=table.pk) == 0
    assert Entry.objects.filter(action="crosswalk.accept").count() == 1


def test_a_change_is_told_from_an_acceptance_and_each_is_on_record(table):
    first = row(table, "M1")
    assert (
        crosswalk_review(actor=this_node(), row_id=first.pk, relation="exact", code="taurus").state
        == "accepted"
    )
    assert crosswalk_review(actor=this_node(), row_id=first.pk, relation="none").state == "changed"
    assert Entry.objects.filter(action="crosswalk.review", object=f"crosswalk/{first.pk}").count() == 2


def test_what_is_no_review_is_refused(table):
    first = row(table, "M1").pk
    for relation, code, error in [
        ("same", "taurus", InvalidInput),
        ("exact", "", InvalidInput),
        ("exact", "no-such-make", NotFound),
    ]:
        with pytest.raises(error):
            crosswalk_review(actor=this_node(), row_id=first, relation=relation, code=code)
    assert row(table, "M1").state == "waiting"


def test_the_next_edition_carries_over_what_was_reviewed_and_shows_what_changed(table):
    crosswalk_review(actor=this_node(), row_id=row(table, "M3").pk, relation="exact", code="ferro")
    later = bring_in(LATER, "2025")
    assert (row(later, "M3").code, row(later, "M3").carried) == ("ferro", "2024")
    assert row(later, "M1").state == "waiting"
    found = compared(table, later)
    assert [each.code for each in found.added] == ["M4"]
    assert [each.code for each in found.removed] == ["M2"]
    assert [each.code for each in found.changed] == ["M1"]
    assert found.same == 1
    assert editions_of(later) == [table]


def test_an_edition_comes_once_unless_it_was_withdrawn(table):
    with pytest.raises(Conflict, match="edition_exists"):
        bring_in()
    crosswalk_review(actor=this_node(), row_id=row(table, "M3").pk, relation="exact", code="ferro")
    table_withdraw(actor=this_node(), table_id=table.pk)
    assert Resolver().codes(make="Fábrica Sin Nombre Alguno").make == ""
    assert bring_in().pk != table.pk
    with pytest.raises(Conflict, match="withdrawn"):
        crosswalk_accept(actor=this_node(), table_id=table.pk)


def test_proposing_goes_on_where_it_was_killed(db, monkeypatch):
    from rastro_node.nomenclator.services import official

    monkeypatch.setattr(official, "CHUNK", 1)
    table = table_import(
        actor=this_node(), kind="make", name="N", edition="1", content=MAKES.encode(), file="a.csv"
    )

    def kill(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crosswalk_propose(table.pk, progress=kill)
    told = []
    crosswalk_propose(table.pk, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)
    assert CrosswalkRow.objects.filter(row__table=table).count() == 3


def test_a_workbook_is_read_as_its_first_sheet(db):
    book = Workbook()
    for line in csv.reader(io.StringIO(MAKES)):
        book.active.append(line)
    book.save(file := io.BytesIO())
    table = bring_in(content=file.getvalue(), file="makes.xlsx")
    assert table.size == 3


BAD = [
    (b"", "empty"),
    (b"name\nTaurus\n", "columns"),
    (b"code,name\n", "empty"),
    (b"code,name\nA,\n", "name_missing"),
    (b"code,name\nA,x\nA,y\n", "code_twice"),
    (b"code,name\n" + b"A" * 81 + b",x\n", "cell"),
    (b"code,name\nA,\x00\n", "nul"),
    (b"PK\x03\x04 no archive", "import"),
    (b"x" * 8_000_001, "bytes"),
]


@pytest.mark.parametrize(("content", "code"), BAD)
def test_a_file_that_is_no_table_is_refused_with_its_reason_and_nothing_is_kept(db, content, code):
    with pytest.raises(RastroError) as told:
        bring_in(content=content)
    assert code in told.value.code
    assert isinstance(told.value, InvalidInput | TooLarge)
    assert not OfficialTable.objects.exists()


def test_the_pages_bring_it_in_review_it_and_give_it_back(db, sign_in):
    client = sign_in("alice")
    file = io.BytesIO(MAKES.encode())
    file.name = "makes.csv"
    given = {"kind": "make", "name": "National list", "edition": "2024", "file": file}
    assert client.post("/nomenclator/official/new/", given | {"file": ""}).status_code == 422
    came = client.post("/nomenclator/official/new/", given)
    table = OfficialTable.objects.get()
    assert came.url == f"/jobs/{table.job}/"
    jobs.run(table.job)
    page = f"/nomenclator/official/{table.pk}/"
    assert client.get(f"/nomenclator/official/job/{table.job}/").url == page
    for query in ("", "?relation=none", "?state=waiting&unsure=1", "?q=taurus", "?page=99&relation=x"):
        assert client.get(page + query).status_code == 200
    assert client.post(f"{page}accept/").status_code == 302
    third = row(table, "M3")
    one = f"/nomenclator/crosswalk/{third.pk}/"
    assert client.get(one).status_code == 200
    assert client.post(one, {"relation": "exact", "other": "nothing"}).status_code == 422
    assert client.post(one, {"relation": "exact", "other": "ferro"}).status_code == 302
    swapped = client.post(one, {"relation": "exact", "code": "taurus"}, headers={"HX-Request": "true"})
    assert b"<tr" in swapped.content
    assert b"<html" not in swapped.content
    read = Crosswalk.from_json(json.loads(client.get(f"{page}file/?form=json").content))
    assert read.as_json() == reviewed_crosswalk(table).as_json()
    assert {link.code: link.term for link in read.links} == {"M1": "taurus", "M3": "taurus"}
    lines = b"".join(client.get(f"{page}file/?form=csv").streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert client.get(f"{page}compare/").status_code == 200
    assert client.get("/nomenclator/official/").status_code == 200
    assert client.post(f"{page}withdraw/").status_code == 302
    assert client.get(page).status_code == 200


def test_the_crosswalks_that_come_along_leave_as_files(db, sign_in):
    client = sign_in("alice")
    assert "NCIC" in client.get("/nomenclator/official/").content.decode()
    for form in ("csv", "xlsx", "json"):
        assert client.get(f"/nomenclator/crosswalks/ncic/make/?form={form}").status_code == 200
    assert client.get("/nomenclator/crosswalks/ncic/make/?form=pdf").status_code == 422
    assert client.get("/nomenclator/crosswalks/x/y/").status_code == 404
    assert Entry.objects.filter(action="list.export").count() == 3

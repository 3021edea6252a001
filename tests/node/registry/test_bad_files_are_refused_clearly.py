"""Files that cannot be: refused alike on the page, by the API and by the command; nothing is kept."""

import csv
import io
import json
import os
import random
import sys
import zipfile
from contextlib import suppress

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from rastro.canonical import RastroError, catalogue
from rastro.cli.main import main
from rastro_node.accounts.services.tokens import token_create
from rastro_node.core import jobs
from rastro_node.core.context import this_node
from rastro_node.core.imports import archives
from rastro_node.core.models import Import, Job
from rastro_node.registry.importing import COLUMNS, import_csv
from rastro_node.registry.models import Firearm

HEADER = ",".join(COLUMNS) + "\n"
GOOD = "B-{n},Ferro,F9,9 mm,pistol,FR{n:06},2015-02-03,Ingrid Dahl\n"
MANY = HEADER + "".join(GOOD.format(n=n) for n in range(1_500))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(sheet=None, **parts):
    """A workbook whose parts were replaced."""
    book, plain, out = Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(list(COLUMNS))
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            given = sheet if name.endswith("sheet1.xml") and sheet is not None else parts.get(name)
            target.writestr(name, source.read(name) if given is None else given)
    return out.getvalue()


def one_cell(text, before=""):
    row = f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData>'
    return f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}">{row}</worksheet>'.encode()


def laughs():
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY l0 "lol">{entities}]>'


BAD = {
    "empty": (b"", "empty"),
    "line feeds alone": (b"\n\n\n", "empty"),
    "wrong delimiter": (HEADER.replace(",", ":").encode(), "columns"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "encoding"),
    "NUL bytes": (HEADER.encode() + b"B-1,\x00Ferro,,,,,,\n", "encoding"),
    "half of UTF-16": (HEADER.encode("utf-16")[:-1], "encoding"),
    "no encoding at all": (HEADER.encode() + b"B-1,\x81\x8d\xff,,,,,,\n", "encoding"),
    "a column too few": (HEADER.replace("serial,", "").encode(), "columns"),
    "a column twice": (HEADER.replace("holder", "holder,serial").encode(), "column_twice"),
    "no first line": (GOOD.format(n=1).encode(), "columns"),
    "a long line": (HEADER.encode() + b"x" * 200_000, "line"),
    "a long line far down": (MANY.encode() + b"x" * 200_000, "line"),
    "an open quote far down": (MANY.encode() + b'B-x,"never closed' + b"\nx" * 100_000, "quote"),
    "no encoding far down": (MANY.encode() + b"B-x,\x81\x8d\xff,,,,,,\n", "encoding"),
    "no workbook": (b"PK\x03\x04 not a workbook", "xlsx"),
    "another archive": (workbook(**{"xl/workbook.xml": b"<x/>"}), "xlsx"),
    "half a workbook": (workbook()[:-300], "xlsx"),
    "a zip bomb": (workbook(one_cell("x" * 30_000_000)), "bomb"),
    "a billion laughs": (workbook(one_cell("&l9;", laughs())), "entities"),
    "a workbook of no columns": (workbook(one_cell("Dear Sir")), "columns"),
}
bad = pytest.mark.parametrize(("content", "code"), BAD.values(), ids=BAD)


@pytest.fixture
def kept(cast):
    """That nothing of it was registered, and no import begun; on the page it may wait for its columns."""
    yield
    assert not Firearm.objects.exists()
    assert not Import.objects.exclude(state__in=[Import.State.REFUSED, Import.State.UPLOADED]).exists()


@bad
def test_by_the_api(kept, cast, actor, content, code):
    secret = token_create(user=cast["alice"], name="t", scopes=["import.run"], by=actor("alice")).secret
    file = SimpleUploadedFile("old register", content)
    answer = Client(headers={"authorization": f"Bearer {secret}"}).post("/api/v1/imports", {"file": file})
    assert answer.status_code in {413, 422}, answer.content
    assert answer.json()["code"] == f"core.import.{code}"
    assert answer.json()["detail"].count(" ") > 2


@bad
def test_on_the_page(kept, cast, sign_in, content, code):
    cast["alice"].language = "en"
    cast["alice"].save()
    page = sign_in("alice")
    answer = page.post("/imports/", {"file": SimpleUploadedFile("old register", content)})
    if answer.status_code == 302:
        answer = page.post(answer["Location"], dict(zip(COLUMNS, COLUMNS, strict=True)))
    if answer.status_code == 302:
        jobs.run(Job.objects.get().pk)
        row = Import.objects.get()
        assert (row.state, bytes(row.content)) == (Import.State.REFUSED, b"")
        answer = page.get(f"/imports/{row.pk}/")
    else:
        assert answer.status_code == 422
    shown = answer.content.decode()
    if content and code != "columns":
        assert catalogue()[f"core.import.{code}"].split("{")[0].split("“")[0][:20] in shown


@bad
def test_by_the_command(kept, tmp_path, capsys, monkeypatch, content, code):
    (tmp_path / "node.toml").touch()
    monkeypatch.setenv("RASTRO_HOME", str(settings.RASTRO.home or ""))
    file = tmp_path / "old register"
    file.write_bytes(content)
    for words in ([], ["--json"], ["--dry-run", "--json"]):
        monkeypatch.setattr(sys, "argv", ["rastro", "import", str(file), "--home", str(tmp_path), *words])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.count("\n") == 1
        assert f"core.import.{code}" in printed.err


def test_a_file_that_may_not_be_read_or_is_none_is_said(db, tmp_path):
    for path in (tmp_path, tmp_path / "absent", tmp_path / "absent" / "file", "/dev/nonsense"):
        with pytest.raises(RastroError) as refused:
            import_csv(path, actor=this_node())
        assert refused.value.code == "core.import.missing"


def test_a_pipe_is_read_as_a_file_is(db):
    reading, writing = os.pipe()
    os.write(writing, (HEADER + GOOD.format(n=1)).encode())
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert import_csv(pipe, actor=this_node(), name="pipe.csv").registered == 1


def test_extra_columns_are_passed_over(db):
    text = "remarks," + HEADER + "seen," + GOOD.format(n=1)
    assert import_csv(io.BytesIO(text.encode()), actor=this_node()).registered == 1


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_formula_is_text_that_no_export_lets_run(db, sign_in, cell):
    row = dict.fromkeys(COLUMNS, "") | {"firearm_id": "B-1", "make": cell, "serial": cell}
    out = io.StringIO()
    csv.DictWriter(out, COLUMNS, lineterminator="\n").writerow(row)
    report = import_csv(io.BytesIO((HEADER + out.getvalue()).encode()), actor=this_node())
    assert {each.text.code for each in report.findings} >= {"core.import.formula"}
    assert Firearm.objects.get().make == cell
    page = sign_in("alice")
    as_csv = b"".join(page.get("/firearms/?export=csv&purpose=audit").streaming_content).decode("utf-8-sig")
    cells = [each for line in csv.reader(as_csv.splitlines()) for each in line]
    assert f"'{cell}" in cells
    assert not [each for each in cells if each.startswith(("=", "+", "-", "@"))]
    as_book = b"".join(page.get("/firearms/?export=xlsx&purpose=audit").streaming_content)
    for line in load_workbook(io.BytesIO(as_book)).active.iter_rows():
        assert not [each for each in line if each.data_type == "f"]
        assert not [each for each in line if str(each.value).startswith(("=", "+", "-", "@"))]


def test_any_spoilt_workbook_is_refused_or_read_and_nothing_else(db):
    chance = random.Random(7)
    whole = workbook()
    for _ in range(150):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            spoilt[chance.randrange(4, len(spoilt))] = chance.randrange(256)
        with suppress(RastroError):
            import_csv(io.BytesIO(bytes(spoilt)), actor=this_node(), dry_run=True)


def test_a_workbook_says_what_it_unpacks_to_and_is_held_to_it(db, monkeypatch):
    """One that lies about its size is cut off at what it says, and its checksum fails."""
    honest = workbook(one_cell("x" * 5_000_000))
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = honest.replace(size.to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    monkeypatch.setattr(archives, "SURELY_FINE", 1_000_000)
    for content, code in ((honest, "bomb"), (lying, "xlsx")):
        with pytest.raises(RastroError) as refused:
            import_csv(io.BytesIO(content), actor=this_node(), dry_run=True)
        assert refused.value.code == f"core.import.{code}"


def test_what_was_said_as_json_says_it_too(db, tmp_path, capsys, monkeypatch):
    """The command's report of lines left out names line, column and code."""
    (tmp_path / "node.toml").touch()
    monkeypatch.setenv("RASTRO_HOME", str(settings.RASTRO.home or ""))
    file = tmp_path / "old.csv"
    file.write_text(HEADER + "B-1,Ferro,,,,A1,2015-02-30,\nB-2,F\x07,,,,A2,2999-01-01,\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["rastro", "import", str(file), "--home", str(tmp_path), "--json"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    found = {
        (each["line"], each["column"], each["code"])
        for each in json.loads(capsys.readouterr().out)["findings"]
    }
    assert found == {
        (2, "sold_on", "registry.import.date"),
        (3, "sold_on", "registry.import.future"),
        (3, "make", "registry.firearm.control_characters"),
    }
    assert not Firearm.objects.exists()

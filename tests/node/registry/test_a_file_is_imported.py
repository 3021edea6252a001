"""A file is registered line by line; given again, nothing is registered twice."""

import csv
import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from rastro.canonical import RastroError
from rastro.tracing import Description
from rastro_node.core.context import this_node
from rastro_node.core.imports import archives
from rastro_node.nomenclator.selectors import unknown_terms
from rastro_node.registry import selectors
from rastro_node.registry.importing import COLUMNS, annotated, import_csv
from rastro_node.registry.models import Firearm, FirearmEvent

ROWS = (
    ("B-1", "Ferro", "F9", "9 mm Luger", "pistol", "FR0148B2", "2015-02-03", "Ingrid Dahl"),
    ("B-2", "Ferro", "F7", "7.65 mm", "pistol", "FS00417", "", "Dag Moe"),
    ("B-3", "", "", "", "", "", "", ""),
)


def text_of(*rows, delimiter=",", header=COLUMNS):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def load(text, **options):
    content = text if isinstance(text, bytes) else text.encode()
    return import_csv(io.BytesIO(content), actor=this_node(), **options)


def codes(report):
    return {
        (each.line, each.column, each.text.code.removeprefix("registry.").removeprefix("core."))
        for each in report.findings
    }


def test_its_firearms_are_found_with_their_sale_and_their_id(db):
    report = load(text_of(*ROWS))
    assert (report.rows, report.registered, report.refused) == (3, 3, 0)
    (found,) = selectors.firearms_like(Description.of(serial="FRO148B2"))
    assert (found.number, found.sold_on) == ("B-1", date(2015, 2, 3))
    life = selectors.life_of(Firearm.objects.get(external_id="B-2").pk)
    assert [(each.kind, each.holder.name) for each in life] == [("registered", "Dag Moe")]


def test_a_dry_run_registers_nothing_and_says_what_would_be(db):
    report = load(text_of(*ROWS), dry_run=True)
    assert (report.registered, Firearm.objects.count(), report.number) == (3, 0, "")


def test_the_same_file_again_registers_nothing_twice(db):
    load(text_of(*ROWS))
    report = load(text_of(*ROWS))
    assert (report.registered, report.already, Firearm.objects.count()) == (0, 3, 3)
    assert FirearmEvent.objects.count() == 3


def test_another_description_under_a_known_id_is_refused(db):
    load(text_of(*ROWS))
    report = load(text_of(("B-1", "Norden", *ROWS[0][2:])))
    assert codes(report) == {(2, "", "import.changed")}
    assert Firearm.objects.get(external_id="B-1").make == "Ferro"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_delimiters_are_found_out(db, delimiter):
    report = load(text_of(*ROWS, delimiter=delimiter))
    assert (report.registered, report.delimiter) == (3, delimiter)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_found_out(db, encoding):
    row = ("B-9", "Fábrica São José", "", "", "", "A1234", "", "Ñusta Peña")
    load(text_of(row).encode(encoding))
    assert Firearm.objects.get(external_id="B-9").make == "Fábrica São José"


def test_a_workbook_is_read_and_what_it_computes_is_left_out(db):
    book = Workbook()
    book.active.append(list(COLUMNS))
    book.active.append(["B-1", "Ferro", "F9", "9 mm", "pistol", 148.0, date(2015, 2, 3), "Dag Moe"])
    book.active.append(["B-2", "Ferro", "F9", "9 mm", "pistol", "=A1&B1", date(2015, 2, 3), ""])
    out = io.BytesIO()
    book.save(out)
    report = load(out.getvalue(), name="old register.xlsx")
    found = Firearm.objects.get(external_id="B-1")
    assert (found.serial, found.sold_on) == ("148", date(2015, 2, 3))
    assert codes(report) == {(3, "serial", "import.formula_cell")}
    assert (report.registered, report.refused) == (1, 1)


def test_a_workbook_that_unpacks_to_too_much_is_refused(db, monkeypatch):
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1_000_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    with pytest.raises(RastroError) as refused:
        load(out.getvalue())
    assert refused.value.code == "core.import.bytes"


def test_each_line_that_is_wrong_is_left_out_with_its_reason(db):
    report = load(
        text_of(
            ("", "Ferro", "", "", "", "A1", "", ""),
            ("X-1", "Ferro", "", "", "", "A2", "31/12/2015", ""),
            ("X-2", "Ferro", "", "", "", "A3", "2999-01-01", ""),
            ("X-3", "Ferro", "", "", "", "A4", "0999-01-01", ""),
            ("X-4", "Ferro", "", "", "", "A5", "2015-02-30", ""),
            ("X-5", "Ferro", "", "", "", "A\x076", "", ""),
            ("X-6", "F" * 201, "", "", "", "A7", "", ""),
            ("X-7", "Ferro", "", "", "", "A8", "", "", "one more"),
            ("X-8", "Ferro", "", "", "", "A9", "2015-02-03", ""),
            ("X-8", "Ferro", "", "", "", "A10", "", ""),
            ("X-9", "Ferro", "", "", "", "A11", "", "H" * 301),
        )
    )
    assert codes(report) == {
        (2, "firearm_id", "import.id_empty"),
        (3, "sold_on", "import.date"),
        (4, "sold_on", "import.future"),
        (5, "sold_on", "import.early"),
        (6, "sold_on", "import.date"),
        (7, "serial", "firearm.control_characters"),
        (8, "make", "firearm.too_long"),
        (9, "", "import.cells"),
        (11, "firearm_id", "import.id_twice"),
        (12, "holder", "firearm.too_long"),
    }
    assert (report.registered, report.refused) == (1, 10)


def test_an_unknown_make_is_kept_as_read_and_flagged(db):
    row = ("B-1", "Zzyzx Arms", "", "", "", "A1", "", "")
    assert codes(load(text_of(row))) == {(2, "make", "import.unknown_make")}
    assert Firearm.objects.get().make == "Zzyzx Arms"
    assert [(each.kind, each.raw, each.times) for each in unknown_terms()] == [("make", "Zzyzx Arms", 1)]


def test_equal_serial_and_make_are_flagged_not_merged(db):
    twin = ("B-5", "FERRO", "", "", "", "FRO148B2", "", "")
    other = ("B-6", "Taurus", "", "", "", "FR0148B2", "", "")
    assert codes(load(text_of(ROWS[0], twin, other))) == {(3, "serial", "import.same_serial")}
    assert Firearm.objects.count() == 3
    later = ("B-7", "Ferro", "", "", "", "FR-0148-B2", "", "")
    assert codes(load(text_of(later))) == {(2, "serial", "import.same_serial")}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"firearm_id,make\nA,B\n", "columns"),
        (b"id:make:serial\n1:2:3\n", "columns"),
        (",".join((*COLUMNS, "make")).encode(), "column_twice"),
        (b"PK\x03\x04 not a workbook", "xlsx"),
        (b"\x00\x01\x02\x03\x00\x00\xff", "encoding"),
        (text_of().encode() + b'B-1,"never closed' + b"\nx" * 200_000, "quote"),
        (text_of().encode() + b"x" * 3_000_000, "line"),
        (b"x" * 3_000_000, "line"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(db, content, code):
    with pytest.raises(RastroError) as refused:
        load(content)
    assert refused.value.code == f"core.import.{code}"
    assert str(refused.value.text)
    assert Firearm.objects.count() == 0


def test_columns_may_have_other_names_or_be_left_out(db):
    text = text_of(("7", "Ferro", "A1"), header=("nº", "marca", "número de série"))
    mapping = dict.fromkeys(COLUMNS, "") | {"firearm_id": "nº", "make": "marca", "serial": "número de série"}
    assert load(text, mapping=mapping).registered == 1


def test_the_file_comes_back_with_its_problems_in_a_column(db):
    text = text_of(ROWS[0], ("X-1", "=cmd()", "", "", "", "A2", "31/12/2015", ""))
    report = load(text, dry_run=True)
    lines = list(csv.reader("".join(annotated(io.BytesIO(text.encode()), report)).splitlines()))
    assert lines[0][-1] == "problems"
    assert lines[1][-1] == ""
    assert "31/12/2015" in lines[2][-1]
    assert lines[2][1] == "'=cmd()"
    mended = text_of(["X-1", *lines[2][1:6], "2015-12-31", ""])
    assert load(mended).registered == 1
    assert Firearm.objects.get(external_id="X-1").make == "=cmd()"


def test_progress_is_told(db):
    told = []
    load(text_of(*ROWS), progress=lambda done, total: told.append((done, total)))
    assert told == [(3, 3)]

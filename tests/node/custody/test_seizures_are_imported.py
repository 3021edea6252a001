"""A file of seizures is taken over line by line: cases, firearms, lots; copies once; again, nothing new."""

import csv
import gzip
import io
from datetime import date

import pytest
from openpyxl import Workbook
from tests.harness.shared import shared

from rastro.canonical import InvalidInput
from rastro_node.core.context import this_node
from rastro_node.core.imports import kind_of
from rastro_node.custody.importing import SEIZURES, import_seizures
from rastro_node.custody.models import Case, Exhibit
from rastro_node.custody.selectors import repeats
from rastro_node.ledger.models import Entry
from rastro_node.nomenclator.selectors import unknown_terms

HEADER = (
    "case_id", "class", "type", "make", "model", "calibre", "serial", "state_owned", "registered_on",
    "offence", "police_district", "seal_id",
)  # fmt: skip
GUN = (
    "C-1",
    "arma de fogo",
    "pistola",
    "Ferro",
    "F9",
    "9 mm",
    "FR0148B2",
    "POLÍCIA MILITAR",
    "2021-01-14",
    "",
    "Alba",
    "L1",
)
LOT = ("C-1", "munição", "cartucho", "Ferro", "ogival", "9 mm", "", "", "2021-01-14", "", "Alba", "")
FILED = (
    "C-2",
    "arma de fogo",
    "revólver",
    "Ferro",
    "",
    ".38",
    "RASPADO",
    "",
    "2021-02-01",
    "Entrega voluntária",
    "Norte",
    "",
)


def text_of(*rows, header=HEADER):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def load(text, **options):
    content = text if isinstance(text, bytes) else text.encode()
    return import_seizures(io.BytesIO(content), actor=this_node(), **options)


def changed(row, **words):
    return tuple(words.get(name, value) for name, value in zip(HEADER, row, strict=True))


def codes(report):
    return {
        (each.line, each.column, each.text.code.removeprefix("custody.import.")) for each in report.findings
    }


def test_it_is_a_kind_of_import():
    assert kind_of("seizures") is SEIZURES


def test_cases_firearms_and_lots_stand_with_what_their_words_mean(db):
    report = load(text_of(GUN, LOT, FILED))
    assert (report.rows, report.registered, report.refused) == (3, 3, 0)
    gun, lot, filed = Exhibit.objects.order_by("pk")
    assert (gun.kind, gun.make_code, gun.type_code, gun.serial_state) == (
        "firearm",
        "ferro",
        "pistol",
        "read",
    )
    assert (gun.owner_class, gun.state_owned, gun.serial_key) == ("police", True, "FR0148B2")
    assert gun.folded in gun.keys
    assert (lot.kind, lot.serial_state, lot.keys, lot.quantity) == ("ammunition", "", [], None)
    assert (filed.serial_state, filed.removal, filed.keys, filed.serial_key) == ("removed", "filed", [], "")
    assert gun.case == lot.case
    cases = dict(Case.objects.values_list("external_id", "context"))
    assert cases == {"C-1": "seized", "C-2": "surrendered"}
    assert gun.case.opened_on == gun.registered_on == date(2021, 1, 14)


def test_a_batch_is_one_entry_of_the_ledger(db):
    load(text_of(GUN, LOT, FILED))
    (entry,) = Entry.objects.filter(action="exhibit.import")
    assert entry.object.startswith("import/XA-I-")


def test_a_copy_of_a_line_is_taken_once_and_reported(db):
    report = load(text_of(GUN, LOT, GUN, LOT, LOT, changed(LOT, seal_id="L2")))
    assert (report.registered, report.duplicates, Exhibit.objects.count()) == (3, 3, 3)
    assert report.codes["custody.import.duplicate_firearm"] == 1
    assert report.codes["custody.import.duplicate_ammunition"] == 2
    assert (4, "", "duplicate_firearm") in codes(report)


def test_the_same_file_again_changes_nothing(db):
    first = load(text_of(GUN, LOT, FILED, LOT))
    before = list(Exhibit.objects.order_by("pk").values())
    again = load(text_of(GUN, LOT, FILED, LOT))
    assert (again.registered, again.already, again.duplicates) == (0, 3, 1)
    assert again.rows == first.rows == again.already + again.duplicates
    assert list(Exhibit.objects.order_by("pk").values()) == before
    assert Case.objects.count() == 2


def test_a_later_file_adds_to_a_case_that_is_open(db):
    load(text_of(GUN))
    load(text_of(changed(GUN, serial="FR0148B9")))
    assert Case.objects.count() == 1
    assert Case.objects.get().exhibits.count() == 2


def test_a_dry_run_stores_nothing_and_says_what_would_be(db):
    report = load(text_of(GUN, LOT), dry_run=True)
    assert (report.registered, report.number, Exhibit.objects.count(), Case.objects.count()) == (2, "", 0, 0)


@pytest.mark.parametrize(
    ("words", "column", "code"),
    [
        ({"case_id": ""}, "case_id", "case_empty"),
        ({"registered_on": "yesterday"}, "registered_on", "date"),
        ({"registered_on": "2021-02-30"}, "registered_on", "date"),
        ({"registered_on": "03/02/2021"}, "registered_on", "two_days"),
        ({"registered_on": "2999-01-01"}, "registered_on", "future"),
        ({"registered_on": "1066-10-14"}, "registered_on", "early"),
        ({"make": "x" * 201}, "make", "custody.exhibit.too_long"),
        ({"seal_id": "x" * 81}, "seal_id", "custody.exhibit.too_long"),
        ({"serial": "A\x071"}, "serial", "custody.exhibit.control_characters"),
        ({"class": "", "type": "", "make": "", "serial": ""}, "type", "custody.exhibit.nothing"),
    ],
)
def test_what_is_wrong_is_left_out_and_said(db, words, column, code):
    report = load(text_of(changed(GUN, **words), LOT))
    assert (report.refused, report.registered) == (1, 1)
    assert (2, column, code) in codes(report)


@pytest.mark.parametrize(
    "day", ["2021-05-20", "20/05/2021", "05/20/2021", "2021-05-20 12:21:06", "20.05.2021"]
)
def test_days_that_can_be_one_day_alone_are_read(db, day):
    assert load(text_of(changed(GUN, registered_on=day))).refused == 0
    assert Exhibit.objects.get().registered_on == date(2021, 5, 20)


def test_a_serial_nobody_can_read_is_kept_and_said(db):
    long = "ALO17/CCR28/BFQ78/BLO83/BML50/CE017/ALN87/AYV34"
    report = load(text_of(changed(GUN, serial=long)))
    assert (report.registered, Exhibit.objects.get().serial) == (1, long)
    assert (2, "serial", "serial_unclear") in codes(report)


def test_a_firearm_that_was_seized_before_is_said_in_the_file_and_across_files(db):
    again = changed(GUN, case_id="C-9", serial="FR-0148B2", seal_id="L9")
    inside = load(text_of(GUN, again))
    assert (3, "serial", "seized_before") in codes(inside)
    later = load(text_of(changed(again, case_id="C-10")))
    assert {(2, "serial", "seized_before")} == codes(later)
    assert "C-9" in later.findings[0].text.say() or "C-1" in later.findings[0].text.say()
    (row,) = repeats()
    assert (row["cases"], row["police"]) == (3, True)


def test_words_nobody_knows_wait_for_a_curator(db):
    load(text_of(changed(GUN, make="Zyxwvut Arms"), changed(LOT, make="Zyxwvut Arms")))
    assert unknown_terms().get(raw="Zyxwvut Arms").times == 2


def test_columns_of_another_state_are_found_by_their_usual_names(db):
    header = (
        "Expediente",
        "Tipo de arma",
        "Marca",
        "Calibre",
        "Número de serie",
        "Fecha de incautación",
        "Delito",
    )
    row = ("MX-1", "pistola", "Ferro", "9 mm", "FR0148B2", "2021-01-14", "Portación ilegal")
    report = load(text_of(row, header=header))
    assert report.registered == 1
    found = Exhibit.objects.select_related("case").get()
    assert (found.kind, found.serial, found.case.external_id, found.case.offence) == (
        "firearm",
        "FR0148B2",
        "MX-1",
        "Portación ilegal",
    )


def test_a_workbook_is_read_as_a_file_is(db):
    book, out = Workbook(), io.BytesIO()
    book.active.append(HEADER)
    book.active.append(changed(GUN, registered_on=date(2021, 1, 14)))
    book.save(out)
    assert import_seizures(io.BytesIO(out.getvalue()), actor=this_node(), name="a.xlsx").registered == 1
    assert Exhibit.objects.get().registered_on == date(2021, 1, 14)


def test_a_file_of_something_else_is_refused_whole(db):
    with pytest.raises(InvalidInput, match="case_id"):
        load("a,b\n1,2\n")
    assert Case.objects.count() == 0


def test_an_import_is_withdrawn_with_the_cases_it_opened_and_can_be_given_again(db):
    load(text_of(GUN))
    second = load(text_of(changed(GUN, serial="FR0148B9"), FILED))
    assert SEIZURES.standing(number=second.number) == 2
    assert SEIZURES.undo(actor=this_node(), number=second.number, limit=1) == 1
    assert SEIZURES.undo(actor=this_node(), number=second.number, limit=100) == 1
    assert SEIZURES.undo(actor=this_node(), number=second.number, limit=100) == 0
    standing = Case.objects.filter(withdrawn_at=None)
    assert list(standing.values_list("external_id", flat=True)) == ["C-1"]
    assert load(text_of(changed(GUN, serial="FR0148B9"), FILED)).registered == 2


def test_real_lines_are_all_accounted_for(db):
    with gzip.open(shared("records/br_rj_seizures_2017_2022.csv.gz"), "rt", encoding="utf-8") as stream:
        lines = [next(stream) for _line in range(3_001)]
    report = load("".join(lines))
    assert report.rows == 3_000 == report.registered + report.duplicates
    kinds = set(Exhibit.objects.values_list("kind", flat=True))
    assert kinds == {"firearm", "ammunition"}
    assert Exhibit.objects.count() == len(set(lines[1:]))

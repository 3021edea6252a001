"""The lines of a file of seizures: what each says, what it means, and what is wrong with it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from rastro.canonical import RastroError, Text
from rastro.custody import seizure_context, yes_or_no
from rastro.nomenclator.folding import plain
from rastro_node.core.imports import Finding, Layout, Row
from rastro_node.custody.describing import Describer, NewExhibit, serial_columns
from rastro_node.custody.importing.days import day_of
from rastro_node.custody.limits import check_case, check_exhibit
from rastro_node.custody.values import NewCase, NewLine

SEIZED_BEFORE = "custody.import.seized_before"


@dataclass(frozen=True, slots=True)
class _Told:
    """What the first line of a case said of it."""

    line: int
    district: str
    offence: int
    opened_on: date | None


class SeizureReader:
    """Reads the lines of one file; the same spellings are looked up once.

    Parameters
    ----------
    layout
        Where the file has our columns.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._places = [layout.columns[name] for name in layout.names if name in layout.columns]
        self._describer = Describer()
        self._today = timezone.localdate()
        self._unknown: set[tuple[str, str]] = set()
        self._cases: dict[str, _Told] = {}
        self._again: dict[int, str] = {}

    def read(self, line: int, cells: Sequence[str]) -> Row:
        """One line."""
        words, found = self._layout.words(line, cells)
        errors: list[Finding] = []
        opened_on = self._day(line, words["registered_on"], errors)
        year = _number(line, "file_year", "custody.import.year", words["file_year"], errors)
        quantity = _number(line, "quantity", "custody.exhibit.quantity", words["quantity"], errors)
        case = _case(words, opened_on, year)
        new = _exhibit(words, opened_on, quantity, self._identity(cells))
        errors += _wrong(line, case, new)
        found += errors
        if any(each.level == "error" for each in found):
            return Row(line, new.identity, None, tuple(found))
        columns = self._describer.columns(new)
        unknown = self._describer.codes(new).abstained
        found += self._look(line, case, new, columns, unknown)
        repeated = f"custody.import.duplicate_{columns['kind']}"
        return Row(line, new.identity, NewLine(case, columns, unknown), tuple(found), repeated=repeated)

    def _identity(self, cells: Sequence[str]) -> str:
        """Digest of the cells that we take, exactly as they stand: two lines are one when all are equal."""
        width = len(cells)
        taken = "\x1f".join(cells[place] if place < width else "" for place in self._places)
        return hashlib.sha256(taken.encode()).hexdigest()

    def _day(self, line: int, value: str, errors: list[Finding]) -> date | None:
        if not value:
            return None
        try:
            return day_of(value, today=self._today)
        except RastroError as error:
            errors.append(Finding(line, "registered_on", "error", error.text))
            return None

    def _look(
        self,
        line: int,
        case: NewCase,
        new: NewExhibit,
        columns: Mapping[str, object],
        unknown: Sequence[tuple[str, str]],
    ) -> Iterator[Finding]:
        for column, raw in unknown:
            if (column, raw) not in self._unknown:
                self._unknown.add((column, raw))
                text = Text("custody.import.unknown_word", {"raw": raw[:80], "column": column})
                yield Finding(line, column, "warning", text)
        if columns["serial_state"] and (problem := serial_columns(new.serial).problem):
            params = {"serial": new.serial[:60], "why": problem.say()}
            yield Finding(line, "serial", "warning", Text("custody.import.serial_unclear", params))
        yield from self._seized_before(line, case, columns)
        yield from self._case_differs(line, case)

    def _seized_before(self, line: int, case: NewCase, columns: Mapping[str, object]) -> Iterator[Finding]:
        if not columns["serial_key"]:
            return
        made = (
            columns["serial_key"],
            columns["make_code"] or plain(str(columns["make"])),
            columns["type_code"] or plain(str(columns["type"])),
        )
        first = self._again.setdefault(hash(made), case.external_id)
        if first != case.external_id:
            yield Finding(line, "serial", "warning", Text(SEIZED_BEFORE, {"other": first}))

    def _case_differs(self, line: int, case: NewCase) -> Iterator[Finding]:
        told = _Told(line, case.district, hash(case.offence), case.opened_on)
        first = self._cases.setdefault(case.external_id, told)
        for column, differs in (
            ("police_district", first.district != told.district),
            ("offence", first.offence != told.offence),
            ("registered_on", first.opened_on != told.opened_on),
        ):
            if differs:
                params = {"case": case.external_id, "column": column, "line": first.line}
                yield Finding(line, column, "warning", Text("custody.import.case_differs", params))


def _case(words: Mapping[str, str], opened_on: date | None, year: int | None) -> NewCase:
    return NewCase(
        external_id=words["case_id"],
        authority=words["authority"],
        district=words["police_district"],
        place=words["place"],
        offence=words["offence"],
        context=seizure_context(words["offence"]).value,
        opened_on=opened_on,
        year=year,
    )


def _exhibit(
    words: Mapping[str, str], opened_on: date | None, quantity: int | None, identity: str
) -> NewExhibit:
    named = ("make", "model", "calibre", "type", "serial", "country", "origin", "custody_ref")
    return NewExhibit(
        **{name: words[name] for name in named},
        class_=words["class"],
        owner=words["state_owned"],
        seal=words["seal_id"],
        restricted=yes_or_no(words["restricted"]),
        examined=yes_or_no(words["has_report"]),
        quantity=quantity,
        registered_on=opened_on,
        identity=identity,
    )


def _number(line: int, column: str, code: str, value: str, errors: list[Finding]) -> int | None:
    if not value:
        return None
    digits = value.removesuffix(".0")
    most = 4 if column == "file_year" else 9
    if digits.isascii() and digits.isdigit() and len(digits) <= most:
        return int(digits)
    errors.append(Finding(line, column, "error", Text(code, {"value": value[:40]})))
    return None


def _wrong(line: int, case: NewCase, new: NewExhibit) -> list[Finding]:
    found = []
    if not case.external_id:
        text = Text("custody.import.case_empty", {"column": "case_id"})
        found.append(Finding(line, "case_id", "error", text))
    try:
        check_case(case)
        check_exhibit(new)
    except RastroError as error:
        field = error.field or ""
        found.append(Finding(line, FIELDS.get(field, field), "error", error.text))
    return found


FIELDS = {
    "external_id": "case_id",
    "district": "police_district",
    "owner": "state_owned",
    "seal": "seal_id",
    "class_": "class",
}
"""Our fields to the file's columns, where they are called otherwise."""

"""One line of a file as a firearm to be registered, or why it cannot be one."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from rastro.canonical import RastroError, Text
from rastro.registry import Event, EventKind, Holder, HolderKind
from rastro.registry.form import EARLIEST, MAX_WORDS
from rastro_node.registry.importing.report import Finding
from rastro_node.registry.services import NewFirearm, check_description

ID = "firearm_id"
FORMULA = ("=", "@", "+", "-", "\t")
QUOTED = "'"


@dataclass(frozen=True, slots=True)
class Row:
    """A line, read.

    Parameters
    ----------
    line
        Its number.
    firearm
        What it says; None when it was left out.
    findings
        What was found in it.
    """

    line: int
    firearm: NewFirearm | None
    findings: tuple[Finding, ...]


class Checker:
    """Reads lines one after the other, and remembers the ids it saw."""

    def __init__(self, columns: Mapping[str, int], width: int) -> None:
        self._columns, self._width = columns, width
        self._lines: dict[str, int] = {}
        self._today = timezone.localdate()

    def read(self, line: int, cells: Sequence[str]) -> Row:
        """One line."""
        if len(cells) > self._width and any(cells[self._width :]):
            text = Text("registry.import.cells", {"found": len(cells), "wanted": self._width})
            return Row(line, None, (Finding(line, "", "error", text),))
        words, found = self._words(line, cells)
        errors = [*self._id(line, words[ID])]
        sold_on, problem = self._day(words["sold_on"])
        if problem:
            errors.append(Finding(line, "sold_on", "error", problem))
        firearm = _firearm(words, sold_on)
        errors += _description(line, firearm, words["holder"])
        return Row(line, None if errors else firearm, (*errors, *found))

    def _words(self, line: int, cells: Sequence[str]) -> tuple[dict[str, str], list[Finding]]:
        words: dict[str, str] = {}
        found = []
        for column in (ID, "make", "model", "calibre", "type", "serial", "sold_on", "holder"):
            place = self._columns.get(column, self._width)
            word = cells[place].strip() if place < len(cells) else ""
            if word[:1] == QUOTED and word[1:2] in FORMULA:
                word = word[1:]
            if is_formula(word):
                text = Text("registry.import.formula", {"value": word[:40]})
                found.append(Finding(line, column, "warning", text))
            words[column] = word
        return words, found

    def _id(self, line: int, value: str) -> list[Finding]:
        if not value:
            return [Finding(line, ID, "error", Text("registry.import.id_empty", {"column": ID}))]
        other = self._lines.setdefault(value, line)
        if other == line:
            return []
        params: dict[str, Any] = {"other": other, "column": ID, "value": value[:80]}
        return [Finding(line, ID, "error", Text("registry.import.id_twice", params))]

    def _day(self, value: str) -> tuple[date | None, Text | None]:
        if not value:
            return None, None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return None, Text("registry.import.date", {"value": value[:40]})
        if day > self._today:
            return None, Text("registry.import.future", {"value": value[:40]})
        if day < EARLIEST:
            return None, Text("registry.import.early", {"value": value[:40]})
        return day, None


def is_formula(word: str) -> bool:
    """Whether a spreadsheet would compute it; a number with a sign is a number."""
    return word.startswith(FORMULA) and not word[1:].replace(".", "").replace("-", "").isalnum()


def _firearm(words: Mapping[str, str], sold_on: date | None) -> NewFirearm:
    described = {name: words[name] for name in ("make", "model", "calibre", "type", "serial")}
    return NewFirearm(
        **described,
        external_id=words[ID],
        events=(_event(sold_on, words["holder"]),),
        row_digest=hashlib.sha256(json.dumps(sorted(words.items()), ensure_ascii=False).encode()).hexdigest(),
    )


def _event(sold_on: date | None, holder: str) -> Event:
    """The sale the line tells of; without its day, that the firearm stands in the register, and with whom."""
    person = Holder(HolderKind.PERSON, holder) if holder else None
    kind = EventKind.SOLD if sold_on else EventKind.REGISTERED
    return Event(id="", kind=kind, on=sold_on, holder=person)


def _description(line: int, firearm: NewFirearm, holder: str) -> list[Finding]:
    found = []
    try:
        check_description(firearm)
    except RastroError as error:
        found.append(Finding(line, error.field or "", "error", error.text))
    if len(holder) > MAX_WORDS or not holder.isprintable():
        code = "too_long" if len(holder) > MAX_WORDS else "control_characters"
        text = Text(f"registry.firearm.{code}", {"name": "holder", "limit": MAX_WORDS})
        found.append(Finding(line, "holder", "error", text))
    return found

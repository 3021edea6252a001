"""One line of a file as a firearm to be registered, or why it cannot be one."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from rastro.canonical import RastroError, Text
from rastro.markings import fold
from rastro.nomenclator.folding import plain
from rastro.registry import Event, EventKind, Holder, HolderKind
from rastro.registry.form import EARLIEST, MAX_WORDS
from rastro_node.core.imports import Finding, Layout, Row
from rastro_node.core.serial_words import said
from rastro_node.nomenclator.selectors import Codes, Resolver
from rastro_node.registry.services import NewFirearm, check_description

ID = "firearm_id"


@dataclass(frozen=True, slots=True)
class Read:
    """What a line says.

    Parameters
    ----------
    firearm
        To be registered.
    codes
        What the nomenclator knows of its words.
    folded, serial_key
        Its serial with confusable characters made one; with its make.
    twin
        An earlier line's id with the same serial and make, or empty.
    """

    firearm: NewFirearm
    codes: Codes
    folded: str
    serial_key: tuple[str, str]
    twin: str

    @property
    def unknown_make(self) -> bool:
        """Whether nobody knows its make."""
        return ("make", self.firearm.make) in self.codes.unknown


def read_of(row: Row) -> Read:
    """What a line of firearms says."""
    if not isinstance(row.record, Read):
        raise TypeError(row.record)
    return row.record


class Checker:
    """Reads lines one after the other, and remembers the serials it saw."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._resolver = Resolver()
        self._serials: dict[int, str] = {}
        self._today = timezone.localdate()

    def read(self, line: int, cells: Sequence[str]) -> Row:
        """One line."""
        words, found = self._layout.words(line, cells)
        errors = [each for each in found if each.level == "error"]
        if errors:
            return Row(line, "", None, tuple(errors))
        if not words[ID]:
            errors.append(Finding(line, ID, "error", Text("registry.import.id_empty", {"column": ID})))
        sold_on, problem = self._day(words["sold_on"])
        if problem:
            errors.append(Finding(line, "sold_on", "error", problem))
        firearm = _firearm(words, sold_on)
        errors += _description(line, firearm, words["holder"])
        record = None if errors else self._read(firearm)
        return Row(line, words[ID], record, (*errors, *found), firearm.row_digest)

    def _read(self, firearm: NewFirearm) -> Read:
        codes = self._resolver.codes(make=firearm.make, calibre=firearm.calibre, type_=firearm.type)
        folded = fold(said(firearm.serial))
        key = (folded, codes.make or plain(firearm.make))
        twin = self._serials.setdefault(hash(key), firearm.external_id) if folded else ""
        return Read(firearm, codes, folded, key, twin)

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

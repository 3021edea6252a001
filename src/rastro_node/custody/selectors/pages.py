"""What the pages of a case and of an exhibit show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from rastro.custody import ItemKind
from rastro.markings import Understood, understand
from rastro.nomenclator import Kind, Resolution, Term, term
from rastro_node.custody.models import Case, Exhibit
from rastro_node.custody.saying import context_word, kind_word, owner_word, removal_word, state_word
from rastro_node.custody.selectors.cases import case_row, kinds_in
from rastro_node.custody.selectors.exhibits import exhibit, exhibits_of
from rastro_node.custody.selectors.repeats import again_among, again_of
from rastro_node.ledger.selectors import EntryRow, entries_about
from rastro_node.nomenclator.selectors import Resolver

MOST_READS = 20
MOST_SHOWN = 500
KINDS = {"make": Kind.MAKE, "model": Kind.MODEL, "calibre": Kind.CALIBRE, "type": Kind.TYPE}


@dataclass(frozen=True, slots=True)
class Cell:
    """One character of a serial: what stood there, and what else it could be."""

    shown: str
    kind: str
    hint: str


@dataclass(frozen=True, slots=True)
class Named:
    """A word of the record, and the term it means."""

    label: str
    raw: str
    term: Term | None
    resolution: Resolution | None


@dataclass(frozen=True, slots=True)
class Happened:
    """Something on a case's timeline."""

    on: date | datetime | None
    what: str
    detail: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitPage:
    """Everything the page of an exhibit shows."""

    row: Exhibit
    kind: str
    owner: str
    state: str
    removal: str
    cells: tuple[Cell, ...]
    words: tuple[Named, ...]
    understood: Understood | None
    said_make: Term | None
    again: tuple[Exhibit, ...]
    reads: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything the page of a case shows."""

    row: Case
    context: str
    exhibits: tuple[Exhibit, ...]
    more: int
    again: frozenset[UUID]
    kinds: tuple[tuple[str, int], ...]
    timeline: tuple[Happened, ...]
    reads: tuple[EntryRow, ...]


def exhibit_page(exhibit_id: UUID) -> ExhibitPage:
    """The page of an exhibit.

    Raises
    ------
    NotFound
        `custody.exhibit.unknown`.
    """
    row = exhibit(exhibit_id)
    is_firearm = row.kind == ItemKind.FIREARM
    understood = (
        understand(make=row.make, calibre=row.calibre, type_=row.type, serial=row.serial)
        if is_firearm or row.serial
        else None
    )
    says = understood.says if understood else None
    return ExhibitPage(
        row=row,
        kind=kind_word(row.kind),
        owner=owner_word(row.owner_class),
        state=state_word(row.serial_state),
        removal=removal_word(row.removal),
        cells=tuple(_cells(understood)),
        words=tuple(_words(row, is_firearm=is_firearm)),
        understood=understood,
        said_make=term(says.make, kind=Kind.MAKE) if says else None,
        again=tuple(again_of(row)),
        reads=tuple(entries_about(f"exhibit/{row.pk}", limit=MOST_READS)),
    )


def _cells(understood: Understood | None) -> Iterable[Cell]:
    reading = understood.serial.reading if understood and understood.serial else None
    for each in reading.characters if reading else ():
        kind = "doubt" if each.alternatives else "read" if each.seen else "unread"
        yield Cell(each.seen or "?", kind, " ".join(each.alternatives))


def _words(row: Exhibit, *, is_firearm: bool) -> Iterable[Named]:
    resolved: Mapping[str, Resolution] = Resolver().resolve(
        make=row.make, calibre=row.calibre, type_=row.type, model=row.model if is_firearm else ""
    )
    labels = {"make": _("Make"), "model": _("Model"), "type": _("Type"), "calibre": _("Calibre")}
    for name, label in labels.items():
        raw, found = getattr(row, name), resolved.get(name)
        yield Named(label, raw, found.term if found and raw else None, found if raw else None)


def case_page(case_id: UUID) -> CasePage:
    """The page of a case.

    Raises
    ------
    NotFound
        `custody.case.unknown`.
    """
    row = case_row(case_id)
    counted = kinds_in(row)
    shown = list(exhibits_of(row)[:MOST_SHOWN])
    return CasePage(
        row=row,
        context=context_word(row.context),
        exhibits=tuple(shown),
        more=sum(counted.values()) - len(shown),
        again=frozenset(again_among(each.pk for each in shown if each.serial_key)),
        kinds=tuple((kind_word(kind), count) for kind, count in sorted(counted.items(), reverse=True)),
        timeline=tuple(_timeline(row, shown)),
        reads=tuple(entries_about(f"case/{row.pk}", limit=MOST_READS)),
    )


def _timeline(case: Case, rows: list[Exhibit]) -> Iterable[Happened]:
    yield Happened(case.opened_on, context_word(case.context), case.place or case.district, "warn")
    entered: dict[tuple[Any, str], int] = {}
    for row in rows:
        key = (row.entered_at.replace(second=0, microsecond=0), row.source)
        entered[key] = entered.get(key, 0) + 1
    for (at, source), count in sorted(entered.items()):
        detail = _("from the file of import %(number)s") % {"number": source} if source else ""
        yield Happened(at, _("Exhibits entered: %(count)s") % {"count": count}, detail)
    if case.withdrawn_at:
        yield Happened(case.withdrawn_at, _("Withdrawn with the import that brought it"), case.source, "bad")

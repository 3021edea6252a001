"""A pair as its page shows it: field beside field, serials character by character, both lives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rastro.markings import Edit, EditKind
from rastro.registry import HolderKind
from rastro.tracing import PairWeight
from rastro.tracing.linkage import verdict_of
from rastro_node.custody.saying import owner_word
from rastro_node.custody.selectors import again_of, exhibit
from rastro_node.nomenclator.words import type_word
from rastro_node.registry.models import Link, LinkProposal
from rastro_node.registry.saying import VERDICT_WORDS, country_word, say, status_word
from rastro_node.registry.selectors.firearms import firearm_row
from rastro_node.registry.selectors.life_page import Happened, life_page
from rastro_node.registry.selectors.links import (
    FIREARM,
    Compared,
    compared,
    history_of,
    proposed_as,
    standing_of,
)
from rastro_node.registry.selectors.pairing import weigh

_DIFFERENT = frozenset({EditKind.SUBSTITUTED, EditKind.MISSING, EditKind.EXTRA})


@dataclass(frozen=True, slots=True)
class Cell:
    """One character of a serial, and how it stands to the other serial."""

    shown: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """One field of both records and what it says: `agrees`, `near`, `differs`, `unknown`."""

    name: str
    left: str
    right: str
    verdict: str
    said: str
    cells: tuple[tuple[Cell, ...], tuple[Cell, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records."""

    record: Compared
    events: tuple[Happened, ...]
    title: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairPage:
    """Everything the page shows."""

    proposal: LinkProposal
    weight: PairWeight
    left: Side
    right: Side
    rows: tuple[Row, ...]
    reasons: tuple[tuple[str, str], ...]
    standing: Link | None
    history: tuple[Link, ...]
    same_case: bool
    repeat: bool
    proposed: str


def pair_page(row: LinkProposal) -> PairPage:
    """The page of a pair, weighed as both records stand now."""
    left, right = compared(row.left), compared(row.right)
    weight = weigh(left, right)
    return PairPage(
        proposal=row,
        weight=weight,
        left=_side(left),
        right=_side(right),
        rows=tuple(_rows(left, right, weight)),
        reasons=tuple((each.verdict, say(each.text)) for each in weight.reasons),
        standing=standing_of(row.left, row.right),
        history=tuple(history_of(row.left, row.right)),
        same_case=bool(left.case) and left.case == right.case,
        repeat=bool(left.case or right.case) and left.case != right.case,
        proposed=str(VERDICT_WORDS[proposed_as(row.left, row.right)]),
    )


def _side(record: Compared) -> Side:
    title = " ".join(each for each in (record.record.make, record.record.model) if each)
    events, labels = _life(record) if record.kind == FIREARM else _custody(record)
    return Side(record, tuple(events), title or record.number, tuple(labels))


def _life(record: Compared) -> tuple[Sequence[Happened], list[str]]:
    page = life_page(firearm_row(record.id), names=False)
    holder = page.state.chain[-1] if page.state.chain else None
    owned = holder is not None and holder.lawful and holder.holder.kind is HolderKind.STATE
    return page.events, [_("State-owned")] if owned else []


def _custody(record: Compared) -> tuple[Sequence[Happened], list[str]]:
    """The seizure; whether the firearm is the State's and whose, and in how many cases it was seized."""
    row = exhibit(record.id)
    labels = [_("State-owned"), owner_word(row.owner_class)] if row.state_owned else []
    cases = {row.case_id} | {each.case_id for each in again_of(row)}
    if len(cases) > 1:
        labels.append(_("seized in %(count)s cases") % {"count": len(cases)})
    what = _("Came into custody with case %(case)s") % {"case": row.case.number}
    return (_seizure(what, row),), labels


def _seizure(what: str, row: Any) -> Happened:
    return Happened(
        what=what,
        on=row.registered_on or row.case.opened_on,
        tone="warn",
        place=row.case.district or row.case.place,
        holder="",
        authority=row.case.authority,
        reference=row.case.external_id,
        recorded_at=row.entered_at,
        corrected=False,
        details=tuple(each for each in (row.case.offence, row.owner) if each),
    )


def _rows(left: Compared, right: Compared, weight: PairWeight) -> Iterator[Row]:
    one, other = left.record, right.record
    words = {"agrees": _("agrees"), "near": _("nearly agrees"), "differs": _("contradicts"), "unknown": "—"}
    verdict = _serial_verdict(weight)
    yield Row(
        _("Serial"),
        one.serial,
        other.serial,
        verdict,
        words[verdict],
        _cells(one.serial, other.serial, weight.edits),
    )
    for name, subject, read in (
        (_("Make"), "make", str),
        (_("Model"), "model", str),
        (_("Calibre"), "calibre", str),
        (_("Type"), "type", type_word),
        (_("Country of manufacture"), "country", country_word),
    ):
        a, b = getattr(one, subject), getattr(other, subject)
        verdict = verdict_of(subject, a, b)
        yield Row(name, read(a) if a else "", read(b) if b else "", verdict, words[verdict])
    for name, mine, theirs in (
        (_("Stands"), status_word(one.status), status_word(other.status)),
        (_("Made on"), one.made_on, other.made_on),
        (_("Sold on"), one.sold_on, other.sold_on),
        (_("Case"), left.case, right.case),
    ):
        if mine or theirs:
            yield Row(name, str(mine or ""), str(theirs or ""), "unknown", "—")


def _serial_verdict(weight: PairWeight) -> str:
    verdicts = {each.verdict for each in weight.reasons if each.subject == "serial"}
    return next((each for each in ("differs", "near", "unknown") if each in verdicts), "agrees")


def _cells(one: str, other: str, edits: Sequence[Edit]) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Both serials, each character coloured by how it stands to the other's."""
    if not edits:
        return tuple(Cell(each, "") for each in one), tuple(Cell(each, "") for each in other)
    seen = tuple(Cell(each.seen, _tone(each)) for each in edits if each.seen)
    registered = tuple(Cell(each.registered, _tone(each)) for each in edits if each.registered)
    first_is_seen = "".join(each.shown for each in seen).upper() == one.strip().upper()
    return (seen, registered) if first_is_seen else (registered, seen)


def _tone(edit: Edit) -> str:
    if edit.kind is EditKind.EQUAL:
        return ""
    return "differs" if edit.kind in _DIFFERENT else "near"

"""A firearm's life as its page tells it: one timeline, its marks, the hands it passed through, who looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rastro.registry import (
    INTO_CUSTODY,
    REPORTS,
    Event,
    EventKind,
    FirearmState,
    Holder,
    HolderKind,
    fold_events,
    kind_text,
    status_text,
)
from rastro_node.core.keys import own_state
from rastro_node.ledger.selectors import EntryRow, entries_about
from rastro_node.registry.models import Firearm
from rastro_node.registry.saying import holder_kind, say
from rastro_node.registry.selectors.firearms import firearm_row, life_of, same_serial

MOST_READS = 20
TONES = dict.fromkeys(REPORTS, "bad") | dict.fromkeys(INTO_CUSTODY, "warn")
ENDS = {EventKind.DESTROYED: "bad", EventKind.DEACTIVATED: "warn", EventKind.SOLD: "ok"}


@dataclass(frozen=True, slots=True)
class Happened:
    """An event on the timeline."""

    what: str
    on: date | None
    tone: str
    place: str
    holder: str
    authority: str
    reference: str
    recorded_at: Any
    corrected: bool
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that is there, or that an article asks for."""

    name: str
    article: str
    text: str
    on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Held:
    """A time in one holder's hands."""

    holder: str
    kind: str
    since: date | None
    until: date | None
    lawful: bool


@dataclass(frozen=True, slots=True)
class LifePage:
    """Everything the page shows."""

    firearm: Firearm
    status: str
    state: FirearmState
    events: tuple[Happened, ...]
    marks: tuple[Mark, ...]
    chain: tuple[Held, ...]
    twins: tuple[Firearm, ...]
    reads: tuple[EntryRow, ...]
    names_shown: bool


def life_page(firearm: Firearm, *, names: bool) -> LifePage:
    """The page of a firearm.

    Parameters
    ----------
    names
        Whether the names of persons are shown: only to whoever stated a purpose.
    """
    life = life_of(firearm.pk)
    state = fold_events(life)
    fixed = {event.corrects for event in life if event.corrects}
    return LifePage(
        firearm=firearm,
        status=say(status_text(state.status)),
        state=state,
        events=tuple(_happened(event, corrected=event.id in fixed, names=names) for event in life),
        marks=tuple(_marks(firearm, state)),
        chain=tuple(
            Held(
                name_of(each.holder, names=names),
                holder_kind(each.holder.kind),
                each.since,
                each.until,
                each.lawful,
            )
            for each in state.chain
        ),
        twins=tuple(same_serial(firearm)),
        reads=tuple(entries_about(f"firearm/{firearm.pk}", limit=MOST_READS)),
        names_shown=names,
    )


def page_of(firearm_id: Any, *, names: bool) -> LifePage:
    """The same by identifier."""
    return life_page(firearm_row(firearm_id), names=names)


def name_of(holder: Holder | None, *, names: bool) -> str:
    """A holder in words; a person's name only where it may be shown."""
    if holder is None:
        return ""
    if holder.kind is HolderKind.PERSON and not names and holder.name:
        return _("name withheld")
    shown = holder.name or holder_kind(holder.kind)
    return f"{shown} ({holder.country})" if holder.country else shown


def _happened(event: Event, *, corrected: bool, names: bool) -> Happened:
    return Happened(
        what=say(kind_text(event.kind)),
        on=event.on,
        tone=TONES.get(event.kind) or ENDS.get(event.kind, ""),
        place=event.place,
        holder=name_of(event.holder, names=names),
        authority=event.authority,
        reference=event.reference,
        recorded_at=event.at,
        corrected=corrected,
        details=tuple(str(value) for value in event.data.values() if isinstance(value, str)),
    )


def _marks(firearm: Firearm, state: FirearmState) -> Iterable[Mark]:
    """What CIFTA article VI asks of this firearm, and what is on it."""
    made = {mark.kind: mark for mark in state.marks}
    full = firearm.make and firearm.serial
    text = " ".join(filter(None, [firearm.make, firearm.serial, firearm.country]))
    standing = "complete" if full and firearm.country else "incomplete" if full else "missing"
    yield Mark(_("Mark of manufacture"), "CIFTA VI.1a", text, state.manufactured_on, standing)
    kinds = {event.kind for event in state.life}
    foreign = firearm.country not in {"", own_state()} or EventKind.IMPORTED in kinds
    for kind, name, article, asked in (
        ("import", _("Import mark"), "CIFTA VI.1b", foreign),
        ("official_use", _("Mark of official use"), "CIFTA VI.1c", _kept_for_use(state)),
    ):
        mark = made.pop(kind, None)
        if mark:
            yield Mark(name, article, mark.text, mark.on, "complete" if mark.text else "incomplete")
        elif asked:
            yield Mark(name, article, "", None, "missing")
    for mark in made.values():
        yield Mark(mark.kind, "", mark.text, mark.on, "complete")


def _kept_for_use(state: FirearmState) -> bool:
    """Whether a State took it over after its recovery."""
    after = [each for each in state.chain if not each.lawful]
    return bool(after) and state.chain[-1].lawful and state.chain[-1].holder.kind is HolderKind.STATE

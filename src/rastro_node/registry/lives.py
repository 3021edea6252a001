"""Between the library's values and the tables: events both ways, and a life's projection."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from rastro.registry import Event, EventKind, FirearmState, Holder, HolderKind
from rastro.tracing import RegisteredFirearm
from rastro_node.registry.models import Firearm, FirearmEvent


def event_of(row: FirearmEvent) -> Event:
    """A stored event as the library's value."""
    return Event(
        id=str(row.pk),
        kind=EventKind(row.kind),
        on=row.on,
        seq=row.seq,
        at=row.at,
        place=row.place,
        holder=_holder_of(row.holder) if row.holder else None,
        authority=row.authority,
        reference=row.reference,
        data=row.data,
        corrects=row.corrects or None,
    )


def row_of(event: Event, firearm: Firearm, *, seq: int) -> FirearmEvent:
    """An event as it is stored; its place in the order of recording is the database's to say."""
    return FirearmEvent(
        id=event.id,
        firearm=firearm,
        seq=seq,
        kind=event.kind.value,
        on=event.on,
        at=event.at or timezone.now(),
        place=event.place,
        holder=holder_json(event.holder) if event.holder else None,
        authority=event.authority,
        reference=event.reference,
        data=dict(event.data),
        corrects=event.corrects or "",
    )


def _holder_of(value: dict[str, Any]) -> Holder:
    return Holder(**{**value, "kind": HolderKind(value["kind"])})


def holder_json(holder: Holder) -> dict[str, str]:
    """A holder as it is stored."""
    return {
        "kind": holder.kind.value,
        "name": holder.name,
        "country": holder.country,
        "licence": holder.licence,
        "id": holder.id,
    }


def projected(firearm: Firearm, state: FirearmState, *, events: int) -> Firearm:
    """Set the columns that follow from the events."""
    firearm.events = events
    firearm.status = state.status.value
    firearm.since = state.since
    firearm.made_on = state.manufactured_on
    firearm.sold_on = state.sold_on
    firearm.missing = is_missing(state)
    firearm.duplicate_of = state.duplicate_of or ""
    firearm.part_of = UUID(state.part_of) if state.part_of else None
    return firearm


def is_missing(state: FirearmState) -> bool:
    """Whether it was reported lost or stolen, and not seen since."""
    return state.missing_since is not None or state.status.value in {"lost", "stolen"}


PROJECTION = ("events", "status", "since", "made_on", "sold_on", "missing", "duplicate_of", "part_of")


def registered_of(row: Firearm) -> RegisteredFirearm:
    """A firearm as a comparison needs it."""
    return RegisteredFirearm(
        id=str(row.pk),
        make=row.make,
        model=row.model,
        calibre=row.calibre,
        type=row.type,
        serial=row.serial,
        country=row.country,
        made_on=row.made_on,
        sold_on=row.sold_on,
        status=row.status if row.status != "unknown" else "",
        since=row.since,
        duplicate_of=row.duplicate_of or None,
        missing=row.missing,
        number=row.external_id or row.number,
    )

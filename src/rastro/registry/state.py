"""What a firearm's life comes to: where it stands, who holds it, and how it came there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rastro.registry.event import Event, Holder
from rastro.registry.kinds import EventKind


class Status(StrEnum):
    """Where a firearm stands."""

    UNKNOWN = "unknown"
    IN_STOCK = "in_stock"
    HELD = "held"
    EXPORTED = "exported"
    LOST = "lost"
    STOLEN = "stolen"
    RECOVERED = "recovered"
    SEIZED = "seized"
    FOUND = "found"
    SURRENDERED = "surrendered"
    DEACTIVATED = "deactivated"
    DESTROYED = "destroyed"
    WITHDRAWN = "withdrawn"


MISSING = frozenset({Status.LOST, Status.STOLEN})
"""Reported lost or stolen, and not seen since."""

IN_CUSTODY = frozenset({Status.RECOVERED, Status.SEIZED, Status.FOUND, Status.SURRENDERED})
"""In a State's hands after recovery."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A time during which one holder had the firearm.

    Parameters
    ----------
    holder
        Who.
    since, until
        First and last day; `None` when unknown, or not over.
    by
        The kind of event that began it.
    ended_by
        The kind of event that ended it; `None` while it lasts.
    event
        Identifier of the event that began it.
    lawful
        False for a State's custody of a recovered firearm: it keeps the object, it is no owner.
    """

    holder: Holder
    since: date | None
    by: EventKind
    event: str
    until: date | None = None
    ended_by: EventKind | None = None
    lawful: bool = True


@dataclass(frozen=True, slots=True)
class MarkMade:
    """A mark put on the firearm, as recorded.

    Parameters
    ----------
    kind
        Which mark: `manufacture`, `import`, `official_use`, ...
    text
        What it says.
    on, place, authority, event
        When, where, by whom, and the event that recorded it.
    """

    kind: str
    text: str
    on: date | None
    place: str
    authority: str
    event: str


@dataclass(frozen=True, slots=True)
class FirearmState:
    """A firearm as its life stands.

    Parameters
    ----------
    status
        Where it stands, since the day `since`.
    holder
        Who has it now: the lawful holder, or the State that keeps it after recovery; `None` while missing.
    last_lawful_holder
        The last holder who had it lawfully; stays after loss, theft and recovery.
    marks
        Marks in the order in which they were made.
    chain
        Every holding, first to last.
    manufactured_on, sold_on
        Day of manufacture; day of the last sale.
    missing_since
        Day of the loss or theft not yet ended by a recovery.
    deactivated_on, destroyed_on
        When it ceased to be a firearm; when it ceased to be.
    duplicate_of
        Identifier of the firearm this record repeats, once that is noted.
    part_of
        Identifier of the firearm this part is fitted to; `None` for a part by itself and a whole firearm.
    last_on
        Day of the last dated event.
    life
        The events themselves, corrected and in order.
    """

    status: Status = Status.UNKNOWN
    since: date | None = None
    holder: Holder | None = None
    last_lawful_holder: Holder | None = None
    marks: tuple[MarkMade, ...] = ()
    chain: tuple[Holding, ...] = ()
    manufactured_on: date | None = None
    sold_on: date | None = None
    missing_since: date | None = None
    deactivated_on: date | None = None
    destroyed_on: date | None = None
    duplicate_of: str | None = None
    part_of: str | None = None
    last_on: date | None = None
    life: tuple[Event, ...] = ()

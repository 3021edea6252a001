"""One event in a firearm's life, and who holds the firearm after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from rastro.registry.kinds import EventKind


class HolderKind(StrEnum):
    """Who may hold a firearm lawfully."""

    MANUFACTURER = "manufacturer"
    IMPORTER = "importer"
    DEALER = "dealer"
    PERSON = "person"
    STATE = "state"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the firearm.

    Parameters
    ----------
    kind
        Manufacturer, importer, dealer, person, State (police, forces, an authority) or unknown.
    name
        As on record; empty when no record names the holder.
    country
        ISO 3166-1 alpha-2 code, or empty.
    licence
        The authorisation to hold, where one is known.
    id
        The registry's own identifier of the holder, where there is one.
    """

    kind: HolderKind
    name: str = ""
    country: str = ""
    licence: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to one firearm, as recorded.

    Parameters
    ----------
    id
        Identifier, unique within the firearm's life; a UUIDv7 in a node.
    kind
        What happened.
    on
        The day it happened; `None` when nobody knows. An undated event is taken to have happened right after
        the one recorded before it.
    seq
        Order of recording within this firearm's life; decides between events of one day.
    at
        The instant it was recorded, with a time zone.
    place
        Where, in words or as a code.
    holder
        Who holds the firearm after the event, for kinds that hand it over; who reports, for a report.
    authority
        Which authority recorded or acted.
    reference
        Licence, case, certificate or report number.
    data
        More about this kind of event, as JSON values: `{"mark": ..., "text": ...}` of a mark, `{"of": ...}`
        of a duplicate, the new values or `{"void": true}` of a correction.
    corrects
        Identifier of the event a correction is about.

    Notes
    -----
    Records of firearms are kept as CIFTA article XI and article 7 of the UN Firearms Protocol ask: nothing is
    overwritten, and a correction is an event too.
    """

    id: str
    kind: EventKind
    on: date | None = None
    seq: int = 0
    at: datetime | None = None
    place: str = ""
    holder: Holder | None = None
    authority: str = ""
    reference: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    corrects: str | None = None

"""What the API takes and gives, in the words of the pages."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema


class HolderBody(Schema):
    """Who holds a firearm."""

    kind: str = Field(
        "person", max_length=20, description="manufacturer, importer, dealer, person, state, unknown."
    )
    name: str = Field("", max_length=300)
    country: str = Field("", max_length=2)
    licence: str = Field("", max_length=300)
    id: str = Field("", max_length=80)


class EventIn(Schema):
    """Something that happened to a firearm."""

    kind: str = Field(max_length=30, description="manufactured, marked, sold, reported_stolen …")
    on: date | None = Field(None, description="The day; null when nobody knows.")
    place: str = Field("", max_length=300)
    holder: HolderBody | None = None
    reference: str = Field("", max_length=300)
    data: dict[str, Any] = Field({}, max_length=20)
    corrects: str | None = Field(None, max_length=40, description="Of a correction: the event it is about.")


class EventOut(EventIn):
    """An event on record."""

    id: UUID
    seq: int
    at: datetime
    authority: str


class FirearmIn(Schema):
    """A firearm to be registered, with its life so far."""

    make: str = Field("", max_length=200)
    model: str = Field("", max_length=200)
    calibre: str = Field("", max_length=200)
    type: str = Field("", max_length=200)
    serial: str = Field("", max_length=200)
    country: str = Field("", max_length=2, description="ISO 3166 code of the country of manufacture.")
    external_id: str = Field(
        "", max_length=80, description="Its id in the register it comes from; taken once."
    )
    events: list[EventIn] = Field([], max_length=200)


class FirearmRow(Schema):
    """A firearm in a list."""

    id: UUID
    number: str
    external_id: str
    make: str
    model: str
    calibre: str
    type: str
    serial: str
    country: str
    make_code: str
    calibre_code: str
    type_code: str
    status: str
    since: date | None
    made_on: date | None
    sold_on: date | None
    missing: bool
    duplicate_of: str


class FirearmOut(FirearmRow):
    """One firearm with its life; persons' names only for a stated purpose."""

    events: list[EventOut]
    same_serial: list[UUID]
    names_shown: bool


class StateOut(Schema):
    """Where a firearm stands after an event."""

    status: str
    since: date | None
    missing: bool

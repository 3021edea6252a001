"""What the API takes and gives, in the words of the pages."""

from datetime import date
from uuid import UUID

from ninja import Field, Schema


class ExhibitIn(Schema):
    """A thing to be entered in a case."""

    kind: str = Field(
        "", max_length=12, description="firearm, ammunition, part, explosive, other; empty: out of the type."
    )
    type: str = Field("", max_length=200)
    make: str = Field("", max_length=200)
    model: str = Field("", max_length=200)
    calibre: str = Field("", max_length=200)
    serial: str = Field("", max_length=200, description="As read, or why it was not.")
    country: str = Field("", max_length=200)
    owner: str = Field(
        "", max_length=200, description="Whose it was: police, armed forces, a private person."
    )
    origin: str = Field("", max_length=200)
    seal: str = Field("", max_length=80)
    custody_ref: str = Field("", max_length=80)
    restricted: bool | None = None
    examined: bool | None = Field(None, description="Whether a laboratory reported on it.")
    quantity: int | None = Field(None, ge=1, le=999_999_999)
    registered_on: date | None = None


class CaseIn(Schema):
    """A case to be opened, with what was seized in it."""

    external_id: str = Field("", max_length=80, description="Its number with your authority; taken once.")
    authority: str = Field("", max_length=200)
    district: str = Field("", max_length=200)
    place: str = Field("", max_length=300)
    offence: str = Field("", max_length=1_000)
    context: str = Field("seized", max_length=12, description="seized, found, surrendered.")
    opened_on: date | None = None
    exhibits: list[ExhibitIn] = Field([], max_length=200)


class CaseRow(Schema):
    """A case in a list."""

    id: UUID
    number: str
    external_id: str
    authority: str
    district: str
    place: str
    offence: str
    context: str
    opened_on: date | None
    firearms: int
    others: int
    state_owned: int


class ExhibitRow(Schema):
    """An exhibit in a list."""

    id: UUID
    number: str
    case_id: UUID
    kind: str
    make: str
    model: str
    calibre: str
    type: str
    serial: str
    make_code: str
    model_code: str
    calibre_code: str
    type_code: str
    serial_state: str
    removal: str
    country: str
    country_code: str
    owner: str
    owner_class: str
    state_owned: bool
    origin: str
    restricted: bool | None
    examined: bool | None
    quantity: int | None
    seal: str
    custody_ref: str
    registered_on: date | None
    again: bool


class ExhibitOut(ExhibitRow):
    """One exhibit, and the others of the same firearm."""

    same_firearm: list[UUID]


class CaseOut(CaseRow):
    """One case with its exhibits, the first 500."""

    exhibits: list[ExhibitRow]


class RepeatRow(Schema):
    """A firearm that came more than once."""

    serial: str
    make: str
    type: str
    cases: int
    seizures: int
    police: bool
    state_owned: bool
    first_on: date | None
    last_on: date | None

"""A request to trace, with every field of form 3312.1 and of the International Tracing Instrument."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from rastro.tracing.description import Description
from rastro.tracing.forms import as_body, read_body

LONG = 4_000


class Urgency(StrEnum):
    """How soon an answer is needed."""

    NORMAL = "normal"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"


@dataclass(frozen=True, slots=True)
class Initiation:
    """Section I: when, how urgent, what to mind.

    Parameters
    ----------
    on
        Day of the request.
    urgency, urgent_reason
        How soon, and why so.
    instructions
        What the answering State should mind.
    """

    on: date | None = None
    urgency: Urgency = Urgency.NORMAL
    urgent_reason: str = field(default="", metadata={"limit": LONG})
    instructions: str = field(default="", metadata={"limit": LONG})


@dataclass(frozen=True, slots=True)
class Offence:
    """Section II: the crime, and why the firearm is thought illicit.

    Parameters
    ----------
    code, project
        Crime code; project or operation code.
    why_illicit
        Why the firearm is thought to be illicit (ITI, part V).
    intended_use
        What the answer will be used for (ITI, part V).
    """

    code: str = ""
    project: str = ""
    why_illicit: str = field(default="", metadata={"limit": LONG})
    intended_use: str = field(default="", metadata={"limit": LONG})


@dataclass(frozen=True, slots=True)
class Requester:
    """Sections III and IV: who asks.

    Parameters
    ----------
    organisation, organisation_code, unit
        The authority.
    officer, badge
        The person.
    case
        Case number.
    contacts
        Telephone, electronic mail, post.
    """

    organisation: str = ""
    organisation_code: str = ""
    unit: str = ""
    officer: str = ""
    badge: str = ""
    case: str = ""
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Sections VI and VII: the possessor, or an associate.

    Parameters
    ----------
    name, aliases
        As known.
    born_on, born_at
        Day and place of birth.
    sex
        As in the document.
    nationality
        ISO 3166 code or words.
    address
        Where they live.
    documents
        Kind and number of identity documents.
    role
        For an associate: in what way associated.
    """

    name: str = ""
    aliases: tuple[str, ...] = ()
    born_on: date | None = None
    born_at: str = ""
    sex: str = ""
    nationality: str = ""
    address: str = field(default="", metadata={"limit": LONG})
    documents: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Recovered:
    """Section VIII: when and where the firearm was recovered.

    Parameters
    ----------
    on
        Day.
    place, address, country
        Town or post; address; ISO 3166 code.
    circumstances
        How it was found, with what.
    """

    on: date | None = None
    place: str = ""
    address: str = ""
    country: str = ""
    circumstances: str = field(default="", metadata={"limit": LONG})


@dataclass(frozen=True, slots=True)
class TraceRequest:
    """A request to trace one firearm.

    Parameters
    ----------
    trace
        The requester's number: `XA-T-2021-000482-7`.
    purpose
        What the answer is for (`Purpose`).
    description
        Section V: the firearm as read.
    initiation, offence, requester
        Sections I to IV.
    possessor, associates
        Sections VI and VII.
    recovered
        Section VIII.
    additional
        Section IX: needed when the serial is obliterated.
    """

    trace: str
    purpose: str = ""
    description: Description = field(default_factory=Description)
    initiation: Initiation = field(default_factory=Initiation)
    offence: Offence = field(default_factory=Offence)
    requester: Requester = field(default_factory=Requester)
    possessor: Person | None = None
    associates: tuple[Person, ...] = ()
    recovered: Recovered = field(default_factory=Recovered)
    additional: str = field(default="", metadata={"limit": LONG})

    def as_body(self) -> dict[str, Any]:
        """Body of a `trace.request`."""
        body: dict[str, Any] = as_body(self)
        return body


def read_trace_request(body: object) -> TraceRequest:
    """Read the body of a `trace.request`.

    Raises
    ------
    InvalidInput
        `tracing.body.*` or `markings.serial.*`, naming the field.
    """
    return read_body(TraceRequest, body)

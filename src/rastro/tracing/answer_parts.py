"""The parts of an answer, each a group or two of the disclosure policy (`disclosure_fields`)."""

from dataclasses import dataclass
from datetime import date

from rastro.canonical import Text
from rastro.tracing.outcomes import OutcomeCode


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the trace: code, further codes, next steps, the State to ask next, the reason."""

    code: OutcomeCode
    also: tuple[OutcomeCode, ...] = ()
    next_steps: tuple[Text, ...] = ()
    next_state: str = ""
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class FoundFirearm:
    """The firearm that stands out, as registered; `probability` as text, such as `0.973`."""

    number: str = ""
    make: str = ""
    model: str = ""
    calibre: str = ""
    type: str = ""
    serial: str = ""
    probability: str = ""


@dataclass(frozen=True, slots=True)
class Production:
    """Who made it, when, where."""

    maker: str = ""
    on: date | None = None
    place: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Dealer:
    """A maker, importer or dealer through whose hands it went."""

    kind: str = ""
    name: str = ""
    country: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LastHolder:
    """The last lawful holder; `by` is the kind of event that made them so."""

    name: str = ""
    place: str = ""
    country: str = ""
    since: date | None = None
    until: date | None = None
    by: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class StateStock:
    """The authority in whose stock it was."""

    authority: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TheftReport:
    """A report of loss or theft."""

    kind: str = ""
    on: date | None = None
    place: str = ""
    authority: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where it stands (`rastro.registry.Status`), since when."""

    code: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its country."""

    name: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredMark:
    """A mark put on the firearm, and what it lacks by which article."""

    kind: str = ""
    text: str = ""
    missing: tuple[str, ...] = ()
    article: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredEvent:
    """One event of its life (`rastro.registry.EventKind`)."""

    kind: str = ""
    on: date | None = None
    place: str = ""
    mark: AnsweredMark | None = None
    maker: str = ""
    authority: str = ""
    dealer: Named | None = None
    holder: Named | None = None
    stock: str = ""
    licence: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class TimeToCrime:
    """Days from the last sale to the recovery."""

    days: int | None = None
    sold_on: date | None = None
    recovered_on: date | None = None


@dataclass(frozen=True, slots=True)
class AnsweredEdit:
    """One step from the reading to the registered serial (`rastro.markings.Edit`)."""

    kind: str = ""
    position: int | None = None
    seen: str = ""
    registered: str = ""
    registered_position: int | None = None


@dataclass(frozen=True, slots=True)
class AnsweredReason:
    """One point on which reading and record agree or differ (`rastro.tracing.Reason`)."""

    verdict: str
    subject: str
    text: Text


@dataclass(frozen=True, slots=True)
class AnsweredCandidate:
    """A firearm that came into question; `probability` as text, such as `0.021`."""

    firearm: str = ""
    probability: str = ""
    serial: str = ""
    make: str = ""
    model: str = ""
    calibre: str = ""
    type: str = ""
    status: str = ""
    edits: tuple[AnsweredEdit, ...] = ()
    reasons: tuple[AnsweredReason, ...] = ()

"""A recovery before it is recorded: words as typed, checked in one place for page, API and command."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypedDict

from rastro.canonical import InvalidInput
from rastro.markings import Removal, SerialMark, SerialState, parse_reading, read_serial, search_keys
from rastro.tracing.description import Description
from rastro_node.tracing import checking

SEIZURE = (
    "context",
    "origin",
    "departure",
    "destination",
    "transport",
    "concealment",
    "other_goods",
    "route",
)
"""What the Illicit Arms Flows Questionnaire asks of a seizure."""
PERSON = ("name", "born_on", "document", "nationality", "sex", "address")


class Words(TypedDict, total=False):
    """The fields of a recovery by name."""

    external_id: str
    make: str
    model: str
    calibre: str
    type: str
    serial: str
    serial_state: str
    removal: str
    country: str
    importer: str
    other_marks: Sequence[str]
    recovered_on: date | None
    place: str
    found_by: str
    context: Mapping[str, str]
    possessor: Mapping[str, str]
    associates: Sequence[Mapping[str, str]]
    remarks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A recovery as described.

    Parameters
    ----------
    serial
        The raw text; `serial_state` and `removal` say what the reader states beside it.
    context
        Circumstances (:data:`SEIZURE`).
    possessor, associates
        Persons (:data:`PERSON`).
    """

    external_id: str = ""
    make: str = ""
    model: str = ""
    calibre: str = ""
    type: str = ""
    serial: str = ""
    serial_state: str = ""
    removal: str = ""
    country: str = ""
    importer: str = ""
    other_marks: Sequence[str] = ()
    recovered_on: date | None = None
    place: str = ""
    found_by: str = ""
    context: Mapping[str, str] = field(default_factory=dict)
    possessor: Mapping[str, str] = field(default_factory=dict)
    associates: Sequence[Mapping[str, str]] = ()
    remarks: str = ""

    def checked(self, *, keep_days: bool = False) -> "Described":
        """The same, tidied.

        Parameters
        ----------
        keep_days
            Whether an impossible day is kept as given, and a line that describes nothing: a file of old
            records must not lose its lines.

        Raises
        ------
        RastroError
            `tracing.recovery.*` or `markings.serial.*`, each with its field.
        """
        named = (
            "external_id",
            "make",
            "model",
            "calibre",
            "type",
            "country",
            "importer",
            "place",
            "found_by",
        )
        tidy = {name: checking.line(getattr(self, name), field=name) for name in named}
        people = [checking.words(each, field="associates", known=PERSON) for each in self.associates]
        self.mark()
        if not keep_days:
            self._refuse_nothing()
        return replace(
            self,
            **tidy,
            other_marks=checking.lines(self.other_marks, field="other_marks"),
            recovered_on=self.recovered_on if keep_days else checking.day_of_recovery(self.recovered_on),
            context=checking.words(self.context, field="context", known=SEIZURE),
            possessor=checking.words(self.possessor, field="possessor", known=PERSON),
            associates=[each for each in people if each],
            remarks=checking.prose(self.remarks, field="remarks"),
        )

    def _refuse_nothing(self) -> None:
        words = (
            self.make,
            self.model,
            self.calibre,
            self.type,
            self.serial,
            self.importer,
            *self.other_marks,
        )
        if not self.serial_state and not any(word.strip() for word in words):
            raise InvalidInput("tracing.recovery.nothing", field="serial")

    def mark(self) -> SerialMark:
        """The serial in its state: what the reader states goes before what the text says."""
        return mark_of(self.serial, self.serial_state, self.removal)

    def description(self) -> Description:
        """The firearm's description, for the library."""
        return Description(
            make=self.make,
            model=self.model,
            calibre=self.calibre,
            type=self.type,
            serial=self.mark(),
            country=self.country,
            importer=self.importer,
            other_marks=tuple(self.other_marks),
        )


def mark_of(raw: str, state: str = "", removal: str = "") -> SerialMark:
    """A serial from its raw text and what the reader stated beside it.

    Raises
    ------
    RastroError
        `markings.serial.*`; `tracing.recovery.choice` for a state or a removal that is none.
    """
    checking.choice(state, known=SerialState, field="serial_state")
    checking.choice(removal, known=Removal, field="removal")
    stated = SerialState(state) if state else None
    if stated is None or (stated in {SerialState.READ, SerialState.PARTLY_READ} and raw.strip()):
        return read_serial(raw)
    gone = Removal(removal or Removal.UNKNOWN) if stated is SerialState.REMOVED else None
    reading = parse_reading(raw) if stated is SerialState.REMOVED and raw.strip() else None
    return SerialMark(stated, reading, raw, gone)


def serial_key(mark: SerialMark) -> str:
    """The folded serial, by which equal recoveries find each other; empty when nothing was read."""
    return search_keys(mark.reading).folded if mark.reading else ""

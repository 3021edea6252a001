"""A case and a line of a file, before they are stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rastro.custody import SeizureContext


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """A case to be opened.

    Parameters
    ----------
    external_id
        Its number with the authority that opened it; taken once.
    authority, district, place, offence
        As recorded.
    context
        How its things came into custody.
    opened_on
        The day.
    year
        Of the book it stands in, where the record says it.
    """

    external_id: str = ""
    authority: str = ""
    district: str = ""
    place: str = ""
    offence: str = ""
    context: str = SeizureContext.SEIZED.value
    opened_on: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line of a file: its case, and its exhibit as it is stored.

    Parameters
    ----------
    case
        Known by its number.
    columns
        As `Describer.columns` gives them.
    unknown
        Words a curator should look at: pairs of kind and word.
    """

    case: NewCase
    columns: Mapping[str, object]
    unknown: Sequence[tuple[str, str]] = ()

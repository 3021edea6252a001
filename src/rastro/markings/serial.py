"""A serial in its state: read, partly read, removed, never there, not looked for."""

from dataclasses import dataclass
from enum import StrEnum

from rastro.markings.reading import Reading


class SerialState(StrEnum):
    """What is known of a serial."""

    READ = "read"
    PARTLY_READ = "partly_read"
    REMOVED = "removed"
    NEVER_HAD = "never_had"
    NOT_LOOKED_FOR = "not_looked_for"


class Removal(StrEnum):
    """How a serial was taken away."""

    FILED = "filed"
    PUNCHED = "punched"
    OVERSTAMPED = "overstamped"
    ABRADED = "abraded"
    WORN = "worn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SerialMark:
    """A serial as an officer or a record states it.

    Parameters
    ----------
    state
        What is known of it.
    reading
        What was read; None when nothing was.
    raw
        The text as it was given.
    removal
        How it was taken away, where it was.
    """

    state: SerialState
    reading: Reading | None = None
    raw: str = ""
    removal: Removal | None = None

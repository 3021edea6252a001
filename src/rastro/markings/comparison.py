"""How well a reading agrees with a registered serial, and where it does not."""

from dataclasses import dataclass
from enum import StrEnum


class EditKind(StrEnum):
    """What lies between a character as read and as registered."""

    EQUAL = "equal"
    CONFUSABLE = "confusable"
    SEPARATOR = "separator"
    LEADING_ZERO = "leading_zero"
    UNREAD = "unread"
    ALTERNATIVE = "alternative"
    SUBSTITUTED = "substituted"
    MISSING = "missing"
    EXTRA = "extra"
    TRANSPOSED = "transposed"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of the alignment of a reading with a registered serial.

    Parameters
    ----------
    kind
        What lies between them.
    position
        Index in the reading, from 0; None when the reading lacks the character.
    seen
        The character as read (both of them when transposed), empty when lacking or unread.
    registered
        The character as registered, empty when lacking.
    registered_position
        Index in the registered serial, from 0; None when the register lacks the character.
    """

    kind: EditKind
    position: int | None
    seen: str
    registered: str
    registered_position: int | None = None


@dataclass(frozen=True, slots=True)
class SerialComparison:
    """The weight of a reading for a registered serial.

    Parameters
    ----------
    log10_lr
        Decimal logarithm of P(reading | this is the serial) / P(reading | it is another).
    edits
        The likeliest way from the registered serial to the reading, character by character.
    """

    log10_lr: float
    edits: tuple[Edit, ...]

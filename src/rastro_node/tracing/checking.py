"""What may stand in the description of a recovery: limits, characters, days."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from rastro.canonical import InvalidInput, TooLarge

LINE = 200
PROSE = 4_000
MAX_ITEMS = 50
EARLIEST = date(1900, 1, 1)
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def line(value: str, *, field: str, limit: int = LINE) -> str:
    """A text on one line, without blanks around it.

    Raises
    ------
    TooLarge
        `tracing.recovery.too_long`.
    InvalidInput
        `tracing.recovery.control`.
    """
    return _text(value, field=field, limit=limit, also="")


def prose(value: str, *, field: str, limit: int = PROSE) -> str:
    """A text of some lines."""
    return _text(value.replace("\r\n", "\n"), field=field, limit=limit, also="\n\t")


def _text(value: str, *, field: str, limit: int, also: str) -> str:
    if len(value) > limit:
        raise TooLarge("tracing.recovery.too_long", field=field, length=len(value), limit=limit)
    for position, character in enumerate(value, 1):
        if unicodedata.category(character) in _HIDDEN and character not in also:
            raise InvalidInput("tracing.recovery.control", field=field, position=position)
    return value.strip()


def lines(values: Iterable[str], *, field: str) -> list[str]:
    """Several texts; empty ones are left out."""
    kept = [line(value, field=field) for value in values]
    if len(kept) > MAX_ITEMS:
        raise TooLarge("tracing.recovery.too_long", field=field, length=len(kept), limit=MAX_ITEMS)
    return [value for value in kept if value]


def words(values: Mapping[str, str], *, field: str, known: Iterable[str]) -> dict[str, str]:
    """Named texts, only those known; empty ones are left out."""
    kept = {name: line(values.get(name, ""), field=f"{field}.{name}", limit=LINE) for name in known}
    return {name: value for name, value in kept.items() if value}


def choice(value: str, *, known: Iterable[str], field: str) -> None:
    """Refuse a word that is not one of those known; empty says nothing.

    Raises
    ------
    InvalidInput
        `tracing.recovery.choice`.
    """
    words = [str(each) for each in known]
    if value and value not in words:
        raise InvalidInput("tracing.recovery.choice", field=field, value=value[:40], allowed=", ".join(words))


def day_of_recovery(day: date | None) -> date | None:
    """A day that can be one of a recovery; a day's grace for other time zones.

    Raises
    ------
    InvalidInput
        `tracing.recovery.future` or `.too_old`.
    """
    if day is None:
        return None
    if day > timezone.localdate() + timedelta(days=1):
        raise InvalidInput("tracing.recovery.future", field="recovered_on", day=day.isoformat())
    if day < EARLIEST:
        raise InvalidInput(
            "tracing.recovery.too_old",
            field="recovered_on",
            day=day.isoformat(),
            least=EARLIEST.isoformat(),
        )
    return day


def storable(value: Any) -> Any:
    """JSON as the database can keep it: the one character it refuses (U+0000) becomes U+FFFD.

    The message's bytes stay with the post office as they came.
    """
    match value:
        case str():
            return value.replace("\x00", "\ufffd")
        case Mapping():
            return {storable(name): storable(inner) for name, inner in value.items()}
        case list() | tuple():
            return [storable(inner) for inner in value]
    return value

"""Days as files write them; one that can be read in two ways is not guessed."""

import re
from datetime import date

from rastro.canonical import InvalidInput

EARLIEST = date(1700, 1, 1)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?", re.ASCII)


def day_of(value: str, *, today: date) -> date:
    """The day a cell says; the time behind it is left aside.

    The year first is day 3 of month 2 in `2015-02-03`. With the year last, day and month are told apart by
    the one that is above 12.

    Raises
    ------
    InvalidInput
        `custody.import.date`, `custody.import.two_days`, `custody.import.future`, `custody.import.early`.
    """
    day = _written(value)
    if day > today:
        raise InvalidInput("custody.import.future", value=value[:40])
    if day < EARLIEST:
        raise InvalidInput("custody.import.early", value=value[:40])
    return day


def _written(value: str) -> date:
    if found := _YEAR_FIRST.fullmatch(value):
        return _day(value, *map(int, found.groups()))
    found = _YEAR_LAST.fullmatch(value)
    if found is None:
        raise InvalidInput("custody.import.date", value=value[:40])
    first, second, year = map(int, found.groups())
    if first <= 12 and second <= 12 and first != second:  # noqa: PLR2004 - months
        raise InvalidInput("custody.import.two_days", value=value[:40])
    return _day(value, year, min(first, second), max(first, second))


def _day(value: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidInput("custody.import.date", value=value[:40]) from None

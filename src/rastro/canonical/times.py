"""Clocks that can be handed in, and moments written in one way only (RFC 3339, UTC)."""

import re
from datetime import UTC, datetime
from typing import Protocol

from rastro.canonical.errors import InvalidInput

_FORM = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:\d\d(\.\d{6})?Z", re.ASCII)


class Clock(Protocol):
    """Tells the time; a test hands in one that it sets."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        ...


class _SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def system_clock() -> Clock:
    """The machine's clock."""
    return _SystemClock()


def timestamp(moment: datetime, /) -> str:
    """A moment in RFC 3339, in UTC: `2021-01-14T09:30:00Z`, with six decimals only where they are not zero.

    Parameters
    ----------
    moment
        With its time zone.

    Raises
    ------
    InvalidInput
        `canonical.time.zone` if it has no time zone.
    """
    if moment.tzinfo is None:
        raise InvalidInput("canonical.time.zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def parse_timestamp(text: object, /, *, field: str | None = None) -> datetime:
    """Read what :func:`timestamp` writes, and nothing else: no offset, no blank, no second spelling.

    Raises
    ------
    InvalidInput
        `canonical.time.form`, with the field where one is named.
    """
    shown = str(text)[:40]
    if not isinstance(text, str) or _FORM.fullmatch(text) is None or text.endswith(".000000Z"):
        raise InvalidInput("canonical.time.form", field=field, text=shown)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput("canonical.time.form", field=field, text=shown) from None

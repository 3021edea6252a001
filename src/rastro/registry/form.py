"""Whether one event is well formed in itself: its dates can be, its names fit, its parts belong together."""

import json
from datetime import UTC, date, datetime, timedelta

from rastro.canonical import InvalidInput, TooLarge
from rastro.registry.event import Event, HolderKind
from rastro.registry.kinds import EventKind
from rastro.registry.texts import kind_text

EARLIEST = date(1500, 1, 1)
"""No firearm on record is older."""

MAX_WORDS = 300
"""Longest place, name, authority or reference, in characters."""

MAX_DATA = 8_000
"""Largest data of one event, in characters of JSON."""

_ONE_DAY = timedelta(days=1)


def check_form(event: Event, *, today: date) -> None:
    """Refuse an event that is malformed in itself.

    Parameters
    ----------
    event
        What is to be recorded.
    today
        The last day on which something can have happened.

    Raises
    ------
    InvalidInput
        `registry.date.*` or `registry.event.*`.
    TooLarge
        `registry.event.too_long` when a text or the data are over the limit.
    """
    _check_dates(event, today)
    _check_sizes(event)
    _check_parts(event)


def _check_dates(event: Event, today: date) -> None:
    if event.on is not None:
        if event.on > today:
            raise InvalidInput("registry.date.future", field="on", on=event.on.isoformat())
        if event.on < EARLIEST:
            raise InvalidInput("registry.date.too_early", field="on", on=event.on.isoformat())
    if event.at is not None:
        _check_instant(event.at, event.on)


def _check_instant(at: datetime, on: date | None) -> None:
    """A day of difference is allowed: the day is local where it happened, the instant is not."""
    if at.tzinfo is None:
        raise InvalidInput("registry.date.no_zone", field="at")
    if on is not None and on > at.astimezone(UTC).date() + _ONE_DAY:
        raise InvalidInput("registry.date.recorded_before", field="at", on=on.isoformat())


def _check_sizes(event: Event) -> None:
    words = {"place": event.place, "authority": event.authority, "reference": event.reference}
    if event.holder is not None:
        words |= {"holder": event.holder.name, "licence": event.holder.licence}
    for name, text in words.items():
        if len(text) > MAX_WORDS:
            raise TooLarge("registry.event.too_long", field=name, name=name, limit=MAX_WORDS)
        if not text.isprintable():
            raise InvalidInput("registry.event.control_characters", field=name, name=name)
    if len(json.dumps(dict(event.data), default=str)) > MAX_DATA:
        raise TooLarge("registry.event.too_long", field="data", name="data", limit=MAX_DATA)
    if not event.id:
        raise InvalidInput("registry.event.no_id", field="id")


def _check_parts(event: Event) -> None:
    if (event.kind is EventKind.CORRECTED) != (event.corrects is not None):
        raise InvalidInput("registry.event.corrects", field="corrects")
    if event.kind is EventKind.DUPLICATE_NOTED and not event.data.get("of"):
        raise InvalidInput("registry.event.duplicate_of", field="data")
    if event.kind is EventKind.FITTED and not event.data.get("to"):
        raise InvalidInput("registry.event.fitted_to", field="data")
    if event.kind is EventKind.MARKED and not event.data.get("mark"):
        raise InvalidInput("registry.event.which_mark", field="data")
    dealer_wanted = event.kind is EventKind.TRANSFERRED_TO_DEALER and event.holder is not None
    if dealer_wanted and event.holder and event.holder.kind is not HolderKind.DEALER:
        raise InvalidInput("registry.event.not_a_dealer", field="holder", kind=kind_text(event.kind))

"""The order of a life: by day, and by order of recording within a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from rastro.registry.event import Event


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Put events in the order in which they happened.

    Parameters
    ----------
    events
        In any order; the order given does not matter.

    Returns
    -------
    tuple of Event
        By day, then by `seq`, then by instant of recording and identifier. An event without a day follows the
        event recorded before it.
    """
    recorded = sorted(events, key=_recorded_key)
    happened = date.min
    placed = []
    for event in recorded:
        happened = event.on or happened
        placed.append((happened, event))
    return tuple(event for _, event in sorted(placed, key=lambda pair: (pair[0], *_recorded_key(pair[1]))))


def renumbered(events: Iterable[Event]) -> tuple[Event, ...]:
    """Give events that came without a `seq` the order in which they stand, starting at 1."""
    return tuple(replace(event, seq=number) for number, event in enumerate(events, start=1))


def _recorded_key(event: Event) -> tuple[int, str, str]:
    return event.seq, event.at.isoformat() if event.at else "", event.id

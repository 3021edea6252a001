"""Corrections: events that change what an earlier event says, or take it back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from rastro.canonical import InvalidInput
from rastro.registry.event import Event, Holder, HolderKind
from rastro.registry.kinds import EventKind
from rastro.registry.order import in_order

CORRECTABLE = frozenset({"on", "place", "holder", "authority", "reference", "data"})
"""Fields of an event that a correction may change. A wrong kind is taken back and recorded anew."""

_WORDS = ("place", "authority", "reference")
_HOLDER_WORDS = ("name", "country", "licence", "id")


def effective_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """The life as it stands once every correction is applied.

    Parameters
    ----------
    events
        Everything recorded about one firearm, corrections among it, in any order.

    Returns
    -------
    tuple of Event
        In the order in which they happened, without corrections and without events taken back. Taking a
        correction back (`{"void": true}`) brings the first version back.

    Raises
    ------
    InvalidInput
        `registry.correction.*` if a correction cannot be read.
    """
    recorded = sorted(events, key=lambda event: (event.seq, event.id))
    standing = _standing(recorded)
    effective = {event.id: event for event in standing if event.kind is not EventKind.CORRECTED}
    for correction in standing:
        if correction.kind is EventKind.CORRECTED and correction.corrects in effective:
            target = effective[correction.corrects]
            effective[target.id] = corrected(target, correction.data)
    return in_order(effective.values())


def corrected(event: Event, changes: Mapping[str, object]) -> Event:
    """One event with a correction's new values.

    Parameters
    ----------
    event
        The event as it stands.
    changes
        New values by field of `CORRECTABLE`: a day as `YYYY-MM-DD`, a holder as an object, `null` for
        unknown. `why` is kept with the correction and changes nothing.

    Raises
    ------
    InvalidInput
        `registry.correction.field` or `registry.correction.value`.
    """
    values: dict[str, object] = {}
    for name, value in changes.items():
        if name == "why":
            continue
        if name not in CORRECTABLE:
            raise InvalidInput("registry.correction.field", field=name, name=name)
        values[name] = {**event.data, **_mapping(value)} if name == "data" else _read(name, value)
    return replace(event, **values)  # type: ignore[arg-type]


def takes_back(correction: Event) -> bool:
    """Whether a correction takes its event back rather than changing it."""
    return correction.data.get("void") is True


def _standing(recorded: list[Event]) -> list[Event]:
    """Events nobody has taken back. The latest word is read first, for it may itself take a word back."""
    void: set[str] = set()
    for event in reversed(recorded):
        if (
            event.kind is EventKind.CORRECTED
            and event.id not in void
            and takes_back(event)
            and event.corrects
        ):
            void.add(event.corrects)
    return [e for e in recorded if e.id not in void and not (e.kind is EventKind.CORRECTED and takes_back(e))]


def _read(name: str, value: object) -> object:
    if name in _WORDS and isinstance(value, str):
        return value
    if name == "on":
        return _day(value)
    if name == "holder":
        return _holder(value)
    raise InvalidInput("registry.correction.value", field=name, name=name)


def _day(value: object) -> date | None:
    if value is None or (isinstance(value, date)):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise InvalidInput("registry.correction.value", field="on", name="on") from None


def _holder(value: object) -> Holder | None:
    if value is None or isinstance(value, Holder):
        return value
    read = _mapping(value)
    words = {name: read[name] for name in _HOLDER_WORDS if name in read}
    kinds = {kind.value for kind in HolderKind}
    known = set(read) <= {"kind", *_HOLDER_WORDS} and read.get("kind") in kinds
    if not known or not all(isinstance(word, str) for word in words.values()):
        raise InvalidInput("registry.correction.value", field="holder", name="holder")
    return Holder(HolderKind(str(read["kind"])), **{name: str(word) for name, word in words.items()})


def _mapping(value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    raise InvalidInput("registry.correction.value", field="data", name="data")

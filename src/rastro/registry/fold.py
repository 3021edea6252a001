"""State as a fold over events: the same events give the same state, in whatever order they are handed in."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from rastro.registry.corrections import effective_events
from rastro.registry.event import Event, Holder, HolderKind
from rastro.registry.kinds import EventKind
from rastro.registry.state import FirearmState, Holding, MarkMade, Status

type Step = Callable[[FirearmState, Event], FirearmState]

_STOCKISTS = frozenset({HolderKind.MANUFACTURER, HolderKind.IMPORTER, HolderKind.DEALER})


def fold_events(events: Iterable[Event], *, until: date | None = None) -> FirearmState:
    """What a firearm's events come to.

    Parameters
    ----------
    events
        Everything recorded about one firearm, in any order.
    until
        Only what happened up to and on this day: the firearm as it stood then.

    Returns
    -------
    FirearmState
        With status unknown when there are no events.

    Raises
    ------
    InvalidInput
        `registry.correction.*` if a correction cannot be read.
    """
    state = FirearmState()
    for event in effective_events(events):
        if until is not None and event.on is not None and event.on > until:
            break
        state = apply_event(state, event)
    return state


def chain_of_holders(events: Iterable[Event], *, until: date | None = None) -> tuple[Holding, ...]:
    """Every holder of a firearm from manufacture on: who, of what kind, from when until when, by what."""
    return fold_events(events, until=until).chain


def apply_event(state: FirearmState, event: Event) -> FirearmState:
    """The state after one more event that is not a correction; nothing is checked here.

    See Also
    --------
    rastro.registry.check_event : refuses what must not happen.
    """
    after = _STEPS[event.kind](state, event)
    last_on = max((day for day in (state.last_on, event.on) if day), default=None)
    return replace(after, last_on=last_on, life=(*state.life, event))


def _manufactured(state: FirearmState, event: Event) -> FirearmState:
    maker = event.holder or Holder(HolderKind.MANUFACTURER)
    return replace(_held(state, event, maker, Status.IN_STOCK), manufactured_on=event.on)


def _marked(state: FirearmState, event: Event) -> FirearmState:
    kind, text = str(event.data.get("mark", "")), str(event.data.get("text", ""))
    mark = MarkMade(kind, text, event.on, event.place, event.authority, event.id)
    return replace(state, marks=(*state.marks, mark))


def _imported(state: FirearmState, event: Event) -> FirearmState:
    return _held(state, event, event.holder or Holder(HolderKind.IMPORTER), Status.IN_STOCK)


def _exported(state: FirearmState, event: Event) -> FirearmState:
    return _held(state, event, event.holder or Holder(HolderKind.UNKNOWN), Status.EXPORTED)


def _to_dealer(state: FirearmState, event: Event) -> FirearmState:
    return _held(state, event, event.holder or Holder(HolderKind.DEALER), Status.IN_STOCK)


def _sold(state: FirearmState, event: Event) -> FirearmState:
    return replace(_transferred(state, event), sold_on=event.on or state.sold_on)


def _transferred(state: FirearmState, event: Event) -> FirearmState:
    holder = event.holder or Holder(HolderKind.UNKNOWN)
    return _held(state, event, holder, Status.IN_STOCK if holder.kind in _STOCKISTS else Status.HELD)


def _registered(state: FirearmState, event: Event) -> FirearmState:
    """Entering a firearm in the register moves it to nobody, unless it names a holder not yet on record."""
    if event.holder is None or event.holder == state.last_lawful_holder:
        status = Status.HELD if state.status is Status.UNKNOWN else state.status
        return replace(state, status=status, since=state.since or event.on)
    return _transferred(state, event)


def _reported(state: FirearmState, event: Event) -> FirearmState:
    status = Status.STOLEN if event.kind is EventKind.REPORTED_STOLEN else Status.LOST
    return replace(
        state,
        status=status,
        since=event.on,
        holder=None,
        last_lawful_holder=state.last_lawful_holder or event.holder,
        chain=_ended(state.chain, event),
        missing_since=state.missing_since or event.on,
    )


def _into_custody(state: FirearmState, event: Event) -> FirearmState:
    keeper = Holder(HolderKind.STATE, event.authority)
    holding = Holding(keeper, event.on, event.kind, event.id, lawful=False)
    return replace(
        state,
        status=Status(event.kind.value),
        since=event.on,
        holder=keeper,
        chain=(*_ended(state.chain, event), holding),
        missing_since=None,
    )


def _returned(state: FirearmState, event: Event) -> FirearmState:
    holder = event.holder or state.last_lawful_holder or Holder(HolderKind.UNKNOWN)
    return _transferred(state, replace(event, holder=holder))


def _deactivated(state: FirearmState, event: Event) -> FirearmState:
    return replace(state, status=Status.DEACTIVATED, since=event.on, deactivated_on=event.on)


def _destroyed(state: FirearmState, event: Event) -> FirearmState:
    return replace(
        state,
        status=Status.DESTROYED,
        since=event.on,
        holder=None,
        destroyed_on=event.on,
        missing_since=None,
        chain=_ended(state.chain, event),
    )


def _duplicate_noted(state: FirearmState, event: Event) -> FirearmState:
    return replace(state, duplicate_of=str(event.data.get("of", "")) or None)


def _fitted(state: FirearmState, event: Event) -> FirearmState:
    return replace(state, part_of=str(event.data.get("to", "")) or None)


def _detached(state: FirearmState, _event: Event) -> FirearmState:
    return replace(state, part_of=None)


def _withdrawn(state: FirearmState, event: Event) -> FirearmState:
    """The record was entered by mistake: it says nothing of the firearm any more."""
    return replace(state, status=Status.WITHDRAWN, since=event.on, holder=None, missing_since=None)


def _unchanged(state: FirearmState, _event: Event) -> FirearmState:
    return state


def _held(state: FirearmState, event: Event, holder: Holder, status: Status) -> FirearmState:
    holding = Holding(holder, event.on, event.kind, event.id)
    return replace(
        state,
        status=status if state.deactivated_on is None else Status.DEACTIVATED,
        since=event.on,
        holder=holder,
        last_lawful_holder=holder,
        chain=(*_ended(state.chain, event), holding),
        missing_since=None,
    )


def _ended(chain: tuple[Holding, ...], event: Event) -> tuple[Holding, ...]:
    if not chain or chain[-1].ended_by is not None:
        return chain
    return (*chain[:-1], replace(chain[-1], until=event.on, ended_by=event.kind))


_STEPS: dict[EventKind, Step] = {
    EventKind.MANUFACTURED: _manufactured,
    EventKind.MARKED: _marked,
    EventKind.IMPORTED: _imported,
    EventKind.EXPORTED: _exported,
    EventKind.TRANSFERRED_TO_DEALER: _to_dealer,
    EventKind.SOLD: _sold,
    EventKind.TRANSFERRED: _transferred,
    EventKind.REGISTERED: _registered,
    EventKind.REPORTED_LOST: _reported,
    EventKind.REPORTED_STOLEN: _reported,
    EventKind.RECOVERED: _into_custody,
    EventKind.SEIZED: _into_custody,
    EventKind.FOUND: _into_custody,
    EventKind.SURRENDERED: _into_custody,
    EventKind.RETURNED: _returned,
    EventKind.DEACTIVATED: _deactivated,
    EventKind.DESTROYED: _destroyed,
    EventKind.FITTED: _fitted,
    EventKind.DETACHED: _detached,
    EventKind.CORRECTED: _unchanged,
    EventKind.DUPLICATE_NOTED: _duplicate_noted,
    EventKind.WITHDRAWN: _withdrawn,
}

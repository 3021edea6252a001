"""What must not happen in a firearm's life: each rule refuses by code and says what to do."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from rastro.canonical import Conflict, InvalidInput, RastroError
from rastro.registry.corrections import corrected, effective_events, takes_back
from rastro.registry.event import Event, HolderKind
from rastro.registry.fold import apply_event
from rastro.registry.form import check_form
from rastro.registry.kinds import ADMINISTRATIVE, DISPOSALS, INTO_CUSTODY, REPORTS, EventKind
from rastro.registry.state import IN_CUSTODY, MISSING, FirearmState, Status
from rastro.registry.texts import kind_text, status_text


def check_event(state: FirearmState, event: Event, *, today: date | None = None) -> None:
    """Refuse an event that cannot follow on a state.

    Parameters
    ----------
    state
        The firearm as it stands.
    event
        What is to be recorded next.
    today
        The last day on which something can have happened; the clock's own (UTC) when left out.

    Raises
    ------
    InvalidInput
        `registry.event.*` or `registry.date.*`: the event itself is malformed or its dates are impossible.
    Conflict
        `registry.life.*`: the event contradicts what is on record.

    See Also
    --------
    accept_event : also takes corrections and events entered late.
    """
    check_form(event, today=today or datetime.now(UTC).date())
    if state.status is Status.WITHDRAWN and event.kind is not EventKind.CORRECTED:
        raise _conflict("registry.life.after_withdrawal", state, event)
    if event.kind in ADMINISTRATIVE:
        return
    for rule in _RULES:
        rule(state, event)


def accept_event(events: Iterable[Event], event: Event, *, today: date | None = None) -> FirearmState:
    """Check one more event against a whole life, and give the state after it.

    An event entered late takes its place by date, a correction is applied; the whole life must still hold.

    Parameters
    ----------
    events
        Everything recorded so far about this firearm.
    event
        What is to be recorded.
    today
        As for `check_event`.

    Raises
    ------
    InvalidInput, Conflict
        As `check_event`; also `registry.event.recorded_already` and `registry.correction.*`.
    """
    recorded = tuple(events)
    day = today or datetime.now(UTC).date()
    if any(event.id == other.id for other in recorded):
        raise Conflict("registry.event.recorded_already", field="id", id=event.id)
    check_form(event, today=day)
    if event.kind is EventKind.CORRECTED:
        _check_correction(recorded, event)
    return check_life((*recorded, event), today=day)


def check_life(events: Iterable[Event], *, today: date | None = None) -> FirearmState:
    """Check every event of a life in the order in which they happened, and give the state they come to.

    Raises
    ------
    InvalidInput, Conflict
        As `check_event`, for the first event that cannot stand.
    """
    day = today or datetime.now(UTC).date()
    state = FirearmState()
    for event in effective_events(events):
        check_event(state, event, today=day)
        state = apply_event(state, event)
    return state


def life_findings(events: Iterable[Event], *, today: date | None = None) -> tuple[RastroError, ...]:
    """Everything that cannot stand in a life taken over from an older register, not only the first.

    Returns
    -------
    tuple of RastroError
        One for each event that contradicts those before it; empty when the life holds.
    """
    day = today or datetime.now(UTC).date()
    state, found = FirearmState(), []
    for event in effective_events(events):
        try:
            check_event(state, event, today=day)
        except RastroError as error:
            found.append(error)
        state = apply_event(state, event)
    return tuple(found)


def _check_correction(recorded: tuple[Event, ...], correction: Event) -> None:
    target = next((event for event in recorded if event.id == correction.corrects), None)
    if target is None:
        raise InvalidInput("registry.correction.unknown", field="corrects", id=correction.corrects or "")
    if takes_back(correction):
        return
    if target.kind is EventKind.CORRECTED:
        raise InvalidInput("registry.correction.of_correction", field="corrects", id=target.id)
    corrected(target, correction.data)


def _not_after_destruction(state: FirearmState, event: Event) -> None:
    if state.status is Status.DESTROYED:
        raise _conflict("registry.life.after_destruction", state, event)


def _dates_in_order(state: FirearmState, event: Event) -> None:
    if event.kind is EventKind.MANUFACTURED:
        _first_and_once(state, event)
    if event.on and state.last_on and event.on < state.last_on:
        raise _conflict("registry.life.out_of_order", state, event, last=state.last_on)


def _first_and_once(state: FirearmState, event: Event) -> None:
    if any(earlier.kind is EventKind.MANUFACTURED for earlier in state.life):
        raise _conflict("registry.life.manufactured_twice", state, event)
    for earlier in state.life:
        if earlier.on is not None:
            raise _conflict("registry.life.before_manufacture", state, earlier)


def _not_let_go_while_missing(state: FirearmState, event: Event) -> None:
    if event.kind in DISPOSALS and state.status in MISSING:
        raise _conflict("registry.life.missing", state, event)


def _not_sold_from_custody(state: FirearmState, event: Event) -> None:
    """CIFTA article VII: a confiscated firearm never reaches private hands by auction, sale or otherwise."""
    for_state_use = event.holder is not None and event.holder.kind is HolderKind.STATE
    if event.kind in DISPOSALS and state.status in IN_CUSTODY and not for_state_use:
        raise _conflict("registry.life.in_custody", state, event)


def _marked_before_state_use(state: FirearmState, event: Event) -> None:
    """CIFTA article VI.1c: a firearm kept for official use is marked first."""
    kept = event.kind in DISPOSALS and state.status in IN_CUSTODY
    if kept and not any(mark.kind == "official_use" for mark in state.marks):
        raise _conflict("registry.life.unmarked_for_state_use", state, event)


def _not_reported_twice(state: FirearmState, event: Event) -> None:
    said = {EventKind.REPORTED_LOST: Status.LOST, EventKind.REPORTED_STOLEN: Status.STOLEN}
    if event.kind in REPORTS and state.status is said[event.kind]:
        raise _conflict("registry.life.reported_already", state, event)
    if event.kind is EventKind.REPORTED_LOST and state.status is Status.STOLEN:
        raise _conflict("registry.life.reported_already", state, event)


def _returned_from_custody(state: FirearmState, event: Event) -> None:
    if event.kind is EventKind.RETURNED and state.status not in IN_CUSTODY:
        raise _conflict("registry.life.not_in_custody", state, event)


def _deactivated_once(state: FirearmState, event: Event) -> None:
    if event.kind is EventKind.DEACTIVATED and state.deactivated_on is not None:
        raise _conflict("registry.life.deactivated_already", state, event)


def _in_hand_to_be_destroyed(state: FirearmState, event: Event) -> None:
    hands_on = {EventKind.DESTROYED, EventKind.DEACTIVATED, EventKind.MARKED}
    if event.kind in hands_on and state.status in MISSING:
        raise _conflict("registry.life.not_at_hand", state, event)


def _seen_again_is_always_recorded(state: FirearmState, event: Event) -> None:
    """A recovery is a fact: it is refused only when the very same recovery is on record already."""
    same = [e for e in state.life if (e.kind, e.on, e.reference) == (event.kind, event.on, event.reference)]
    if event.kind in INTO_CUSTODY and event.reference and same:
        raise _conflict("registry.life.recovered_already", state, event)


_RULES: tuple[Callable[[FirearmState, Event], None], ...] = (
    _not_after_destruction,
    _dates_in_order,
    _not_let_go_while_missing,
    _not_sold_from_custody,
    _marked_before_state_use,
    _not_reported_twice,
    _returned_from_custody,
    _deactivated_once,
    _in_hand_to_be_destroyed,
    _seen_again_is_always_recorded,
)


def _conflict(code: str, state: FirearmState, event: Event, **params: object) -> Conflict:
    return Conflict(
        code,
        field="kind",
        kind=kind_text(event.kind),
        on=event.on.isoformat() if event.on else "?",
        status=status_text(state.status),
        since=state.since.isoformat() if state.since else "?",
        **{name: str(value) for name, value in params.items()},
    )

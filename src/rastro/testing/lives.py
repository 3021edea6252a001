"""Hypothesis strategies for events and lives of firearms that break no rule of the registry."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from rastro.canonical import RastroError
from rastro.registry import (
    Event,
    EventKind,
    FirearmState,
    Holder,
    HolderKind,
    apply_event,
    check_event,
)

TODAY = date(2022, 2, 10)
"""The day on which generated lives are looked at: the Committee's meeting, where the story ends."""

_NAMES = ("Henrik Holm", "Quentin Quist", "Norrland Vapen", "Ferro", "Royal Police", "")
_PLACES = ("Lund", "Nordheim", "Port-Royal", "Puerto Alba", "Paso del Norte", "")
_KINDS = tuple(kind for kind in EventKind if kind not in {EventKind.CORRECTED, EventKind.WITHDRAWN})


def holders() -> st.SearchStrategy[Holder]:
    """Holders of every kind, named and unnamed."""
    return st.builds(
        Holder,
        st.sampled_from(HolderKind),
        name=st.sampled_from(_NAMES),
        country=st.sampled_from(("XA", "XB", "")),
    )


@st.composite
def events(draw: st.DrawFn, *, seq: int = 1, after: date = date(2000, 1, 1)) -> Event:
    """A well-formed event that is not a correction, on or after a day."""
    kind = draw(st.sampled_from(_KINDS))
    on = draw(st.none() | st.dates(after, TODAY))
    holder = draw(st.none() | holders())
    if kind is EventKind.TRANSFERRED_TO_DEALER:
        holder = Holder(HolderKind.DEALER, draw(st.sampled_from(_NAMES)))
    data: dict[str, object] = {}
    if kind is EventKind.MARKED:
        data = {"mark": draw(st.sampled_from(("manufacture", "import", "official_use"))), "text": "FR0148B2"}
    if kind is EventKind.FITTED:
        data = {"to": "01890000-0000-7000-8000-000000000009"}
    if kind is EventKind.DUPLICATE_NOTED:
        data = {"of": "XB-F-2015-000001"}
    return Event(
        id=f"event-{seq}",
        kind=kind,
        on=on,
        seq=seq,
        at=datetime(2022, 2, 10, 12, tzinfo=UTC) + timedelta(seconds=seq),
        place=draw(st.sampled_from(_PLACES)),
        holder=holder,
        authority=draw(st.sampled_from(_NAMES)),
        data=data,
    )


@st.composite
def lives(draw: st.DrawFn, *, most: int = 8) -> tuple[Event, ...]:
    """A life that breaks no rule: events in order, the first of them the manufacture.

    Parameters
    ----------
    most
        Most events drawn; those that cannot follow are left out.
    """
    made = Event("event-1", EventKind.MANUFACTURED, draw(st.dates(date(1990, 1, 1), date(2015, 1, 1))), 1)
    life, state = [made], apply_event(FirearmState(), made)
    for seq in range(2, 2 + draw(st.integers(0, most))):
        event = draw(events(seq=seq, after=state.last_on or TODAY))
        if _can_follow(state, event):
            life.append(event)
            state = apply_event(state, event)
    return tuple(life)


def _can_follow(state: FirearmState, event: Event) -> bool:
    try:
        check_event(state, event, today=TODAY)
    except RastroError:
        return False
    return True

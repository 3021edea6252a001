"""A firearm's way through hands, as an answer tells it."""

from collections.abc import Iterator, Sequence
from datetime import date

from rastro.registry import (
    REPORTS,
    Event,
    EventKind,
    FirearmState,
    HolderKind,
    Holding,
    fold_events,
)
from rastro.tracing.answer_parts import (
    AnsweredEvent,
    AnsweredMark,
    Dealer,
    LastHolder,
    Named,
    Production,
    StateStock,
    TheftReport,
)

TRADE = frozenset({HolderKind.MANUFACTURER, HolderKind.IMPORTER, HolderKind.DEALER})
_PRIVATE = frozenset({HolderKind.PERSON, HolderKind.UNKNOWN})


def owner_of(state: FirearmState) -> Holding | None:
    """The last lawful holding: custody after a recovery makes no owner."""
    return next((each for each in reversed(state.chain) if each.lawful), None)


def at_recovery(state: FirearmState, recovered_on: date | None) -> FirearmState:
    """The firearm as it stood when it was recovered: who had it afterwards did not lose it.

    The state as it is where nobody is on record as holding it before that day: a date is wrong or unknown.
    """
    if recovered_on is None:
        return state
    then = fold_events(state.life, until=recovered_on)
    return then if owner_of(then) is not None else state


def reported_missing(state: FirearmState) -> bool:
    """Whether the last report of loss or theft was followed by no return to a holder."""
    kinds = [event.kind for event in state.life]
    last_report = max((place for place, kind in enumerate(kinds) if kind in REPORTS), default=-1)
    return last_report >= 0 and EventKind.RETURNED not in kinds[last_report:]


def dealers_of(chain: Sequence[Holding]) -> tuple[Dealer, ...]:
    """Makers, importers and dealers, first to last."""
    return tuple(
        Dealer(each.holder.kind.value, each.holder.name, each.holder.country, each.since, each.until)
        for each in chain
        if each.lawful and each.holder.kind in TRADE
    )


def last_holder_of(state: FirearmState) -> LastHolder | None:
    """The private person who held it last, where one did."""
    owner = owner_of(state)
    if owner is None or owner.holder.kind not in _PRIVATE:
        return None
    event = next((each for each in state.life if each.id == owner.event), None)
    licence = owner.holder.licence or (event.reference if event else "")
    return LastHolder(
        owner.holder.name,
        event.place if event else "",
        owner.holder.country,
        owner.since,
        owner.until,
        owner.by.value,
        licence,
    )


def stock_of(state: FirearmState) -> StateStock | None:
    """The authority in whose stock it was last, where that is who held it."""
    owner = owner_of(state)
    if owner is None or owner.holder.kind is not HolderKind.STATE:
        return None
    return StateStock(owner.holder.name, owner.since, owner.until)


def production_of(state: FirearmState) -> Production | None:
    """Who made it, when and where."""
    made = next((event for event in state.life if event.kind is EventKind.MANUFACTURED), None)
    if made is None:
        return None
    maker = made.holder
    return Production(maker.name if maker else "", made.on, made.place, maker.country if maker else "")


def reports_of(state: FirearmState) -> Iterator[TheftReport]:
    """Reports of loss or theft."""
    for event in state.life:
        if event.kind in REPORTS:
            yield TheftReport(event.kind.value, event.on, event.place, event.authority, event.reference)


def life_of(state: FirearmState) -> tuple[AnsweredEvent, ...]:
    """Every event, each name in the field of its group."""
    return tuple(map(_told, state.life))


def _told(event: Event) -> AnsweredEvent:
    holder = event.holder
    kind = holder.kind if holder else None
    named = Named(holder.name, holder.country) if holder and (holder.name or holder.country) else None
    mark = AnsweredMark(str(event.data.get("mark", "")), str(event.data.get("text", "")))
    return AnsweredEvent(
        kind=event.kind.value,
        on=event.on,
        place=event.place,
        mark=mark if event.kind is EventKind.MARKED else None,
        maker=holder.name if holder and kind is HolderKind.MANUFACTURER else "",
        authority=event.authority,
        dealer=named if kind in {HolderKind.DEALER, HolderKind.IMPORTER} else None,
        holder=named if kind in _PRIVATE else None,
        stock=holder.name if holder and kind is HolderKind.STATE else "",
        licence=holder.licence if holder else "",
        reference=event.reference,
    )

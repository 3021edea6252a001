"""What the life of the identified firearm comes to, as outcome codes."""

from datetime import date

from rastro.registry import EventKind, FirearmState, HolderKind, Holding
from rastro.tracing.holders import TRADE, at_recovery, owner_of, reported_missing
from rastro.tracing.outcomes import OutcomeCode


def life_codes(
    state: FirearmState, *, recovered_on: date | None = None, records_since: date | None = None
) -> tuple[OutcomeCode, ...]:
    """The outcome, and R9 with it where the firearm is reported lost or stolen.

    Parameters
    ----------
    state
        Of the identified firearm.
    recovered_on
        Day of the recovery.
    records_since
        First day for which the State keeps records.
    """
    owner = owner_of(at_recovery(state, recovered_on))
    code = _of_owner(owner) if owner is not None else _without_owner(state, records_since)
    return (code, OutcomeCode.R9) if reported_missing(state) else (code,)


def state_exported_to(state: FirearmState) -> str:
    """ISO 3166 code of the State to which it was last exported, or empty."""
    owner = owner_of(state)
    if owner is None or owner.by is not EventKind.EXPORTED:
        return ""
    event = next((each for each in state.life if each.id == owner.event), None)
    return owner.holder.country or (str(event.data.get("to", "")) if event else "")


def _of_owner(owner: Holding) -> OutcomeCode:
    holder = owner.holder
    if owner.by is EventKind.EXPORTED:
        return OutcomeCode.R11
    if holder.kind is HolderKind.STATE:
        return OutcomeCode.R8
    named = holder.name or holder.licence or holder.id
    return OutcomeCode.R1 if named and holder.kind not in TRADE else OutcomeCode.R2


def _without_owner(state: FirearmState, records_since: date | None) -> OutcomeCode:
    """On record without any hand it passed through: too old for the records, or the maker must be asked."""
    days = [event.on for event in state.life if event.on is not None]
    old = records_since is not None and bool(days) and min(days) < records_since
    return OutcomeCode.R7 if old else OutcomeCode.R2

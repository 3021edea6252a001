"""What a record says of its firearm that makes it a likelier or a less likely find."""

from collections.abc import Iterator
from datetime import date

from rastro.canonical import Text
from rastro.registry import IN_CUSTODY, Status
from rastro.tracing.candidates import Reason, RegisteredFirearm, Verdict
from rastro.tracing.weights import weights

_STATUSES = {each.value for each in Status}


def weigh_record(firearm: RegisteredFirearm, recovered_on: date | None) -> tuple[float, tuple[Reason, ...]]:
    """The weight of the record's own facts, and a reason for each.

    Parameters
    ----------
    firearm
        The record.
    recovered_on
        Day of the recovery; what happened to the firearm after it says nothing.
    """
    told = list(_facts(firearm, recovered_on))
    return sum(weights().record.get(name, 0.0) for name, _ in told), tuple(reason for _, reason in told)


def _facts(firearm: RegisteredFirearm, recovered_on: date | None) -> Iterator[tuple[str, Reason]]:
    for name, day in (("made_later", firearm.made_on), ("sold_later", firearm.sold_on)):
        if day and recovered_on and day > recovered_on:
            yield name, _reason("differs", name, on=day.isoformat(), recovered_on=recovered_on.isoformat())
    if firearm.since and recovered_on and firearm.since > recovered_on:
        return
    name = _standing(firearm)
    if name:
        verdict: Verdict = "agrees" if name == "missing" else "differs"
        when = str(firearm.since.year) if firearm.since else ""
        yield name, _reason(verdict, name if when else f"{name}_undated", year=when)


def _standing(firearm: RegisteredFirearm) -> str:
    status = Status(firearm.status) if firearm.status in _STATUSES else Status.UNKNOWN
    if status in {Status.DESTROYED, Status.DEACTIVATED}:
        return status.value
    if status in IN_CUSTODY:
        return "in_custody"
    return "missing" if firearm.missing else ""


def _reason(verdict: Verdict, name: str, **params: object) -> Reason:
    return Reason(verdict, "record", Text(f"tracing.why.record.{name}", params))

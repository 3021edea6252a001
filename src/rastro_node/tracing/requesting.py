"""The request as form 3312.1 has it, and what this State's own policy lets leave of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rastro.tracing import (
    REQUEST,
    Cut,
    Description,
    Direction,
    Grant,
    Initiation,
    Offence,
    Person,
    Recovered,
    Requester,
    TraceRequest,
    Urgency,
    cut,
    decide,
)
from rastro_node.core.keys import own_state
from rastro_node.tracing.disclosure import policy_in_force
from rastro_node.tracing.models import Recovery, Trace


@dataclass(frozen=True, slots=True)
class Leaving:
    """A request before it leaves.

    Parameters
    ----------
    whole
        With everything known.
    grant
        What the policy lets go to that State for that purpose.
    cut
        What is left of it.
    """

    whole: TraceRequest
    grant: Grant
    cut: Cut


def request_of(trace: Trace, description: Description) -> TraceRequest:
    """A trace as a request, complete."""
    recovery = trace.recovery
    return TraceRequest(
        trace=trace.number,
        purpose=trace.purpose,
        description=description,
        initiation=Initiation(
            trace.opened_at.date(), Urgency(trace.urgency), trace.urgency_reason, trace.instructions
        ),
        offence=Offence(code=trace.offence, why_illicit=trace.why_illicit, intended_use=trace.intended_use),
        requester=Requester(
            organisation=trace.unit, unit=recovery.found_by, officer=trace.owner_name, case=trace.case
        ),
        possessor=_person(recovery.possessor) if recovery.possessor else None,
        associates=tuple(_person(each) for each in recovery.associates),
        recovered=_recovered(recovery),
        additional=recovery.remarks,
    )


def leaving(trace: Trace, description: Description, to: str) -> Leaving:
    """What would leave of a trace for a State: the preview and the sending ask the same question."""
    whole = request_of(trace, description)
    grant = decide(
        policy_in_force().policy, to, trace.purpose, direction=Direction.REQUEST, urgency=trace.urgency
    )
    return Leaving(whole, grant, cut(whole.as_body(), grant, shape=REQUEST))


def _recovered(recovery: Recovery) -> Recovered:
    told = "; ".join(str(value) for value in recovery.context.values())
    return Recovered(on=recovery.recovered_on, place=recovery.place, country=own_state(), circumstances=told)


def _person(known: Mapping[str, str]) -> Person:
    document = known.get("document", "")
    return Person(
        name=known.get("name", ""),
        born_on=_day(known.get("born_on", "")),
        sex=known.get("sex", ""),
        nationality=known.get("nationality", ""),
        address=known.get("address", ""),
        documents=(document,) if document else (),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

"""Open a trace: at home first, as the International Tracing Instrument and INTERPOL's order of work ask."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rastro.canonical import Conflict, InvalidInput
from rastro.tracing import OutcomeCode, Purpose
from rastro.tracing import Urgency as Urgencies
from rastro_node.core.actors import Actor
from rastro_node.core.sequences import next_number
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.hearing import pseudonym
from rastro_node.ledger.services import Act, acts_record
from rastro_node.tracing import checking
from rastro_node.tracing.models import Recovery, Search, Trace, TraceStep
from rastro_node.tracing.searching import Found, candidate_json, decision_json, search_register
from rastro_node.tracing.selectors.descriptions import description_of
from rastro_node.tracing.selectors.traces import trace_locked

KIND = "T"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a trace is for, and how soon.

    Parameters
    ----------
    purpose
        A code of `rastro.tracing.Purpose`.
    legal_basis
        The rule under which it is asked, such as `CIFTA XIII`.
    urgency, urgency_reason, due
        How soon; a reason where it is urgent.
    case, offence, why_illicit, intended_use, instructions
        Sections I to IV of form 3312.1.
    """

    purpose: str
    legal_basis: str
    urgency: str = "normal"
    urgency_reason: str = ""
    due: datetime | None = None
    case: str = ""
    offence: str = ""
    why_illicit: str = ""
    intended_use: str = ""
    instructions: str = ""

    def checked(self) -> "Asked":
        """The same, once it may stand.

        Raises
        ------
        InvalidInput
            `tracing.trace.purpose`, `.urgency`, `.urgency_reason`, `.legal_basis`.
        """
        if self.purpose not in set(Purpose):
            raise InvalidInput(
                "tracing.trace.purpose",
                field="purpose",
                purpose=self.purpose[:40],
                allowed=", ".join(Purpose),
            )
        if self.urgency not in set(Urgencies):
            raise InvalidInput("tracing.trace.urgency", field="urgency", urgency=self.urgency[:40])
        if self.urgency != Urgencies.NORMAL and not self.urgency_reason.strip():
            raise InvalidInput("tracing.trace.urgency_reason", field="urgency_reason")
        if not self.legal_basis.strip():
            raise InvalidInput("tracing.trace.legal_basis", field="legal_basis")
        for name, limit in _LIMITS.items():
            checking.line(getattr(self, name), field=name, limit=limit)
        checking.prose(self.instructions, field="instructions")
        return self


_LIMITS = {
    "legal_basis": 200,
    "urgency_reason": 400,
    "case": 80,
    "offence": 200,
    "why_illicit": 400,
    "intended_use": 400,
}


@transaction.atomic
def trace_open(
    *,
    actor: Actor,
    recovery: Recovery,
    purpose: str,
    legal_basis: str,
    number: str | None = None,
    urgency: str = "normal",
    urgency_reason: str = "",
    due: datetime | None = None,
    case: str = "",
    offence: str = "",
    why_illicit: str = "",
    intended_use: str = "",
    instructions: str = "",
) -> Trace:
    """Open a trace and search this State's own register.

    Where a firearm stands out there, or where it never had a serial, the trace has its outcome at once; it
    can still be sent.

    Raises
    ------
    InvalidInput
        `tracing.trace.*` with the field.
    """
    asked = Asked(
        purpose=purpose,
        legal_basis=legal_basis,
        urgency=urgency,
        urgency_reason=urgency_reason,
        due=due,
        case=case,
        offence=offence,
        why_illicit=why_illicit,
        intended_use=intended_use,
        instructions=instructions,
    ).checked()
    trace = trace_row(asked, recovery, actor=actor, number=number or next_number(kind=KIND))
    found = search_register(description_of(recovery), recovered_on=recovery.recovered_on)
    note_home(trace, found)
    trace.save(force_insert=True)
    TraceStep.objects.bulk_create(first_steps(trace, found))
    home_search(trace, found).save(force_insert=True)
    acts_record(acts_of_opening(actor, trace, found))
    return trace


def trace_row(asked: Asked, recovery: Recovery, *, actor: Actor, number: str) -> Trace:
    """The row of a new trace, not yet saved."""
    return Trace(
        number=number,
        recovery=recovery,
        urgency=asked.urgency,
        urgency_reason=asked.urgency_reason.strip(),
        purpose=asked.purpose,
        legal_basis=asked.legal_basis.strip(),
        case=asked.case.strip(),
        offence=asked.offence.strip(),
        why_illicit=asked.why_illicit.strip(),
        intended_use=asked.intended_use.strip(),
        instructions=asked.instructions.strip(),
        owner=pseudonym(actor),
        owner_name=actor.name,
        unit=actor.authority,
        opened_at=timezone.now(),
        due=asked.due,
    )


def note_home(trace: Trace, found: Found) -> None:
    """Give a trace its outcome where the own register shows the firearm, or where it never had a serial."""
    if found.decision.candidate is None and found.decision.code is not OutcomeCode.R10:
        return
    trace.outcome = found.decision.code.value
    trace.also = [code.value for code in found.decision.also]
    trace.time_to_crime_days = found.days_to_crime(trace.recovery.recovered_on)
    trace.decided_at = trace.opened_at


def first_steps(trace: Trace, found: Found) -> list[TraceStep]:
    """Opened, and searched at home."""
    told = {"code": found.decision.code.value, "candidates": len(found.ranking.candidates)}
    kinds = TraceStep.Kind
    return [
        TraceStep(trace=trace, kind=kinds.OPENED, at=trace.opened_at, by=trace.owner),
        TraceStep(trace=trace, kind=kinds.SEARCHED, at=timezone.now(), by=trace.owner, data=told),
    ]


def home_search(trace: Trace, found: Found) -> Search:
    """The search of this State's own register, not yet saved."""
    return Search(
        trace=trace,
        at=timezone.now(),
        registry_size=found.registry_size,
        candidates=[candidate_json(each) for each in found.ranking.candidates],
        none_of_these=found.ranking.none_of_these,
        decision=decision_json(found.decision),
        firearm=found.firearm,
    )


def acts_of_opening(actor: Actor, trace: Trace, found: Found) -> list[Act]:
    """What the ledger keeps: the opening, and the search with whom it showed."""
    opened = {"number": trace.number, "recovery": trace.recovery.number, "urgency": trace.urgency}
    shown = [each.firearm.id for each in found.ranking.candidates]
    about = f"trace/{trace.pk}"
    by = partial(act_by, actor, purpose=trace.purpose, legal_basis=trace.legal_basis)
    return [
        by("trace.open", about, payload=opened),
        by("registry.search", about, payload={"firearms": shown}),
    ]


@transaction.atomic
def trace_close(*, actor: Actor, trace_id: UUID, why: str = "") -> Trace:
    """Close a trace; what was found stays with it.

    Raises
    ------
    Conflict
        `tracing.trace.closed`.
    """
    trace = trace_locked(trace_id)
    if trace.status == Trace.Status.CLOSED:
        raise Conflict("tracing.trace.closed", number=trace.number)
    reason = checking.line(why, field="why", limit=400)
    trace.status = Trace.Status.CLOSED
    trace.save(update_fields=["status"])
    TraceStep.objects.create(
        trace=trace, kind=TraceStep.Kind.CLOSED, at=timezone.now(), by=pseudonym(actor), data={"why": reason}
    )
    acts_record(
        [
            act_by(
                actor,
                "trace.close",
                f"trace/{trace.pk}",
                purpose=trace.purpose,
                legal_basis=trace.legal_basis,
                payload={"number": trace.number, "why": reason},
            )
        ]
    )
    return trace

"""The answer to a trace: the outcome, the firearm, its way through hands, and why not the others."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rastro.canonical import Text
from rastro.tracing.answer_parts import (
    AnsweredCandidate,
    AnsweredEvent,
    Dealer,
    FoundFirearm,
    LastHolder,
    Outcome,
    Production,
    Standing,
    StateStock,
    TheftReport,
    TimeToCrime,
)
from rastro.tracing.disclosure_shapes import Group
from rastro.tracing.forms import as_body, read_body


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A group of fields that the answering State does not tell, and why.

    Parameters
    ----------
    group
        Which.
    reason
        The rule, or a person's reason.
    """

    group: Group
    reason: Text


@dataclass(frozen=True, slots=True)
class TraceAnswer:
    """What one State tells another about a recovered firearm.

    Parameters
    ----------
    trace
        The requester's number.
    policy
        Version of the policy by which it was cut.
    automatic
        Whether no person looked at it.
    answered_on
        Day of the answer.
    registry_size
        How many firearms the register holds.
    outcome
        Code, further codes, next steps.
    firearm, production, dealers, holder, stock, theft, status, life
        The firearm that stands out; None or empty where nothing is told or nothing stands out.
    time_to_crime
        Days from the last sale to the recovery.
    candidates
        Likeliest first, each with its reasons.
    remarks
        A person's words.
    withheld
        Groups that are not told, whether or not there was anything in them.
    """

    trace: str
    policy: str = ""
    automatic: bool = False
    answered_on: date | None = None
    registry_size: int | None = None
    outcome: Outcome | None = None
    firearm: FoundFirearm | None = None
    production: Production | None = None
    dealers: tuple[Dealer, ...] = ()
    holder: LastHolder | None = None
    stock: StateStock | None = None
    theft: tuple[TheftReport, ...] = ()
    status: Standing | None = None
    life: tuple[AnsweredEvent, ...] = ()
    time_to_crime: TimeToCrime | None = None
    candidates: tuple[AnsweredCandidate, ...] = ()
    remarks: str = field(default="", metadata={"limit": 4_000})
    withheld: tuple[HeldBack, ...] = ()

    def as_body(self) -> dict[str, Any]:
        """Body of a `trace.answer`; before it leaves, cut it (`disclose`)."""
        body: dict[str, Any] = as_body(self)
        return body


def read_trace_answer(body: object) -> TraceAnswer:
    """Read the body of a `trace.answer`.

    Raises
    ------
    InvalidInput
        `tracing.body.*`, naming the field.
    """
    return read_body(TraceAnswer, body)

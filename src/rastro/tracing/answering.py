"""An answer put together out of the decision and the firearm's state; complete, before any policy cuts it."""

from dataclasses import replace
from datetime import date

from rastro.canonical import InvalidInput
from rastro.registry import FirearmState, HolderKind
from rastro.tracing.answer import TraceAnswer
from rastro.tracing.answer_parts import (
    AnsweredCandidate,
    AnsweredEdit,
    AnsweredReason,
    FoundFirearm,
    Outcome,
    Standing,
    TimeToCrime,
)
from rastro.tracing.candidates import Candidate, Ranking
from rastro.tracing.dates import time_to_crime
from rastro.tracing.deciding import Decision
from rastro.tracing.disclosure_fields import MAX_CANDIDATES
from rastro.tracing.disclosure_policy import Category
from rastro.tracing.holders import (
    TRADE,
    at_recovery,
    dealers_of,
    last_holder_of,
    life_of,
    owner_of,
    production_of,
    reported_missing,
    reports_of,
    stock_of,
)

LIKELY_ENOUGH = 0.01


def compose_answer(
    trace: str,
    decision: Decision,
    ranking: Ranking,
    state: FirearmState | None = None,
    *,
    recovered_on: date | None = None,
    answered_on: date | None = None,
    registry_size: int | None = None,
    remarks: str = "",
) -> TraceAnswer:
    """Everything the State asked knows: what leaves is what `disclose` keeps of it.

    Parameters
    ----------
    trace
        The requester's number.
    decision, ranking
        What came of the trace, and the candidates it chose from.
    state
        Of the decision's candidate, folded from its life.
    recovered_on
        Day of the recovery.
    answered_on
        Day of the answer.
    registry_size
        How many firearms the register holds.
    remarks
        A person's words.
    """
    answer = TraceAnswer(
        trace,
        answered_on=answered_on,
        registry_size=registry_size,
        outcome=Outcome(
            decision.code, decision.also, decision.next_steps, decision.next_state, decision.reason
        ),
        candidates=tuple(map(_answered, filter(worth_telling, ranking.candidates[:MAX_CANDIDATES]))),
        remarks=remarks,
    )
    if decision.candidate is None or state is None:
        return answer
    then = at_recovery(state, recovered_on)
    return replace(
        answer,
        firearm=_found(decision.candidate),
        production=production_of(state),
        dealers=dealers_of(state.chain),
        holder=last_holder_of(then),
        stock=stock_of(then),
        theft=tuple(reports_of(state)),
        status=Standing(state.status.value, state.since),
        life=life_of(state),
        time_to_crime=_days(then.sold_on, recovered_on),
    )


def category_of(decision: Decision, state: FirearmState | None) -> Category:
    """Of which kind of record the answer would speak: what decides whether a person looks at it."""
    if decision.candidate is None or state is None:
        return Category.NOT_FOUND
    owner = owner_of(state)
    if owner is not None and owner.holder.kind is HolderKind.STATE:
        return Category.STATE
    if reported_missing(state):
        return Category.MISSING
    return Category.TRADE if owner is None or owner.holder.kind in TRADE else Category.PRIVATE


def worth_telling(candidate: Candidate) -> bool:
    """Whether a record came into question at all: a vague request must not fish the register.

    Its serial was compared, and no character differs but as a misreading would, or it is at least one in a
    hundred likely.
    """
    serial = {each.verdict for each in candidate.reasons if each.subject == "serial"}
    return bool(candidate.edits) and ("differs" not in serial or candidate.probability >= LIKELY_ENOUGH)


def _found(candidate: Candidate) -> FoundFirearm:
    of = candidate.firearm
    return FoundFirearm(
        of.number or of.id, of.make, of.model, of.calibre, of.type, of.serial, shown(candidate.probability)
    )


def shown(probability: float) -> str:
    """A probability as text, three decimals, never quite 0 or 1: nobody is that sure."""
    return f"{min(max(probability, 0.001), 0.999):.3f}"


def _answered(candidate: Candidate) -> AnsweredCandidate:
    of = candidate.firearm
    return AnsweredCandidate(
        of.number or of.id,
        shown(candidate.probability),
        of.serial,
        of.make,
        of.model,
        of.calibre,
        of.type,
        of.status,
        tuple(
            AnsweredEdit(each.kind.value, each.position, each.seen, each.registered, each.registered_position)
            for each in candidate.edits
        ),
        tuple(AnsweredReason(each.verdict, each.subject, each.text) for each in candidate.reasons),
    )


def _days(sold_on: date | None, recovered_on: date | None) -> TimeToCrime | None:
    """None as well when the dates contradict each other: no number is better than a wrong one."""
    if sold_on is None:
        return None
    try:
        return TimeToCrime(time_to_crime(sold_on, recovered_on), sold_on, recovered_on)
    except InvalidInput:
        return None

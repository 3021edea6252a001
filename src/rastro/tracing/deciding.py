"""From candidates and the best one's life to an outcome with its next steps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rastro.canonical import Text
from rastro.markings import SerialState
from rastro.registry import Event, fold_events
from rastro.tracing.candidates import Candidate, Ranking
from rastro.tracing.description import Description
from rastro.tracing.holders import at_recovery
from rastro.tracing.life_outcome import life_codes, state_exported_to
from rastro.tracing.outcomes import OutcomeCode, next_step
from rastro.tracing.unfound import made_in, unfound_codes

STANDS_OUT = 0.5
SURE = 0.999
AHEAD = 3.0
"""How much likelier than the next candidate a firearm must be to be called identified."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What came of a trace.

    Parameters
    ----------
    code
        The outcome.
    also
        Further codes that hold: `R9` beside `R1` for a stolen firearm whose holder is known.
    next_steps
        What the officer does next, in order.
    candidate
        The firearm it is, where one stands out.
    next_state
        ISO 3166 code of the State to ask next, or empty.
    reason
        Why it was refused or restricted, where it was.
    """

    code: OutcomeCode
    also: tuple[OutcomeCode, ...] = ()
    next_steps: tuple[Text, ...] = ()
    candidate: Candidate | None = None
    next_state: str = ""
    reason: Text | None = None


def decide_outcome(
    description: Description,
    ranking: Ranking,
    life: Sequence[Event] = (),
    *,
    home: str = "",
    recovered_on: date | None = None,
    records_since: date | None = None,
    earlier_request: str = "",
    restricted: Text | None = None,
) -> Decision:
    """Decide what a trace came to.

    Parameters
    ----------
    description
        What was recovered.
    ranking
        The candidates.
    life
        Events of the first candidate.
    home
        ISO 3166 code of the State that decides; with it, a maker abroad leads to the next State (R11).
    recovered_on
        Day of the recovery: the holder sought is the last one before it.
    records_since
        First day for which the State keeps records; older firearms without a holder come to R7.
    earlier_request
        Number of an earlier request about the same recovery.
    restricted
        Why the State refuses or restricts its answer.
    """
    if restricted is not None:
        step = next_step(OutcomeCode.R13, reason=restricted)
        return Decision(OutcomeCode.R13, (), (step,), reason=restricted)
    if earlier_request:
        return Decision(OutcomeCode.R12, (), (next_step(OutcomeCode.R12, trace=earlier_request),))
    best = identified(ranking)
    if best is None:
        codes = unfound_codes(description, ranking, home=home)
        decision = _decision(codes, next_state=made_in(description) if OutcomeCode.R11 in codes else "")
        return _look_first(decision) if description.serial.state is SerialState.NOT_LOOKED_FOR else decision
    state = fold_events(life)
    codes = life_codes(state, recovered_on=recovered_on, records_since=records_since)
    if any(each.subject == "make" and each.verdict == "differs" for each in best.reasons):
        codes = (*codes, OutcomeCode.R5)
    return _decision(codes, candidate=best, next_state=state_exported_to(at_recovery(state, recovered_on)))


def decide_no_answer(days: int) -> Decision:
    """The outcome for the State that asked and heard nothing.

    Parameters
    ----------
    days
        Since the request.
    """
    return Decision(OutcomeCode.R14, (), (next_step(OutcomeCode.R14, days=days),))


def identified(ranking: Ranking) -> Candidate | None:
    """The candidate that stands out: likelier than not, well ahead of the next, and not by words alone.

    Where no serial was compared, only a person's word makes it sure.
    """
    best = ranking.best
    if best is None or best.probability < (STANDS_OUT if best.edits else SURE):
        return None
    rival = max((each.probability for each in ranking.candidates[1:]), default=0.0)
    return best if best.probability >= AHEAD * rival else None


def _look_first(decision: Decision) -> Decision:
    """Nobody has said whether there is a serial: the first step is to look."""
    return replace(decision, next_steps=(Text("tracing.next.look"), *decision.next_steps))


def _decision(
    codes: tuple[OutcomeCode, ...], *, candidate: Candidate | None = None, next_state: str = ""
) -> Decision:
    steps = tuple(next_step(code, state=next_state) for code in codes)
    return Decision(codes[0], codes[1:], steps, candidate, next_state)

"""From candidates and the best one's life to an outcome with its next steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rastro.canonical import Text
from rastro.markings import SerialState
from rastro.registry import MISSING, Event, FirearmState, HolderKind, Status, fold_events
from rastro.tracing.candidates import Candidate, Ranking
from rastro.tracing.description import Description
from rastro.tracing.outcomes import OutcomeCode, next_step

STANDS_OUT = 0.5


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
        ISO 3166 code of the State that decides.
    recovered_on
        Day of the recovery.
    records_since
        First day for which the State keeps records.
    earlier_request
        Number of an earlier request about the same recovery.
    restricted
        Why the State refuses or restricts its answer.
    """
    del home, recovered_on, records_since
    if restricted is not None:
        return Decision(
            OutcomeCode.R13, (), (next_step(OutcomeCode.R13, reason=restricted),), reason=restricted
        )
    if earlier_request:
        return Decision(OutcomeCode.R12, (), (next_step(OutcomeCode.R12, trace=earlier_request),))
    best = ranking.best
    if best is None or best.probability < STANDS_OUT:
        code = _without_candidate(description, ranking)
        return Decision(code, (), (next_step(code),))
    codes = _of_life(fold_events(life))
    return Decision(codes[0], codes[1:], tuple(map(next_step, codes)), best)


def _without_candidate(description: Description, ranking: Ranking) -> OutcomeCode:
    state = description.serial.state
    if state is SerialState.NEVER_HAD or (state is SerialState.NOT_LOOKED_FOR and not description.make):
        return OutcomeCode.R10
    if state is not SerialState.READ:
        return OutcomeCode.R3
    return OutcomeCode.R6 if 1 - ranking.none_of_these > STANDS_OUT else OutcomeCode.R5


def _of_life(state: FirearmState) -> tuple[OutcomeCode, ...]:
    missing = state.status in MISSING
    also = (OutcomeCode.R9,) if missing else ()
    holder = state.last_lawful_holder
    if state.status is Status.EXPORTED:
        return (OutcomeCode.R11, *also)
    if holder is not None and holder.kind is HolderKind.STATE:
        return (OutcomeCode.R8, *also)
    if holder is not None and holder.kind is HolderKind.PERSON:
        return (OutcomeCode.R1, *also)
    return (OutcomeCode.R2, *also)

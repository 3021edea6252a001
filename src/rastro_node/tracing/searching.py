"""Search this State's own register for what a description may be of, and decide what that comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from rastro.canonical import RastroError
from rastro.registry import Event, FirearmState, fold_events
from rastro.tracing import (
    Candidate,
    Category,
    Decision,
    Description,
    Ranking,
    RegisteredFirearm,
    TraceAnswer,
    category_of,
    compose_answer,
    decide_outcome,
    score_candidates,
    time_to_crime,
)
from rastro.tracing.answering import shown
from rastro_node.core.keys import own_state


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Parameters
    ----------
    ranking
        The candidates with their reasons.
    decision
        What it comes to.
    life, state
        Events of the firearm the decision is about, and what they come to.
    registry_size
        How many firearms were in question.
    """

    ranking: Ranking
    decision: Decision
    life: tuple[Event, ...]
    state: FirearmState
    registry_size: int

    @property
    def firearm(self) -> UUID | None:
        """The firearm that stands out."""
        candidate = self.decision.candidate
        return UUID(candidate.firearm.id) if candidate else None

    @property
    def category(self) -> Category:
        """What kind of record an answer would be about."""
        return category_of(self.decision, self.state)

    def days_to_crime(self, recovered_on: date | None) -> int | None:
        """Days from the last sale to the recovery; None where they are unknown or contradict each other."""
        try:
            return time_to_crime(self.state.sold_on, recovered_on)
        except RastroError:
            return None

    def answer(self, trace: str, *, recovered_on: date | None, on: date, remarks: str = "") -> TraceAnswer:
        """Everything this State could tell of it; nobody is sent this before it is cut."""
        return compose_answer(
            trace,
            self.decision,
            self.ranking,
            self.state if self.decision.candidate else None,
            recovered_on=recovered_on,
            answered_on=on,
            registry_size=self.registry_size,
            remarks=remarks,
        )

    def about(self, chosen: Candidate | None, description: Description, recovered_on: date | None) -> "Found":
        """The same search, decided by a person: for that candidate, or for none of them."""
        sure = Ranking((replace(chosen, probability=1.0),), 0.0) if chosen else Ranking()
        found = _decided(self.ranking, sure, description, self.registry_size, recovered_on=recovered_on)
        return replace(found, decision=replace(found.decision, candidate=chosen))


def search_register(
    description: Description, *, recovered_on: date | None = None, earlier_request: str = ""
) -> Found:
    """Search the register for one description.

    Parameters
    ----------
    recovered_on
        Day of the recovery: a firearm sold after it is not the one.
    earlier_request
        Number of an earlier request about the same recovery.
    """
    from rastro_node.registry import selectors as registry

    firearms = registry.firearms_like(description)
    return weigh(description, firearms, recovered_on=recovered_on, earlier_request=earlier_request)


def weigh(
    description: Description,
    firearms: Sequence[RegisteredFirearm],
    *,
    recovered_on: date | None = None,
    earlier_request: str = "",
) -> Found:
    """Rank the firearms that came into question, and decide."""
    from rastro_node.registry import selectors as registry

    population = registry.population()
    ranking = score_candidates(description, firearms, population=population, recovered_on=recovered_on)
    return _decided(
        ranking,
        ranking,
        description,
        population,
        recovered_on=recovered_on,
        earlier_request=earlier_request,
    )


def _decided(
    shown: Ranking,
    decisive: Ranking,
    description: Description,
    population: int,
    *,
    recovered_on: date | None,
    earlier_request: str = "",
) -> Found:
    from rastro_node.registry import selectors as registry

    best = decisive.best
    life = registry.life_of(UUID(best.firearm.id)) if best else ()
    decision = decide_outcome(
        description,
        decisive,
        life,
        home=own_state(),
        recovered_on=recovered_on,
        earlier_request=earlier_request,
    )
    told = life if decision.candidate else ()
    return Found(shown, decision, told, fold_events(told), population)


def candidate_json(candidate: Candidate) -> dict[str, Any]:
    """A candidate as a search keeps it."""
    firearm = candidate.firearm
    return {
        "id": firearm.id,
        "firearm": firearm.number or firearm.id,
        "serial": firearm.serial,
        "make": firearm.make,
        "model": firearm.model,
        "calibre": firearm.calibre,
        "type": firearm.type,
        "status": firearm.status,
        "probability": shown(candidate.probability),
        "log10_lr": f"{candidate.log10_lr:.3f}",
        "edits": [
            {
                "kind": edit.kind.value,
                "position": edit.position,
                "seen": edit.seen,
                "registered": edit.registered,
                "registered_position": edit.registered_position,
            }
            for edit in candidate.edits
        ],
        "reasons": [
            {"verdict": each.verdict, "subject": each.subject, "text": each.text.as_json()}
            for each in candidate.reasons
        ],
    }


def decision_json(decision: Decision) -> dict[str, Any]:
    """A decision as a search keeps it."""
    return {
        "code": decision.code.value,
        "also": [code.value for code in decision.also],
        "next_steps": [step.as_json() for step in decision.next_steps],
        "next_state": decision.next_state,
        "reason": decision.reason.as_json() if decision.reason else None,
    }

"""An act by whoever acts now, for the purpose that was said: what services of other rooms write."""

from collections.abc import Mapping
from typing import Any

from rastro_node.core.actors import Actor
from rastro_node.core.context import current_context
from rastro_node.ledger.hearing import pseudonym
from rastro_node.ledger.services import Act, DecisionWord


def act_by(
    actor: Actor,
    action: str,
    about: str,
    *,
    purpose: str = "",
    legal_basis: str = "",
    decision: DecisionWord = "allowed",
    payload: Mapping[str, Any] | None = None,
) -> Act:
    """An act of an actor; purpose and legal basis are those of the request when not given.

    Parameters
    ----------
    actor
        Who.
    action
        `room.verb`.
    about
        `kind/id` of what it was done to.
    """
    context = current_context()
    return Act(
        action=action,
        object=about,
        actor=pseudonym(actor),
        authority=actor.authority or actor.state,
        purpose=purpose or context.purpose,
        legal_basis=legal_basis or context.legal_basis,
        decision=decision,
        payload=payload,
    )

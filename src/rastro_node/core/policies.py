"""Decisions: may this actor do that? Pure functions over plain values, each answer with its rule."""

from dataclasses import dataclass
from typing import Any

from rastro.canonical import Forbidden, Text
from rastro_node.core import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission


@dataclass(frozen=True, slots=True)
class Decision:
    """Allowed or not, and the rule that says so.

    Parameters
    ----------
    allowed
        Whether it may be done.
    rule
        The rule as a sentence by code.
    """

    allowed: bool
    rule: Text

    def __bool__(self) -> bool:
        return self.allowed

    def or_refuse(self) -> None:
        """Do nothing when allowed.

        Raises
        ------
        Forbidden
            With the rule's code, when not.
        """
        if not self.allowed:
            params: dict[str, Any] = dict(self.rule.params)
            raise Forbidden(self.rule.code, **params)


def allowed(code: str, **params: object) -> Decision:
    """A decision that allows, by that rule."""
    return Decision(allowed=True, rule=Text(code, params))


def refused(code: str, **params: object) -> Decision:
    """A decision that refuses, by that rule."""
    return Decision(allowed=False, rule=Text(code, params))


def may(actor: Actor, permission: Permission, *, state: str) -> Decision:
    """Whether an actor may do something at the node (or to a record) of a State.

    Parameters
    ----------
    actor
        Who asks.
    permission
        What for.
    state
        ISO code of the State whose node or record it is.
    """
    if not actor.is_known:
        return refused("core.rule.sign_in")
    if actor.state != state:
        return refused("core.rule.other_state", actor_state=actor.state or "-", state=state)
    if permission not in actor.permissions:
        return refused("core.rule.no_role", permission=str(permission))
    return allowed("core.rule.role", permission=str(permission))

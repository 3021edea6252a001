"""Who is behind a message: a pseudonym, a role and how surely they signed in."""

from rastro.exchange import User
from rastro_node.core.actors import Actor, ActorKind
from rastro_node.ledger.hearing import pseudonym


def user_of(actor: Actor) -> User:
    """An actor as a message names them."""
    if actor.kind is ActorKind.NODE:
        return User(pseudonym(actor), "system", "aal3")
    role = min(actor.roles, default=str(actor.kind))
    return User(pseudonym(actor), role, f"aal{min(max(actor.assurance, 1), 3)}")

"""Who acts and why, for the length of a request or a job."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest

from rastro_node.core.actors import ANYONE, Actor, node_actor
from rastro_node.core.keys import own_state


@dataclass(frozen=True, slots=True)
class Context:
    """Who acts and why.

    Parameters
    ----------
    actor
        Who.
    purpose
        Why, in the words of the request (`trace XA-T-2021-000482-7`); empty when unsaid.
    legal_basis
        The legal basis given, where one was asked for.
    """

    actor: Actor
    purpose: str = ""
    legal_basis: str = ""


_current: ContextVar[Context | None] = ContextVar("rastro_context", default=None)


def this_node() -> Actor:
    """The node itself as an actor."""
    return node_actor(own_state())


def current_context() -> Context:
    """Who acts now; the node itself outside requests."""
    return _current.get() or Context(this_node())


@contextmanager
def acting(actor: Actor, *, purpose: str = "", legal_basis: str = "") -> Iterator[Context]:
    """Let what happens inside be done by that actor for that purpose."""
    context = Context(actor, purpose, legal_basis)
    token = _current.set(context)
    try:
        yield context
    finally:
        _current.reset(token)


def actor_of(request: HttpRequest) -> Actor:
    """Who sent the request; `ANYONE` when nobody has signed in. Worked out once, when first asked."""
    known = request.__dict__
    if "actor" not in known:
        load = known.get("load_actor")
        known["actor"] = load() if load else ANYONE
    actor: Actor = known["actor"]
    return actor

"""Who acts on which type of message. Domains register at start-up, so the post office knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from rastro.exchange import Envelope


@dataclass(frozen=True, slots=True)
class Received:
    """A verified message of a peer, handed to its domain.

    Parameters
    ----------
    id
        The message's own id.
    sender
        The peer's address.
    envelope
        What it says.
    digest
        Its fingerprint.
    """

    id: UUID
    sender: str
    envelope: Envelope
    digest: str


type Handler = Callable[[Received], None]

_handlers: dict[str, Handler] = {}


def register(type_: str, handler: Handler) -> None:
    """Let a domain act on a type of message.

    The handler runs in one transaction with the removal of the message from the waiting ones: its effects
    happen once or not at all. An error keeps the message waiting, and an operator sees why.
    """
    _handlers[type_] = handler


def handler_of(type_: str) -> Handler | None:
    """The handler of a type, if a domain registered one."""
    return _handlers.get(type_)


def _answer_nothing(_message: Received) -> None:
    """A ping has had its effect once its receipt is on the way."""


register("ping", _answer_nothing)

"""Points where a higher room listens: the ledger records what the core only announces."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rastro.canonical import Text
from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission


class Hook[T]:
    """A list of listeners, called in the order they registered.

    A listener's error is the announcer's error: what cannot be recorded is not done.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def register(self, listener: Callable[[T], None]) -> Callable[[T], None]:
        """Add a listener once; works as a decorator in an app's `ready`."""
        if listener not in self._listeners:
            self._listeners.append(listener)
        return listener

    def forget(self, listener: Callable[[T], None]) -> None:
        """Remove a listener."""
        self._listeners.remove(listener)

    def announce(self, event: T) -> None:
        """Tell every listener."""
        for listener in self._listeners:
            listener(event)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An authorisation that was refused.

    Parameters
    ----------
    actor
        Who asked.
    permission
        What for; None where a rule asks only for a signed-in person.
    rule
        Why not.
    method, route
        HTTP method and the address's pattern, such as `tracing/<uuid:trace_id>/`.
    subject
        The address asked for.
    """

    actor: Actor
    permission: Permission | None
    rule: Text
    method: str
    route: str
    subject: str


@dataclass(frozen=True, slots=True)
class Export:
    """A list that left as a file.

    Parameters
    ----------
    actor
        Who took it.
    table
        Name of the list.
    form
        `csv`, `xlsx` or `json`.
    rows
        How many rows.
    filters
        The query as it stood.
    purpose
        Why, as the actor said.
    """

    actor: Actor
    table: str
    form: str
    rows: int
    filters: str
    purpose: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody signed in, signed out, or failed to.

    Parameters
    ----------
    username
        The name that was given.
    succeeded
        Whether it worked.
    how
        `password`, `mfa`, `passkey`, `training`, `token`, `sign_out`, `locked`.
    actor
        Who it is, when known.
    """

    username: str
    succeeded: bool
    how: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class AccountChange:
    """An account, role or token was made, granted, revoked or closed.

    Parameters
    ----------
    what
        `account.created`, `role.granted`, `token.revoked`, and so on.
    by
        Who did it.
    subject
        The account it was done to.
    detail
        The role, the token's name, the sign-in name.
    """

    what: str
    by: Actor
    subject: UUID
    detail: str


@dataclass(frozen=True, slots=True)
class ImportAct:
    """An import was begun, ended, discarded or undone.

    Parameters
    ----------
    actor
        Who did it.
    what
        `import.begin`, `import.end`, `import.discard`, `import.undo`.
    number
        The import's number.
    kind
        What is imported.
    detail
        The file's digest, the counts.
    """

    actor: Actor
    what: str
    number: str
    kind: str
    detail: Mapping[str, Any]


on_refusal: Hook[Refusal] = Hook()
on_export: Hook[Export] = Hook()
on_sign_in: Hook[SignIn] = Hook()
on_account_change: Hook[AccountChange] = Hook()
on_import: Hook[ImportAct] = Hook()

"""What is announced to the rooms above: the ledger's entry of each act is written by whoever hears it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from rastro_node.core.actors import Actor
from rastro_node.core.hooks import Hook


@dataclass(frozen=True, slots=True)
class TermDecision:
    """What a curator decided on a word; other rooms listen.

    Parameters
    ----------
    actor
        Who.
    term_id, kind, raw
        The word as read.
    code
        The term it means; empty when it stays as read.
    before
        The term it was decided to mean until now.
    reopened
        Whether an earlier decision is taken back.
    """

    actor: Actor
    term_id: UUID
    kind: str
    raw: str
    code: str
    before: str = ""
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to an official table or its crosswalk.

    Parameters
    ----------
    action, about
        As the ledger names them: `crosswalk.review`, `official_table/<id>`.
    payload
        What was done.
    """

    actor: Actor
    action: str
    about: str
    payload: Mapping[str, Any] = field(default_factory=dict)


on_decision: Hook[TermDecision] = Hook()
on_act: Hook[Act] = Hook()

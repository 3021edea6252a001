"""An answer as it may leave: what was found, cut by this State's policy."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from rastro.tracing import Category, Grant, TraceAnswer, decide, disclose
from rastro_node.tracing.disclosure import policy_in_force
from rastro_node.tracing.searching import Found


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer, whole and cut.

    Parameters
    ----------
    found
        What it is made of.
    whole
        Everything this State could tell.
    grant
        What the policy and the person let be told.
    cut
        What leaves.
    body
        Its form in the message.
    """

    found: Found
    whole: TraceAnswer
    grant: Grant
    cut: TraceAnswer
    body: dict[str, Any]


def grant_for(sender: str, purpose: str, urgency: str, category: Category) -> Grant:
    """What the policy in force lets that State learn."""
    return decide(policy_in_force().policy, sender, purpose, urgency=urgency, category=category)


def compose(
    trace: str, found: Found, grant: Grant, *, recovered_on: date | None, remarks: str = ""
) -> Composed:
    """The answer to a request."""
    whole = found.answer(trace, recovered_on=recovered_on, on=timezone.localdate(), remarks=remarks)
    told = disclose(whole, grant)
    return Composed(found, whole, grant, told, told.as_body())

"""Put on record who looked at a trace, a request or the policy, and for what purpose."""

from rastro_node.core.actors import Actor
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.tracing.models import IncomingRequest, Trace


def trace_read(*, actor: Actor, trace: Trace) -> None:
    """A trace was looked at."""
    act_record(
        act_by(
            actor,
            "trace.read",
            f"trace/{trace.pk}",
            purpose=trace.purpose,
            legal_basis=trace.legal_basis,
            decision="allowed",
            payload={"number": trace.number},
        )
    )


def request_read(*, actor: Actor, request: IncomingRequest) -> None:
    """A request of another State was looked at."""
    act_record(
        act_by(
            actor,
            "request.read",
            f"request/{request.pk}",
            purpose=request.purpose,
            legal_basis=request.legal_basis[:200],
            decision="allowed",
            payload={"trace": request.trace_number, "sender": request.sender},
        )
    )


def policy_read(*, actor: Actor, version: str) -> None:
    """The disclosure policy was looked at."""
    act_record(act_by(actor, "policy.read", f"policy/{version}", decision="allowed"))

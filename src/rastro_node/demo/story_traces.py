"""Inside Arcadia's node, both being up: the traces that were opened before the newcomer arrives."""

from typing import Any

from rastro_node.demo.inside import Progress, serve_task
from rastro_node.demo.records import recoveries

OFFICER = "bruno"


def tell(_task: dict[str, Any], progress: Progress) -> dict[str, object]:
    """Record, open and send what `recoveries.XA.toml` says."""
    from rastro_node.accounts.selectors import actor_of_user, user_by_name
    from rastro_node.tracing.services import recovery_record, trace_open, trace_send

    actor = actor_of_user(user_by_name(OFFICER))
    told = recoveries("XA")
    for done, record in enumerate(told, 1):
        recovery = recovery_record(
            actor=actor,
            external_id=record.id,
            make=record.make,
            model=record.model,
            calibre=record.calibre,
            type=record.type,
            serial=record.serial,
            recovered_on=record.recovered_on,
            place=record.place,
        )
        trace = trace_open(
            actor=actor,
            recovery=recovery,
            purpose="criminal_investigation",
            legal_basis="CIFTA XIII",
            case=record.id.rpartition("-")[0],
        )
        for state in record.to:
            trace_send(actor=actor, trace_id=trace.pk, to=state)
        progress(done, len(told))
    return {"traces": len(told)}


if __name__ == "__main__":
    serve_task(tell)

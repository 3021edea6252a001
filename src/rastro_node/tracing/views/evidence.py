"""The messages of a trace as they were signed: what anyone can verify with `rastro envelope`."""

from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from rastro_node.core.context import actor_of
from rastro_node.core.hooks import Export, on_export
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.exchange.selectors import message_evidence, thread_of
from rastro_node.tracing.selectors.traces import trace_by_id


@requires(Permission.TRACE_READ)
@require_safe
def evidence(request: HttpRequest, trace_id: UUID) -> JsonResponse:
    """Every message of the trace with the word given on it, as one file."""
    trace = trace_by_id(trace_id)
    rows = [
        {"id": str(row.id), "type": row.type, "peer": row.peer, "seq": row.seq, **message_evidence(row.id)}
        for row in thread_of(trace.number)
    ]
    on_export.announce(
        Export(
            actor=actor_of(request),
            table=f"trace/{trace.pk}",
            form="json",
            rows=len(rows),
            filters="",
            purpose=trace.purpose,
        )
    )
    response = JsonResponse({"trace": trace.number, "messages": rows})
    response["Content-Disposition"] = f'attachment; filename="{trace.number}.evidence.json"'
    return response

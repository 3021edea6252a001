"""Traces and requests for programs: open, send, follow, answer."""

from typing import Annotated, Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from ninja import Query, Router, Status

from rastro.canonical import InvalidInput
from rastro.tracing import Group
from rastro_node.core.context import actor_of
from rastro_node.core.paging import Cursor, Limit, Page, page_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.tracing import schemas
from rastro_node.tracing.models import IncomingRequest, Trace
from rastro_node.tracing.selectors import out, queues
from rastro_node.tracing.selectors.request_page import draft_view, request_page
from rastro_node.tracing.selectors.requests import request_by_id
from rastro_node.tracing.selectors.trace_page import trace_page
from rastro_node.tracing.selectors.traces import trace_by_id, traces
from rastro_node.tracing.services import answer_send, progress_send, recovery_record, trace_open, trace_send
from rastro_node.tracing.services.answering import draft_answer
from rastro_node.tracing.services.reading import request_read, trace_read

PREFIX = ""
router = Router()

Stands = Annotated[str, Query(max_length=20, description="Where it stands; all when empty.")]


@router.post("traces", response={201: schemas.TraceOut}, tags=["traces"])
@requires(Permission.TRACE_OPEN)
def open_trace(request: HttpRequest, given: schemas.TraceIn) -> Any:
    """Record a recovery, open its trace, search at home; with `to`, send it."""
    actor = actor_of(request)
    fields = given.dict(exclude={"recovery", "to"})
    if given.to and Permission.TRACE_SEND not in actor.permissions:
        raise InvalidInput("tracing.send.not_allowed", field="to")
    with transaction.atomic():
        recovery = recovery_record(actor=actor, **given.recovery.dict())
        trace = trace_open(actor=actor, recovery=recovery, **fields)
        if given.to:
            trace_send(actor=actor, trace_id=trace.pk, to=given.to)
    return Status(201, out.trace_out(trace_page(trace_by_id(trace.pk))))


@router.get("traces", response=Page[schemas.TraceRow], tags=["traces"])
@requires(Permission.TRACE_READ)
def list_traces(
    request: HttpRequest,
    status: Stands = "",
    number: Annotated[str, Query(max_length=40, description="The public number.")] = "",
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Any:
    """Traces of this State, newest first."""
    del request
    found = traces().filter(number=number.strip().upper()) if number else traces()
    if status in Trace.Status.values:
        found = found.filter(status=status)
    return page_of(found, out.trace_row_out, cursor=cursor, limit=limit)


@router.get("traces/{uuid:trace_id}", response=schemas.TraceOut, tags=["traces"])
@requires(Permission.TRACE_READ)
def get_trace(request: HttpRequest, trace_id: UUID) -> Any:
    """One trace: outcome, candidates with reasons, next steps, what was told to whom."""
    trace = trace_by_id(trace_id)
    trace_read(actor=actor_of(request), trace=trace)
    return out.trace_out(trace_page(trace))


@router.post("traces/{uuid:trace_id}/send", response={202: schemas.TraceOut}, tags=["traces"])
@requires(Permission.TRACE_SEND)
def send_trace(request: HttpRequest, trace_id: UUID, given: schemas.SendIn) -> Any:
    """Ask a State; the request waits where that State cannot be reached."""
    trace_send(actor=actor_of(request), trace_id=trace_id, to=given.to)
    return Status(202, out.trace_out(trace_page(trace_by_id(trace_id))))


@router.get("requests", response=Page[schemas.RequestRowOut], tags=["requests"])
@requires(Permission.REQUEST_READ)
def list_requests(request: HttpRequest, state: Stands = "", cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Requests of other States, newest first."""
    del request
    return page_of(queues.requests_in(state), out.request_row_out, cursor=cursor, limit=limit)


@router.get("requests/{uuid:request_id}", response=schemas.RequestOut, tags=["requests"])
@requires(Permission.REQUEST_READ)
def get_request(request: HttpRequest, request_id: UUID) -> Any:
    """One request: what was asked, the candidates, and group by group what the policy lets be told."""
    row = request_by_id(request_id)
    request_read(actor=actor_of(request), request=row)
    groups: list[dict[str, Any]] = []
    if row.state == IncomingRequest.State.WAITING:
        view = draft_view(draft_answer(row))
        groups = [
            {"group": each.group, "label": each.label, "told": each.told, "why": each.why}
            for each in view.groups
        ]
    return out.request_out(request_page(row), groups)


@router.post("requests/{uuid:request_id}/answer", response={202: schemas.AnswerOut}, tags=["requests"])
@requires(Permission.REQUEST_ANSWER)
def answer_request(request: HttpRequest, request_id: UUID, given: schemas.AnswerIn) -> Any:
    """Answer a request that waits for a person; more can be withheld, nothing added."""
    answer = answer_send(
        actor=actor_of(request),
        request_id=request_id,
        withhold={_group(name): why for name, why in given.withhold.items()},
        chosen=given.chosen,
        remarks=given.remarks,
    )
    told = {
        "message": answer.message_id,
        "body": answer.body,
        "withheld": [each["group"] for each in answer.withheld],
    }
    return Status(202, told)


@router.post("requests/{uuid:request_id}/progress", response={202: schemas.MessageOut}, tags=["requests"])
@requires(Permission.REQUEST_ANSWER)
def tell_progress(request: HttpRequest, request_id: UUID, given: schemas.ProgressIn) -> Any:
    """Tell the asking State what is needed, or why it takes longer."""
    message = progress_send(actor=actor_of(request), request_id=request_id, **given.dict())
    return Status(202, {"message": message})


def _group(name: str) -> Group:
    if name not in set(Group):
        raise InvalidInput("tracing.answer.group", field="withhold", group=name[:40])
    return Group(name)

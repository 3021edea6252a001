"""One trace: what was read, the candidates and why, the answer, the next step; and sending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rastro.canonical import Text
from rastro_node.core.context import actor_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.tracing.disclosure import policy_in_force
from rastro_node.tracing.models import Trace
from rastro_node.tracing.requesting import leaving
from rastro_node.tracing.saying import say
from rastro_node.tracing.selectors.descriptions import description_of
from rastro_node.tracing.selectors.queues import peer_names
from rastro_node.tracing.selectors.trace_page import trace_page
from rastro_node.tracing.selectors.traces import standing_of, trace_by_id
from rastro_node.tracing.selectors.withheld import groups_view
from rastro_node.tracing.services import check_mark, trace_close, trace_send
from rastro_node.tracing.services.reading import trace_read
from rastro_node.tracing.services.sending import refuse_unknown_peer


@requires(Permission.TRACE_READ)
@require_safe
def trace(request: HttpRequest, trace_id: UUID) -> HttpResponse:
    """The trace; looking at it is on record, with its purpose."""
    found = trace_by_id(trace_id)
    actor = actor_of(request)
    trace_read(actor=actor, trace=found)
    page = trace_page(found)
    shown = {
        "page": page,
        "preview": _preview(found, request.GET.get("to", "")),
        "policy": policy_in_force(),
        "may_send": Permission.TRACE_SEND in actor.permissions and found.status != Trace.Status.CLOSED,
        "waits": any(asked.waits for asked in page.asked),
        "standing": standing_of(trace_id),
    }
    return render(request, "tracing/trace.html", shown)


@requires(Permission.TRACE_READ)
@require_safe
def standing(request: HttpRequest, trace_id: UUID) -> HttpResponse:
    """Whether the page shown is still how the trace stands; tells nothing of it, so it is no read of it."""
    changed = request.GET.get("was", "") != standing_of(trace_id)
    return HttpResponse(headers={"HX-Refresh": "true"}) if changed else HttpResponse(status=204)


def _preview(found: Trace, to: str) -> dict[str, object] | None:
    """What would be told and withheld if this were sent to that State now."""
    if not to:
        return None
    refuse_unknown_peer(to)
    left = leaving(found, description_of(found.recovery), to)
    return {
        "to": to,
        "name": peer_names().get(to, to),
        "groups": groups_view(left.whole.as_body(), left.grant),
        "grant": left.grant,
        "sendable": bool(left.grant.groups),
        "refusal": "" if left.grant.groups else say(_refusal(left.grant.policy, to)),
    }


def _refusal(policy: str, to: str) -> Text:
    return Text("tracing.send.nothing", {"policy": policy, "peer": to})


@requires(Permission.TRACE_SEND)
@require_POST
def send(request: HttpRequest, trace_id: UUID) -> HttpResponse:
    """Put the request in the outbox; it leaves as soon as the other State can be reached."""
    to = request.POST.get("to", "")
    trace_send(actor=actor_of(request), trace_id=trace_id, to=to)
    name = peer_names().get(to, to)
    messages.success(request, _("The request to %(state)s is on its way.") % {"state": name})
    return redirect("tracing:trace", trace_id=trace_id)


@requires(Permission.TRACE_OPEN)
@require_POST
def close(request: HttpRequest, trace_id: UUID) -> HttpResponse:
    """Close the trace."""
    closed = trace_close(actor=actor_of(request), trace_id=trace_id, why=request.POST.get("why", ""))
    messages.success(request, _("The trace %(number)s is closed.") % {"number": closed.number})
    return redirect("tracing:trace", trace_id=trace_id)


@requires(Permission.TRACE_OPEN)
@require_POST
def check(request: HttpRequest, trace_id: UUID) -> HttpResponse:
    """Mark a step of the order of work."""
    found = trace_by_id(trace_id)
    done = request.POST.get("done") == "1"
    check_mark(
        actor=actor_of(request),
        recovery_id=found.recovery_id,
        step=request.POST.get("step", ""),
        done=done,
    )
    return redirect("tracing:trace", trace_id=trace_id)

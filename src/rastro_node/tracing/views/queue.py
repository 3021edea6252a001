"""The officer's queue."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from rastro_node.core.context import actor_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.search import cleaned
from rastro_node.core.tables import list_page
from rastro_node.tracing.selectors import queues
from rastro_node.tracing.tables import TraceTable

SHOWS = ("", "open", "waiting", "late", "answered", "closed")


@requires(Permission.TRACE_READ)
@require_safe
def queue(request: HttpRequest) -> HttpResponseBase:
    """My traces: what waits, what is answered, what is late; colleagues' traces on demand."""
    actor = actor_of(request)
    show = request.GET.get("show", "")
    everybody = request.GET.get("of") == "all"
    words = cleaned(request.GET.get("q", ""))
    context = {
        "show": show,
        "everybody": everybody,
        "words": words,
        "counts": queues.counts(actor),
        "drafts": queues.drafts_of(actor)[:5],
        "may_open": Permission.TRACE_OPEN in actor.permissions,
    }
    return list_page(
        request,
        rows=queues.traces_of(actor, show=show if show in SHOWS else "", everybody=everybody, words=words),
        table=TraceTable,
        template="tracing/queue.html",
        name="tracing.traces",
        context=context,
    )

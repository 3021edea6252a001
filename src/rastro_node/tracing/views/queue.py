"""The officer's queue."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rastro_node.core.context import actor_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.tracing.models import Trace
from rastro_node.tracing.selectors import queues

SHOWS = ("", "open", "waiting", "late", "answered", "closed")


@requires(Permission.TRACE_READ)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """My traces: what waits, what is answered, what is late; colleagues' traces on demand."""
    actor = actor_of(request)
    show = request.GET.get("show", "")
    everybody = request.GET.get("of") == "all"
    words = request.GET.get("q", "")[:200].strip()
    found = queues.traces_of(
        actor, show=show if show in SHOWS else "", everybody=everybody, words=words.replace("\x00", "")
    )
    paginator: Paginator[Trace] = Paginator(found, queues.SHOWN)
    page = paginator.get_page(request.GET.get("page"))
    shown = {
        "rows": [queues.trace_row(trace) for trace in page],
        "page": page,
        "show": show,
        "shows": SHOWS,
        "everybody": everybody,
        "words": words,
        "counts": queues.counts(actor),
        "drafts": queues.drafts_of(actor)[:5],
        "may_open": Permission.TRACE_OPEN in actor.permissions,
    }
    return render(request, "tracing/queue.html", shown)

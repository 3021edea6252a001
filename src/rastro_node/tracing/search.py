"""What the search box finds here: traces and requests by number or case, or by the serial that was read."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rastro.canonical import RastroError
from rastro.markings import parse_reading, search_keys
from rastro_node.core import search
from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission
from rastro_node.core.search import MOST_HITS, Hit
from rastro_node.tracing.models import IncomingRequest, Trace
from rastro_node.tracing.selectors import labels
from rastro_node.tracing.selectors.queues import peer_names

LEAST = 3
TRACE = gettext_lazy("Trace")
REQUEST = gettext_lazy("Incoming request")


def register_search() -> None:
    """Join the search box."""
    search.register(
        "traces",
        traces_like,
        label=gettext_lazy("Traces"),
        icon="trace",
        order=50,
        permission=Permission.TRACE_READ,
        list_page="tracing:queue",
    )
    search.register(
        "requests",
        requests_like,
        label=gettext_lazy("Incoming requests"),
        icon="inbox",
        order=60,
        permission=Permission.REQUEST_READ,
    )


def traces_like(actor: Actor, text: str) -> list[Hit]:
    """Traces by number, case, caller's identifier or serial, the serial as it might have been read."""
    if Permission.TRACE_READ not in actor.permissions:
        return []
    wanted = Q(number__iexact=text) | Q(case__iexact=text) | Q(recovery__external_id=text)
    if key := _folded(text):
        wanted |= Q(recovery__serial_key=key)
    found = Trace.objects.filter(wanted).select_related("recovery").order_by("-opened_at")[:MOST_HITS]
    return [_trace(trace, text) for trace in found]


def _trace(trace: Trace, text: str) -> Hit:
    recovery = trace.recovery
    described = " ".join(filter(None, [recovery.make, recovery.model]))
    told = [described, labels.label_of(labels.STATUSES, trace.status), trace.case, recovery.place]
    return Hit(
        title=trace.number,
        mark=recovery.serial,
        subtitle=" · ".join(str(each) for each in told if each),
        url=reverse("tracing:trace", args=[trace.pk]),
        kind=TRACE,
        exact=trace.number == text.upper(),
        why=_why(trace, text),
    )


def _why(trace: Trace, text: str) -> str:
    if trace.number == text.upper():
        return _("The number is this one.")
    if text.casefold() == trace.case.casefold():
        return _("The case is this one.")
    if text == trace.recovery.external_id:
        return _("The id of the recovery is this one.")
    return _("The serial that was recovered may be this one.")


def requests_like(actor: Actor, text: str) -> list[Hit]:
    """Requests of other States by the asker's number."""
    if Permission.REQUEST_READ not in actor.permissions:
        return []
    found = IncomingRequest.objects.filter(trace_number__iexact=text).order_by("-received_at")[:MOST_HITS]
    names = peer_names() if found else {}
    return [
        Hit(
            title=request.trace_number,
            subtitle=" · ".join(
                [
                    names.get(request.sender, request.sender),
                    str(labels.label_of(labels.REQUEST_STATES, request.state)),
                ]
            ),
            url=reverse("tracing:request", args=[request.pk]),
            kind=REQUEST,
            exact=True,
            why=_("The number is this one."),
        )
        for request in found
    ]


def _folded(text: str) -> str:
    """The key of a serial, where the text can be one and says enough."""
    try:
        key = search_keys(parse_reading(text)).folded
    except RastroError:
        return ""
    return key if len(key.replace("?", "")) >= LEAST else ""

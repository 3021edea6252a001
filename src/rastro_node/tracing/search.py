"""What the search box finds here: a trace or a request by its number or case, a recovery by its serial."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rastro.canonical import RastroError
from rastro.markings import parse_reading, search_keys
from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission
from rastro_node.core.search import Hit
from rastro_node.tracing.models import IncomingRequest, Trace

MOST = 10
LEAST = 3
TRACE = _("Trace")
REQUEST = _("Incoming request")


def traces_like(actor: Actor, text: str) -> list[Hit]:
    """Traces by number, case, caller's identifier or serial, the serial as it might have been read."""
    if Permission.TRACE_READ not in actor.permissions:
        return []
    wanted = Q(number__iexact=text) | Q(case__iexact=text) | Q(recovery__external_id=text)
    if key := _folded(text):
        wanted |= Q(recovery__serial_key=key)
    found = Trace.objects.filter(wanted).select_related("recovery").order_by("-opened_at")[:MOST]
    return [
        Hit(
            title=trace.number,
            subtitle=" ".join(filter(None, [trace.recovery.make, trace.recovery.serial, trace.case])),
            url=reverse("tracing:trace", args=[trace.pk]),
            kind=TRACE,
            exact=trace.number == text.upper(),
        )
        for trace in found
    ]


def requests_like(actor: Actor, text: str) -> list[Hit]:
    """Requests of other States by the asker's number."""
    if Permission.REQUEST_READ not in actor.permissions:
        return []
    found = IncomingRequest.objects.filter(trace_number__iexact=text).order_by("-received_at")[:MOST]
    return [
        Hit(
            title=request.trace_number,
            subtitle=request.sender,
            url=reverse("tracing:request", args=[request.pk]),
            kind=REQUEST,
            exact=True,
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

"""The one address other nodes reach: a batch of messages in, an outcome for each out."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from rastro.canonical import RastroError, TooLarge
from rastro_node.exchange import wire
from rastro_node.exchange.receiving import batch_receive


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Receive a batch. Whoever calls has shown a pinned certificate; each message proves its own sender."""
    try:
        outcomes = batch_receive(wire.batch_read(_body(request)))
    except RastroError as error:
        return HttpResponse(f"{error}\n", status=error.status, content_type="text/plain; charset=utf-8")
    body = wire.outcomes_write([(outcome.outcome, outcome.answer) for outcome in outcomes])
    return HttpResponse(body, content_type=wire.MEDIA_TYPE)


def _body(request: HttpRequest) -> bytes:
    declared = request.headers.get("content-length", "")
    if not declared.isdigit() or int(declared) > wire.MAX_BATCH_BYTES:
        raise TooLarge("exchange.too_large", size=declared or "?", limit=wire.MAX_BATCH_BYTES)
    return request.read(int(declared))

"""The post office's pages: peers and their health, newest messages, what was refused or stands still."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rastro_node.core.context import actor_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.exchange import selectors
from rastro_node.exchange.handling import message_retry


@requires(Permission.EXCHANGE_READ)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Who this node exchanges with, and how that goes. No message's body is shown here."""
    page = {
        "own": selectors.own_name(),
        "peers": selectors.peers(),
        "stuck": selectors.stuck_messages(),
        "messages_shown": selectors.recent_messages(),
        "refusals": selectors.refusals(),
        "may_retry": Permission.EXCHANGE_OPERATE in actor_of(request).permissions,
    }
    return render(request, "exchange/overview.html", page)


@requires(Permission.EXCHANGE_OPERATE)
@require_POST
def retry(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Try again to act on a message that failed too often."""
    message_retry(actor=actor_of(request), message_id=message_id)
    messages.success(request, _("The message will be tried again at once."))
    return redirect("exchange:overview")

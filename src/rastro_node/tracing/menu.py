"""The room's pages in the menu."""

from django.utils.translation import gettext_lazy as _

from rastro_node.core import navigation
from rastro_node.core.permissions import Permission
from rastro_node.tracing.selectors.queues import requests_waiting, traces_unfinished


def register_pages() -> None:
    """Join the menu."""
    navigation.add(
        section="work",
        name="tracing:queue",
        label=_("Traces"),
        permission=Permission.TRACE_READ,
        icon="trace",
        order=10,
        count=traces_unfinished,
    )
    navigation.add(
        section="work",
        name="tracing:intake",
        label=_("New recovery"),
        permission=Permission.TRACE_OPEN,
        icon="plus",
        order=15,
    )
    navigation.add(
        section="work",
        name="tracing:requests",
        label=_("Incoming requests"),
        permission=Permission.REQUEST_READ,
        icon="inbox",
        order=20,
        count=lambda _actor: requests_waiting(),
    )
    navigation.add(
        section="exchange",
        name="tracing:policy",
        label=_("Disclosure policy"),
        permission=Permission.POLICY_READ,
        icon="shield",
        order=60,
    )

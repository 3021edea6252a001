"""The address other nodes reach, on the exchange listener alone."""

from django.urls import path

from rastro_node.core.rules import peers_only
from rastro_node.exchange import listener, wire

urlpatterns = [
    path(
        wire.PATH.lstrip("/"),
        peers_only("Each message proves its sender; the connection shows a pinned certificate.")(
            listener.receive
        ),
        name="exchange-receive",
    ),
]

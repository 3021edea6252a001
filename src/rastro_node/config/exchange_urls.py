"""Every address of the exchange listener: what rooms let other nodes reach."""

from django.urls import URLPattern, URLResolver

from rastro_node.config.rooms import modules

urlpatterns: list[URLPattern | URLResolver] = [
    pattern for room in modules("exchange_urls") for pattern in room.urlpatterns
]

"""Every address of the pages and the API: each room brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from rastro_node.config import api, api_page
from rastro_node.config.rooms import modules

urlpatterns: list[URLPattern | URLResolver] = [
    *(path("", include(room)) for room in modules("urls")),
    path("api/v1/docs/", api_page.docs, name="api_docs"),
    path("api/v1/", include((api.paths(), "api"), namespace="api")),
]

handler400 = handler403 = handler404 = "rastro_node.core.error_pages.refused"
handler500 = "rastro_node.core.error_pages.server_error"

"""Addresses of the register's pages."""

from django.urls import path

from rastro_node.registry.views import events, firearms, links, persons

app_name = "registry"
urlpatterns = [
    path("firearms/", firearms.firearms, name="firearms"),
    path("persons/", persons.persons, name="persons"),
    path("firearms/new/", firearms.register, name="register"),
    path("firearms/pairs/", links.links, name="links"),
    path("firearms/pairs/search/", links.search_links, name="links_search"),
    path("firearms/pairs/<uuid:link_id>/", links.link, name="link"),
    path("firearms/pairs/<uuid:link_id>/reverse/", links.reverse_link, name="link_reverse"),
    path("firearms/<uuid:firearm_id>/", firearms.firearm, name="firearm"),
    path("firearms/<uuid:firearm_id>/event/", events.event, name="event"),
    path("firearms/<uuid:firearm_id>/fit/", events.fit, name="fit"),
    path("firearms/<uuid:firearm_id>/duplicate/", events.duplicate, name="duplicate"),
]

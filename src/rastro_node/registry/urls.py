"""Addresses of the register's pages."""

from django.urls import path

from rastro_node.registry.views import events, firearms, imports

app_name = "registry"
urlpatterns = [
    path("firearms/", firearms.firearms, name="firearms"),
    path("firearms/new/", firearms.register, name="register"),
    path("firearms/twins/", firearms.twins_page, name="twins"),
    path("firearms/<uuid:firearm_id>/", firearms.firearm, name="firearm"),
    path("firearms/<uuid:firearm_id>/event/", events.event, name="event"),
    path("firearms/<uuid:firearm_id>/duplicate/", events.duplicate, name="duplicate"),
    path("imports/", imports.imports, name="imports"),
    path("imports/job/<uuid:job_id>/", imports.of_job, name="import_job"),
    path("imports/<uuid:import_id>/", imports.one, name="import"),
    path("imports/<uuid:import_id>/commit/", imports.commit, name="import_commit"),
    path("imports/<uuid:import_id>/discard/", imports.discard, name="import_discard"),
    path("imports/<uuid:import_id>/file/", imports.file, name="import_file"),
]

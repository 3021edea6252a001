"""Addresses of the core's own pages."""

from django.urls import path

from rastro_node.core import saved_views, views
from rastro_node.core.imports import acts
from rastro_node.core.imports import views as imports

app_name = "core"
urlpatterns = [
    path("", views.home, name="home"),
    path("ready/", views.ready, name="ready"),
    path("search/", views.search_page, name="search"),
    path("saved-lists/", saved_views.keep, name="saved_keep"),
    path("saved-lists/<uuid:saved_id>/remove/", saved_views.drop, name="saved_drop"),
    path("jobs/", views.job_list, name="jobs"),
    path("jobs/<uuid:job_id>/", views.job, name="job"),
    path("jobs/<uuid:job_id>/progress/", views.job_progress, name="job_progress"),
    path("jobs/<uuid:job_id>/cancel/", views.job_cancel, name="job_cancel"),
    path("health/", views.health_page, name="health"),
    path("imports/", imports.uploading, name="imports"),
    path("imports/job/<uuid:job_id>/", imports.of_job, name="import_job"),
    path("imports/<uuid:import_id>/", imports.one, name="import"),
    path("imports/<uuid:import_id>/columns/", imports.columns, name="import_columns"),
    path("imports/<uuid:import_id>/commit/", acts.commit, name="import_commit"),
    path("imports/<uuid:import_id>/discard/", acts.discard, name="import_discard"),
    path("imports/<uuid:import_id>/undo/", acts.undo, name="import_undo"),
    path("imports/<uuid:import_id>/file/", imports.file, name="import_file"),
]

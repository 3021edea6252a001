"""Addresses of the core's own pages."""

from django.urls import path

from rastro_node.core import views

app_name = "core"
urlpatterns = [
    path("", views.home, name="home"),
    path("ready/", views.ready, name="ready"),
    path("search/", views.search_page, name="search"),
    path("jobs/", views.job_list, name="jobs"),
    path("jobs/<uuid:job_id>/", views.job, name="job"),
    path("jobs/<uuid:job_id>/progress/", views.job_progress, name="job_progress"),
    path("jobs/<uuid:job_id>/cancel/", views.job_cancel, name="job_cancel"),
    path("health/", views.health_page, name="health"),
]

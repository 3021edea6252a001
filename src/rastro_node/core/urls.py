"""Addresses of the core's own pages."""

from django.urls import path

from rastro_node.core import views

app_name = "core"
urlpatterns = [
    path("", views.home, name="home"),
]

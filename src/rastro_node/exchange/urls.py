"""Addresses of the post office's pages."""

from django.urls import path

from rastro_node.exchange import views

app_name = "exchange"
urlpatterns = [
    path("exchange/", views.overview, name="overview"),
    path("exchange/messages/<uuid:message_id>/retry/", views.retry, name="retry"),
]

"""Addresses of the ledger's pages."""

from django.urls import path

from rastro_node.ledger import views

app_name = "ledger"
urlpatterns = [
    path("ledger/", views.entries, name="entries"),
    path("ledger/entries/<uuid:entry_id>/", views.entry, name="entry"),
    path("ledger/export/", views.export, name="export"),
]

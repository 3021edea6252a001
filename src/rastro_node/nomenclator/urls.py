"""Addresses of the nomenclator's pages."""

from django.urls import path

from rastro_node.nomenclator import views

app_name = "nomenclator"
urlpatterns = [
    path("nomenclator/", views.terms, name="terms"),
    path("nomenclator/unknown/", views.unknown, name="unknown"),
    path("nomenclator/unknown/<uuid:term_id>/", views.decide, name="decide"),
]

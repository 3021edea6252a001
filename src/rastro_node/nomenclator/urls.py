"""Addresses of the nomenclator's pages."""

from django.urls import path

from rastro_node.nomenclator.views import terms

app_name = "nomenclator"
urlpatterns = [
    path("nomenclator/", terms.terms, name="terms"),
    path("nomenclator/unknown/", terms.unknown, name="unknown"),
    path("nomenclator/unknown/<uuid:term_id>/", terms.decide, name="decide"),
]

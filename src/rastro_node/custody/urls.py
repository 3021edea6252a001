"""Addresses of custody's pages."""

from django.urls import path

from rastro_node.custody.views import cases, exhibits

app_name = "custody"
urlpatterns = [
    path("cases/", cases.cases_page, name="cases"),
    path("cases/new/", cases.open_case, name="open"),
    path("cases/<uuid:case_id>/", cases.case, name="case"),
    path("cases/<uuid:case_id>/exhibits/new/", exhibits.enter, name="enter"),
    path("exhibits/", exhibits.exhibits_page, name="exhibits"),
    path("exhibits/again/", exhibits.repeats_page, name="repeats"),
    path("exhibits/<uuid:exhibit_id>/", exhibits.exhibit_page, name="exhibit"),
]

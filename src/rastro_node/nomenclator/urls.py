"""Addresses of the nomenclator's pages."""

from django.urls import path

from rastro_node.nomenclator.views import official, review, terms, words

app_name = "nomenclator"
urlpatterns = [
    path("nomenclator/", terms.terms, name="terms"),
    path("nomenclator/terms/<str:kind>/<str:code>/", terms.term, name="term"),
    path("nomenclator/unknown/", words.unknown, name="unknown"),
    path("nomenclator/unknown/decide/", words.decide_many, name="decide_many"),
    path("nomenclator/unknown/<uuid:term_id>/", words.word, name="word"),
    path("nomenclator/unknown/<uuid:term_id>/reopen/", words.reopen, name="reopen"),
    path("nomenclator/official/", official.tables, name="official"),
    path("nomenclator/official/new/", official.bring_in, name="official_import"),
    path("nomenclator/official/job/<uuid:job_id>/", official.of_job, name="official_job"),
    path("nomenclator/official/<uuid:table_id>/", review.table, name="official_table"),
    path("nomenclator/official/<uuid:table_id>/withdraw/", official.withdraw, name="official_withdraw"),
    path("nomenclator/official/<uuid:table_id>/compare/", official.compare, name="official_compare"),
    path("nomenclator/official/<uuid:table_id>/accept/", review.accept, name="crosswalk_accept"),
    path("nomenclator/official/<uuid:table_id>/file/", review.file, name="crosswalk_file"),
    path("nomenclator/crosswalks/<str:name>/<str:kind>/", review.built_in, name="crosswalk_built_in"),
    path("nomenclator/crosswalk/<uuid:row_id>/", review.row, name="crosswalk_row"),
]

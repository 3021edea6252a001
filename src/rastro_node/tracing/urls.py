"""Addresses of the pages of tracing."""

from django.urls import path

from rastro_node.tracing.views import evidence, intake, photograph, policy, queue, requests, traces

app_name = "tracing"
urlpatterns = [
    path("traces/", queue.queue, name="queue"),
    path("traces/new/", intake.intake, name="intake"),
    path("traces/new/reading/", intake.reading, name="reading"),
    path("traces/new/photograph/", photograph.photograph, name="photograph"),
    path("traces/drafts/<uuid:draft_id>/discard/", intake.discard, name="discard"),
    path("traces/<uuid:trace_id>/", traces.trace, name="trace"),
    path("traces/<uuid:trace_id>/standing/", traces.standing, name="standing"),
    path("traces/<uuid:trace_id>/send/", traces.send, name="send"),
    path("traces/<uuid:trace_id>/close/", traces.close, name="close"),
    path("traces/<uuid:trace_id>/check/", traces.check, name="check"),
    path("traces/<uuid:trace_id>/evidence/", evidence.evidence, name="evidence"),
    path("requests/", requests.requests, name="requests"),
    path("requests/<uuid:request_id>/", requests.incoming, name="request"),
    path("requests/<uuid:request_id>/answer/", requests.answer, name="answer"),
    path("requests/<uuid:request_id>/progress/", requests.progress, name="progress"),
    path("disclosure/", policy.policy, name="policy"),
]

"""Answers between States, kept as they were sent and received."""

from django.db import models

from rastro_node.core.models import Evidence
from rastro_node.tracing.models.requests import IncomingRequest, OutgoingRequest


class SentAnswer(Evidence):
    """An answer as it left: by which rule, and what was withheld from it."""

    request = models.ForeignKey(IncomingRequest, on_delete=models.PROTECT, related_name="answers")
    message_id = models.UUIDField(unique=True)
    body = models.JSONField()
    policy = models.CharField(max_length=80)
    rule = models.CharField(max_length=200, blank=True)
    withheld = models.JSONField(default=list)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"answer to {self.request_id}"


class ReceivedAnswer(Evidence):
    """An answer as it came: nothing is known of the other State's register but what stands here."""

    request = models.ForeignKey(OutgoingRequest, on_delete=models.PROTECT, related_name="answers")
    message_id = models.UUIDField(unique=True)
    body = models.JSONField()
    handling = models.JSONField(default=dict)
    outcome = models.CharField(max_length=4, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"answer on {self.request_id}"

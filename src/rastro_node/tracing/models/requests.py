"""Requests to another State, and from it."""

from django.db import models

from rastro_node.core.models import Evidence, Record
from rastro_node.tracing.models.traces import Trace


class OutgoingRequest(Evidence):
    """A request as it left: the body that was sealed, by which rule it was cut, and what was withheld."""

    trace = models.ForeignKey(Trace, on_delete=models.PROTECT, related_name="requests")
    peer = models.CharField(max_length=40)
    message_id = models.UUIDField(unique=True)
    body = models.JSONField()
    policy = models.CharField(max_length=80)
    rule = models.CharField(max_length=200, blank=True)
    withheld = models.JSONField(default=list)
    sent_by = models.CharField(max_length=120)
    sent_at = models.DateTimeField()
    due = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["due"], name="tracing_outgoing_due")]

    def __str__(self) -> str:
        return f"{self.trace_id} to {self.peer}"


class IncomingRequest(Record):
    """A verified request of another State: the body as received, and where its answer stands."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        ANSWERED = "answered", "answered"
        UNREADABLE = "unreadable", "unreadable"

    sender = models.CharField(max_length=40)
    message_id = models.UUIDField()
    trace_number = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    body = models.JSONField()
    user = models.JSONField(default=dict)
    purpose = models.CharField(max_length=64)
    legal_basis = models.CharField(max_length=500)
    urgency = models.CharField(max_length=12)
    handling = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    due = models.DateTimeField(null=True, blank=True)
    category = models.CharField(max_length=20)
    outcome = models.CharField(max_length=4)
    automatic = models.BooleanField()
    state = models.CharField(max_length=12, choices=State)
    duplicate_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sender", "message_id"], name="tracing_incoming_once"),
        ]
        indexes = [
            models.Index(fields=["state", "due"], name="tracing_incoming_queue"),
            models.Index(fields=["sender", "trace_number"], name="tracing_incoming_trace"),
            models.Index(fields=["sender", "digest"], name="tracing_incoming_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.trace_number} from {self.sender}"

"""A trace: one question about one recovered firearm, from opening to outcome."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rastro_node.core.models import Evidence, Record
from rastro_node.tracing.models.recoveries import Recovery


class Trace(Record):
    """Where a trace stands; how it came there is told by its steps."""

    class Status(models.TextChoices):
        OPEN = "open", "open"
        WAITING = "waiting", "waiting"
        ANSWERED = "answered", "answered"
        CLOSED = "closed", "closed"

    number = models.CharField(max_length=40, unique=True)
    recovery = models.ForeignKey(Recovery, on_delete=models.PROTECT, related_name="traces")
    status = models.CharField(max_length=12, choices=Status, default=Status.OPEN)
    urgency = models.CharField(max_length=12, default="normal")
    urgency_reason = models.CharField(max_length=400, blank=True)
    purpose = models.CharField(max_length=40)
    legal_basis = models.CharField(max_length=200)
    case = models.CharField(max_length=80, blank=True)
    offence = models.CharField(max_length=200, blank=True)
    why_illicit = models.CharField(max_length=400, blank=True)
    intended_use = models.CharField(max_length=400, blank=True)
    instructions = models.TextField(blank=True)
    owner = models.CharField(max_length=120)
    owner_name = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()
    due = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=4, blank=True)
    also = ArrayField(models.CharField(max_length=4), default=list)
    time_to_crime_days = models.IntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "status", "opened_at"], name="tracing_trace_owner"),
            models.Index(fields=["status", "due"], name="tracing_trace_due"),
        ]

    def __str__(self) -> str:
        return self.number


class TraceStep(Evidence):
    """Something that happened to a trace."""

    class Kind(models.TextChoices):
        OPENED = "opened", "opened"
        SEARCHED = "searched", "searched at home"
        SENT = "sent", "sent"
        PROGRESS = "progress", "progress"
        ANSWERED = "answered", "answered"
        NO_ANSWER = "no_answer", "no answer"
        CLOSED = "closed", "closed"

    trace = models.ForeignKey(Trace, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    peer = models.CharField(max_length=40, blank=True)
    request = models.ForeignKey(
        "tracing.OutgoingRequest", null=True, on_delete=models.PROTECT, related_name="steps"
    )
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["trace", "at"], name="tracing_step_trace")]

    def __str__(self) -> str:
        return f"{self.kind} {self.trace_id}"

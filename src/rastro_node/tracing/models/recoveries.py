"""A recovered firearm as it lay on the table: raw words, kept as they were read."""

from django.db import models

from rastro_node.core.models import Evidence, Record


class Recovery(Evidence):
    """A firearm that came into the State's hands, described in the words of whoever held it.

    `context` holds the circumstances the Illicit Arms Flows Questionnaire asks for; `possessor` and
    `associates` are personal data and shown only with a purpose.
    """

    number = models.CharField(max_length=40, unique=True)
    external_id = models.CharField(max_length=80, blank=True)
    make = models.CharField(max_length=200, blank=True)
    model = models.CharField(max_length=200, blank=True)
    calibre = models.CharField(max_length=200, blank=True)
    type = models.CharField(max_length=200, blank=True)
    serial = models.CharField(max_length=400, blank=True)
    serial_state = models.CharField(max_length=20)
    removal = models.CharField(max_length=20, blank=True)
    serial_key = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=80, blank=True)
    importer = models.CharField(max_length=200, blank=True)
    other_marks = models.JSONField(default=list)
    recovered_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    found_by = models.CharField(max_length=200, blank=True)
    context = models.JSONField(default=dict)
    possessor = models.JSONField(default=dict)
    associates = models.JSONField(default=list)
    remarks = models.TextField(blank=True)
    recorded_by = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "recoveries"
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"],
                condition=~models.Q(external_id=""),
                name="tracing_recovery_external_once",
            ),
        ]
        indexes = [
            models.Index(fields=["serial_key", "recovered_on"], name="tracing_recovery_serial"),
            models.Index(fields=["recorded_at"], name="tracing_recovery_at"),
        ]

    def __str__(self) -> str:
        return self.number


class RecoveryDraft(Record):
    """An intake begun and not yet recorded: as typed, to be resumed by the one who began it."""

    owner = models.CharField(max_length=120)
    content = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "updated_at"], name="tracing_draft_owner")]

    def __str__(self) -> str:
        return f"draft {self.pk}"


class RecoveryCheck(Evidence):
    """A step of INTERPOL's order of work on a seizure, marked as done or undone."""

    recovery = models.ForeignKey(Recovery, on_delete=models.PROTECT, related_name="checks")
    step = models.CharField(max_length=40)
    done = models.BooleanField()
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.step} of {self.recovery_id}"

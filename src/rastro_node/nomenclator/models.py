"""Words that no table knows: kept as read, counted, until a curator says what they mean."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rastro_node.core.models import Record


class UnknownTerm(Record):
    """A word as read that means no term of the tables; or means one, since a curator said so."""

    class Kind(models.TextChoices):
        MAKE = "make", _("Make")
        CALIBRE = "calibre", _("Calibre")
        TYPE = "type", _("Type")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        MAPPED = "mapped", _("Means a known term")
        KEPT = "kept", _("Kept as read")

    kind = models.CharField(max_length=10, choices=Kind)
    plain = models.CharField(max_length=200)
    raw = models.CharField(max_length=200)
    times = models.PositiveBigIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    code = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=400, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "plain"], name="nomenclator_unknown_once"),
        ]
        indexes = [models.Index(fields=["state", "-times"], name="nomenclator_unknown_waits")]

    def __str__(self) -> str:
        return f"{self.kind} “{self.raw}”"

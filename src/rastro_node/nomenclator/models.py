"""What this State adds to the tables: meanings its curators gave, and official tables with crosswalks."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rastro_node.core.models import Evidence, Record


class Kind(models.TextChoices):
    """The tables that words are looked up in."""

    MAKE = "make", _("Make")
    MODEL = "model", _("Model")
    CALIBRE = "calibre", _("Calibre")
    TYPE = "type", _("Type")


class UnknownTerm(Record):
    """A word as read that means no term of the tables; or means one, since a curator said so."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        MAPPED = "mapped", _("Means a known term")
        KEPT = "kept", _("Kept as read")

    kind = models.CharField(max_length=10, choices=Kind)
    plain = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, blank=True)
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
        indexes = [
            models.Index(fields=["state", "-times"], name="nomenclator_unknown_waits"),
            models.Index(fields=["kind", "folded"], name="nomenclator_unknown_alike"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} “{self.raw}”"


class OfficialTable(Record):
    """One edition of a table that some authority issued: its rows are kept as they came."""

    class State(models.TextChoices):
        PROPOSING = "proposing", _("Crosswalk being proposed")
        READY = "ready", _("To be reviewed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=120)
    edition = models.CharField(max_length=60)
    file = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSING)
    job = models.UUIDField(null=True)
    imported_by = models.CharField(max_length=200)
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name", "edition"],
                condition=~Q(state="withdrawn"),
                name="nomenclator_edition_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.edition}"


class OfficialRow(Evidence):
    """A row of an official table, as issued."""

    table = models.ForeignKey(OfficialTable, on_delete=models.PROTECT, related_name="rows")
    place = models.PositiveIntegerField()
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    parent = models.CharField(max_length=80, blank=True)
    extra = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "code"], name="nomenclator_row_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class CrosswalkRow(Record):
    """What a row of an official table is to a term of ours: proposed, and reviewed by a curator."""

    class Relation(models.TextChoices):
        EXACT = "exact", _("the same")
        BROADER = "broader", _("broader than ours")
        NARROWER = "narrower", _("narrower than ours")
        NONE = "none", _("none")

    class State(models.TextChoices):
        WAITING = "waiting", _("To be reviewed")
        ACCEPTED = "accepted", _("Accepted")
        CHANGED = "changed", _("Changed by a curator")

    row = models.OneToOneField(OfficialRow, on_delete=models.PROTECT, related_name="crosswalk")
    kind = models.CharField(max_length=10, choices=Kind)
    plain = models.CharField(max_length=300)
    proposed_relation = models.CharField(max_length=10, choices=Relation)
    proposed_code = models.CharField(max_length=60, blank=True)
    score = models.FloatField(default=0)
    reason = models.JSONField(default=dict)
    relation = models.CharField(max_length=10, choices=Relation)
    code = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    carried = models.CharField(max_length=60, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["kind", "plain"],
                condition=~Q(state="waiting"),
                name="nomenclator_official_names",
            ),
            models.Index(fields=["kind", "code"], name="nomenclator_official_of_term"),
        ]

    def __str__(self) -> str:
        return f"{self.row_id} {self.relation} {self.code}"

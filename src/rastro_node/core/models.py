"""Abstract models that other rooms' tables are made from; and the core's own."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rastro_node.core.ids import new_id


class Record(models.Model):
    """A row with a time-ordered identifier."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Evidence(Record):
    """A row that is written once: the database refuses UPDATE, DELETE and TRUNCATE, whoever asks.

    Each evidence table's migration must carry `RefuseChanges("app_table")`; a generated test checks it.
    """

    class Meta:
        abstract = True


class TrainingSeal(Evidence):
    """The demo's word, signed with the node's key, that this database holds nothing real."""

    statement = models.JSONField()
    signature = models.BinaryField()
    sealed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"training, {self.sealed_at:%Y-%m-%d}"


class Job(Record):
    """Long work that can be left and found again: who asked, how far it is, what came of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    kind = models.CharField(max_length=60)
    title = models.JSONField()
    actor = models.JSONField()
    owner = models.UUIDField(null=True, db_index=True)
    purpose = models.CharField(max_length=200, blank=True)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    note = models.JSONField(null=True)
    checkpoint = models.JSONField(null=True)
    result = models.JSONField(null=True)
    failure = models.JSONField(null=True)
    cancel = models.BooleanField(default=False)
    attempts = models.IntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-created_at"], name="core_job_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class SavedList(Record):
    """A list as somebody keeps it: what narrows it, its order and its columns, as an address says it."""

    table = models.CharField(max_length=60)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000, blank=True)
    owner = models.UUIDField()
    owner_name = models.CharField(max_length=200, blank=True)
    authority = models.UUIDField(null=True)
    shared = models.BooleanField(default=False)
    default = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "core_saved"
        constraints = [
            models.UniqueConstraint(fields=["owner", "table", "name"], name="core_saved_once"),
            models.UniqueConstraint(
                fields=["owner", "table"], condition=models.Q(default=True), name="core_saved_one_default"
            ),
        ]
        indexes = [
            models.Index(
                fields=["authority", "table"], condition=models.Q(shared=True), name="core_saved_shared"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.table})"


class Heartbeat(models.Model):
    """A process of the node that was alive a moment ago."""

    name = models.CharField(max_length=40, primary_key=True)
    pid = models.IntegerField()
    version = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class ClockReading(models.Model):
    """What another's clock said when it was last heard."""

    source = models.CharField(max_length=40, primary_key=True)
    offset_seconds = models.FloatField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.source}: {self.offset_seconds:+.1f} s"


class Import(Record):
    """A file that was taken over: what it was, how far it is, and what came of it."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Waiting for its columns")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked, not yet committed")
        COMMITTING = "committing", _("Being committed")
        DONE = "done", _("Done")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")
        DISCARDED = "discarded", _("Discarded")
        REFUSED = "refused", _("Refused")

    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=40, default="firearms")
    source = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(default=0)
    content = models.BinaryField(default=b"")
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=State, default=State.CHECKING)
    by = models.CharField(max_length=200, blank=True)
    by_name = models.CharField(max_length=200, blank=True)
    owner = models.UUIDField(null=True, blank=True)
    job = models.UUIDField(null=True, blank=True)
    report = models.JSONField(default=dict)
    line = models.PositiveBigIntegerField(default=0)
    touched_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    undo_until = models.DateTimeField(null=True, blank=True)
    undone = models.PositiveBigIntegerField(default=0)
    kept = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class ImportFinding(models.Model):
    """What was found in one line of a file, in the order of lines."""

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="findings")
    line = models.PositiveBigIntegerField()
    column = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=10)
    text = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["file", "line", "id"], name="core_import_finding_line")]

    def __str__(self) -> str:
        return f"{self.line} {self.column} {self.level}"


class ImportLayout(Record):
    """Which columns of a source's files are ours, as somebody last said."""

    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=100, blank=True)
    signature = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    by_name = models.CharField(max_length=200, blank=True)
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "source", "signature"], name="core_import_layout_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source}"

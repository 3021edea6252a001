"""Entries as acts write them, leaves as the sequencer numbers them, checkpoints as the node signs them."""

from django.db import models

from rastro_node.core.models import Evidence


class Decision(models.TextChoices):
    ALLOWED = "allowed", "allowed"
    DENIED = "denied", "denied"
    NONE = "none", "none"


class Entry(Evidence):
    """One act or one read, written in the transaction of the act: neither is ever without the other."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=120)
    authority = models.CharField(max_length=120)
    action = models.CharField(max_length=120)
    object = models.CharField(max_length=200)
    purpose = models.CharField(max_length=80, blank=True)
    legal_basis = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=12, choices=Decision, default=Decision.NONE)
    payload_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["object", "at"], name="ledger_entry_object"),
            models.Index(fields=["actor", "at"], name="ledger_entry_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor} {self.action} {self.object}"


class Payload(models.Model):
    """What an entry is about, kept apart: it can be erased, and its salted digest stays in the log."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="payload")
    salt = models.BinaryField()
    content = models.JSONField()

    def __str__(self) -> str:
        return f"payload of {self.entry_id}"


class Unsequenced(models.Model):
    """An entry that waits for its number; a trigger writes it, the sequencer removes it."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="+")

    class Meta:
        verbose_name_plural = "unsequenced"

    def __str__(self) -> str:
        return f"unsequenced {self.entry_id}"


class Leaf(Evidence):
    """An entry's place in the Merkle log (RFC 6962)."""

    seq = models.BigIntegerField(unique=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="leaf")
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "leaves"

    def __str__(self) -> str:
        return f"leaf {self.seq}"


class Checkpoint(Evidence):
    """The log's size and root at one moment, signed by the node."""

    size = models.BigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    at = models.DateTimeField()
    signed = models.TextField()

    def __str__(self) -> str:
        return f"checkpoint at {self.size}"


class Frontier(models.Model):
    """Where the log stands: the roots of its full subtrees, from which the next root follows. Rebuildable."""

    singleton = models.BooleanField(primary_key=True, default=True)
    size = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    hashes = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(singleton=True), name="ledger_frontier_is_one"),
        ]

    def __str__(self) -> str:
        return f"frontier at {self.size}"

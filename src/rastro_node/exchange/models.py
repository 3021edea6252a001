"""Peers from the directory, channels with their counters, messages as they were sent and received."""

from django.db import models

from rastro_node.core.models import Evidence


class Peer(models.Model):
    """Another authority's node, as the signed directory describes it."""

    state = models.CharField(max_length=2, primary_key=True)
    authority = models.CharField(max_length=120)
    names = models.JSONField(default=dict)
    url = models.URLField()
    certificate = models.TextField()
    directory_version = models.PositiveIntegerField()
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["state"]

    def __str__(self) -> str:
        return f"{self.state} · {self.authority}"


class Channel(models.Model):
    """One direction between this node and a peer: how far it has come, and the digest of its last message."""

    class Direction(models.TextChoices):
        OUT = "out", "out"
        IN = "in", "in"

    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="channels")
    direction = models.CharField(max_length=3, choices=Direction)
    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    confirmed = models.BigIntegerField(default=0, help_text="out: the last seq with a receipt; in: handled")
    last_heard = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    failure = models.JSONField(null=True, blank=True, help_text="why the last delivery failed, as a text")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["peer", "direction"], name="exchange_channel_once"),
            models.CheckConstraint(
                condition=models.Q(confirmed__lte=models.F("seq")), name="exchange_channel_confirmed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.direction} {self.peer_id} at {self.seq}"


class Outgoing(Evidence):
    """A sealed message in the outbox, written in the transaction of the act that sends it."""

    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="outgoing")
    seq = models.BigIntegerField()
    type = models.CharField(max_length=40)
    case = models.CharField(max_length=80, blank=True)
    in_reply_to = models.UUIDField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()
    at = models.DateTimeField()
    due = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["peer", "seq"], name="exchange_outgoing_seq")]
        indexes = [models.Index(fields=["case", "at"], name="exchange_outgoing_case")]

    def __str__(self) -> str:
        return f"{self.type} to {self.peer_id} · seq {self.seq}"


class Acknowledgement(Evidence):
    """The peer's signed word on a message of ours: stored, or not acted on and why."""

    message = models.OneToOneField(Outgoing, on_delete=models.PROTECT, related_name="acknowledgement")
    accepted = models.BooleanField()
    code = models.CharField(max_length=80, blank=True)
    sealed = models.BinaryField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{'receipt' if self.accepted else 'nack'} for {self.message_id}"


class Incoming(Evidence):
    """A verified message as received, with the receipt or refusal it was given."""

    sender = models.CharField(max_length=2)
    message_id = models.UUIDField()
    seq = models.BigIntegerField()
    type = models.CharField(max_length=40)
    case = models.CharField(max_length=80, blank=True)
    in_reply_to = models.UUIDField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()
    accepted = models.BooleanField()
    code = models.CharField(max_length=80, blank=True)
    reply = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sender", "message_id"], name="exchange_incoming_once"),
            models.UniqueConstraint(fields=["sender", "seq"], name="exchange_incoming_seq"),
        ]
        indexes = [models.Index(fields=["case", "at"], name="exchange_incoming_case")]

    def __str__(self) -> str:
        return f"{self.type} from {self.sender} · seq {self.seq}"


class Unhandled(models.Model):
    """An accepted message that its domain has not yet acted on; gone in the transaction of that act."""

    message = models.OneToOneField(
        Incoming, on_delete=models.PROTECT, primary_key=True, related_name="unhandled"
    )
    attempts = models.PositiveIntegerField(default=0)
    failure = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "unhandled"

    def __str__(self) -> str:
        return f"unhandled {self.message_id}"


class Refusal(Evidence):
    """Bytes that were not a valid message for us, or not a new one: why, from whom they claimed to be."""

    at = models.DateTimeField()
    claimed_sender = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="exchange_refusal_at")]

    def __str__(self) -> str:
        return f"{self.code} · {self.claimed_sender}"

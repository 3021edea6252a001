"""Firearms as registered, and what happened to them. A firearm's columns follow from its events."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Reverse

from rastro_node.core.models import Evidence, Record


class Standing(models.Manager["Firearm"]):
    """Firearms that were not withdrawn with the import that brought them."""

    def get_queryset(self) -> models.QuerySet["Firearm"]:
        return super().get_queryset().filter(withdrawn_at=None)


class Firearm(Record):
    """One firearm: its description as registered, the keys it is found by, and where it stands now.

    The description is never overwritten by a better word; `status`, `since`, `sold_on`, `made_on`, `missing`
    and `duplicate_of` are a projection of the events and can be computed again from them. One that was
    withdrawn with its import keeps its row and its events, but no key: no search, list or trace finds it.
    """

    number = models.CharField(max_length=40, unique=True)
    external_id = models.CharField(max_length=80, blank=True)
    make = models.CharField(max_length=200, blank=True)
    model = models.CharField(max_length=200, blank=True)
    calibre = models.CharField(max_length=200, blank=True)
    type = models.CharField(max_length=200, blank=True)
    serial = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    make_code = models.CharField(max_length=60, blank=True)
    calibre_code = models.CharField(max_length=60, blank=True)
    type_code = models.CharField(max_length=60, blank=True)
    folded = models.CharField(max_length=200, blank=True, db_collation="C")
    keys = ArrayField(models.CharField(max_length=201), default=list)
    source = models.CharField(max_length=40, blank=True)
    row_digest = models.CharField(max_length=64, blank=True)
    events = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=20, default="unknown")
    since = models.DateField(null=True, blank=True)
    made_on = models.DateField(null=True, blank=True)
    sold_on = models.DateField(null=True, blank=True)
    missing = models.BooleanField(default=False)
    duplicate_of = models.CharField(max_length=80, blank=True)
    part_of = models.UUIDField(null=True, blank=True)
    registered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    every = models.Manager()
    objects = Standing()

    class Meta:
        base_manager_name = "every"
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"],
                condition=~models.Q(external_id="") & models.Q(withdrawn_at=None),
                name="registry_firearm_external_once",
            ),
        ]
        indexes = [
            GinIndex(fields=["keys"], name="registry_firearm_keys"),
            GinIndex(OpClass(models.F("folded"), "gin_trgm_ops"), name="registry_firearm_folded"),
            models.Index(fields=["folded"], name="registry_firearm_serial"),
            models.Index(Reverse("folded"), name="registry_firearm_tail"),
            models.Index(fields=["status", "id"], name="registry_firearm_status"),
            models.Index(fields=["make_code", "id"], name="registry_firearm_make"),
            models.Index(fields=["type_code", "id"], name="registry_firearm_type"),
            models.Index(fields=["calibre_code", "id"], name="registry_firearm_calibre"),
            models.Index(fields=["country", "id"], name="registry_firearm_country"),
            models.Index(fields=["registered_at", "id"], name="registry_firearm_when"),
            models.Index(
                fields=["part_of"], condition=models.Q(part_of__isnull=False), name="registry_firearm_parts"
            ),
            models.Index(
                fields=["source", "id"], condition=~models.Q(source=""), name="registry_firearm_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.make} {self.serial}"


class FirearmEvent(Evidence):
    """Something that happened to a firearm, as recorded; a correction is another event."""

    firearm = models.ForeignKey(Firearm, on_delete=models.PROTECT, related_name="life")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    on = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    holder = models.JSONField(null=True, blank=True)
    authority = models.CharField(max_length=300, blank=True)
    reference = models.CharField(max_length=300, blank=True)
    data = models.JSONField(default=dict)
    corrects = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["firearm", "seq"], name="registry_event_seq")]

    def __str__(self) -> str:
        return f"{self.kind} {self.on or '?'} of {self.firearm_id}"


class LinkProposal(Record):
    """Two records that may be of one firearm, waiting for a person; a projection, computed again at will.

    `left` and `right` are `firearm/<uuid>` or `exhibit/<uuid>`, the smaller first; `verdict` is that of the
    standing decision, empty while nobody has decided.
    """

    left = models.CharField(max_length=60)
    right = models.CharField(max_length=60)
    probability = models.FloatField()
    log10_lr = models.FloatField()
    reasons = models.JSONField(default=list)
    state_owned = models.BooleanField(default=False)
    verdict = models.CharField(max_length=5, blank=True)
    proposed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["left", "right"], name="registry_proposal_once")]
        indexes = [
            models.Index(fields=["verdict", "-probability", "id"], name="registry_proposal_queue"),
            models.Index(fields=["right"], name="registry_proposal_right"),
        ]

    def __str__(self) -> str:
        return f"{self.left} {self.right} {self.probability:.2f}"


class Link(Evidence):
    """What a person decided about two records, or that a decision was taken back (`reverses`)."""

    left = models.CharField(max_length=60)
    right = models.CharField(max_length=60)
    verdict = models.CharField(max_length=8)
    reason = models.CharField(max_length=500)
    probability = models.FloatField(null=True, blank=True)
    by = models.CharField(max_length=200, blank=True)
    by_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    event = models.UUIDField(null=True, blank=True)
    noted_on = models.UUIDField(null=True, blank=True)
    reverses = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reverses"], condition=~models.Q(reverses=None), name="registry_link_reversed_once"
            )
        ]
        indexes = [
            models.Index(fields=["left", "right", "id"], name="registry_link_pair"),
            models.Index(fields=["right"], name="registry_link_right"),
        ]

    def __str__(self) -> str:
        return f"{self.left} {self.right} {self.verdict}"

"""Cases and their exhibits: what was seized, found or surrendered, in the words of the record."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Reverse, Upper

from rastro_node.core.models import Record


class Case(Record):
    """One procedure in which things came into custody.

    `external_id` is its number with the authority that opened it; taken once.
    """

    number = models.CharField(max_length=40, unique=True)
    external_id = models.CharField(max_length=80, blank=True)
    authority = models.CharField(max_length=200, blank=True)
    district = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=300, blank=True)
    offence = models.CharField(max_length=1_000, blank=True)
    context = models.CharField(max_length=12)
    opened_on = models.DateField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=40, blank=True)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"],
                condition=~models.Q(external_id="") & models.Q(withdrawn_at=None),
                name="custody_case_external_once",
            ),
        ]
        indexes = [
            models.Index(fields=["opened_on", "id"], name="custody_case_opened"),
            models.Index(fields=["source"], name="custody_case_source"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.external_id}".strip()


class Exhibit(Record):
    """One thing in custody, or one lot: its words as recorded, what they mean, and the keys it is found by.

    `serial_key` tells the same firearm in another case; `identity` is the digest of the line of a file it
    comes from. A record is never overwritten by a better word; one entered by mistake is withdrawn.
    """

    number = models.CharField(max_length=40, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="exhibits")
    kind = models.CharField(max_length=12)
    seal = models.CharField(max_length=80, blank=True)
    make = models.CharField(max_length=200, blank=True)
    model = models.CharField(max_length=200, blank=True)
    calibre = models.CharField(max_length=200, blank=True)
    type = models.CharField(max_length=200, blank=True)
    serial = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=200, blank=True)
    country_code = models.CharField(max_length=2, blank=True)
    make_code = models.CharField(max_length=60, blank=True)
    calibre_code = models.CharField(max_length=60, blank=True)
    type_code = models.CharField(max_length=60, blank=True)
    model_code = models.CharField(max_length=60, blank=True)
    serial_state = models.CharField(max_length=14, blank=True)
    removal = models.CharField(max_length=12, blank=True)
    folded = models.CharField(max_length=200, blank=True, db_collation="C")
    keys = ArrayField(models.CharField(max_length=201), default=list)
    serial_key = models.CharField(max_length=200, blank=True)
    origin = models.CharField(max_length=200, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    owner_class = models.CharField(max_length=20, blank=True)
    state_owned = models.BooleanField(default=False)
    restricted = models.BooleanField(null=True, blank=True)
    examined = models.BooleanField(null=True, blank=True)
    quantity = models.PositiveIntegerField(null=True, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    custody_ref = models.CharField(max_length=80, blank=True)
    identity = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=40, blank=True)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["identity"],
                condition=~models.Q(identity="") & models.Q(withdrawn_at=None),
                name="custody_exhibit_line_once",
            ),
        ]
        indexes = [
            GinIndex(fields=["keys"], name="custody_exhibit_keys"),
            GinIndex(OpClass(models.F("folded"), "gin_trgm_ops"), name="custody_exhibit_folded"),
            models.Index(
                fields=["serial_key"], condition=~models.Q(serial_key=""), name="custody_exhibit_again"
            ),
            models.Index(fields=["folded"], name="custody_exhibit_serial"),
            models.Index(Reverse("folded"), name="custody_exhibit_tail"),
            models.Index(fields=["seal"], condition=~models.Q(seal=""), name="custody_exhibit_seal"),
            models.Index(fields=["kind", "id"], name="custody_exhibit_kind"),
            models.Index(fields=["make_code", "id"], name="custody_exhibit_make"),
            models.Index(Upper("make"), name="custody_exhibit_make_words"),
            models.Index(fields=["source", "id"], name="custody_exhibit_source"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.make} {self.serial}".strip()

"""A State, and an authority (unit) of it."""

from django.db import models

from rastro_node.core.models import Record


class State(models.Model):
    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=100)
    is_own = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z]{2}$"), name="authorities_state_code_is_iso"
            ),
            models.UniqueConstraint(
                fields=["is_own"], condition=models.Q(is_own=True), name="authorities_one_own_state"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Authority(Record):
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="authorities")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=150)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="units")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["state", "code"], name="authorities_authority_code_in_state"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state_id})"

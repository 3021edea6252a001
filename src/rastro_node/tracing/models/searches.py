"""A search of this State's own register: every candidate with its reasons, as it was found."""

from django.db import models

from rastro_node.core.models import Evidence
from rastro_node.tracing.models.requests import IncomingRequest
from rastro_node.tracing.models.traces import Trace


class Search(Evidence):
    """What a search found, for a trace of ours or for a request of another State."""

    trace = models.ForeignKey(Trace, null=True, on_delete=models.PROTECT, related_name="searches")
    request = models.ForeignKey(IncomingRequest, null=True, on_delete=models.PROTECT, related_name="searches")
    at = models.DateTimeField()
    registry_size = models.BigIntegerField()
    candidates = models.JSONField()
    none_of_these = models.FloatField()
    decision = models.JSONField()
    firearm = models.UUIDField(null=True, blank=True, help_text="the firearm the decision is about")

    class Meta:
        verbose_name_plural = "searches"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(trace__isnull=False) ^ models.Q(request__isnull=False),
                name="tracing_search_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"search {self.pk}"

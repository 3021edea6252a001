"""Requests of other States."""

from uuid import UUID

from django.db.models import F, QuerySet

from rastro.canonical import NotFound
from rastro_node.tracing.models import IncomingRequest


def requests() -> QuerySet[IncomingRequest]:
    """Every request: those that are due first, first."""
    return IncomingRequest.objects.order_by(F("due").asc(nulls_last=True), "received_at")


def request_by_id(request_id: UUID) -> IncomingRequest:
    """One request.

    Raises
    ------
    NotFound
        `tracing.request.unknown`.
    """
    return _found(IncomingRequest.objects.filter(pk=request_id).first())


def request_locked(request_id: UUID) -> IncomingRequest:
    """One request, locked until the transaction ends."""
    return _found(IncomingRequest.objects.select_for_update().filter(pk=request_id).first())


def _found(request: IncomingRequest | None) -> IncomingRequest:
    if request is None:
        raise NotFound("tracing.request.unknown", field="request")
    return request

"""Pairs of records that may be of one firearm, for programs."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from rastro_node.core.context import actor_of
from rastro_node.core.paging import Cursor, Limit, Page, page_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.registry.models import LinkProposal
from rastro_node.registry.saying import link_reason
from rastro_node.registry.selectors.links import (
    VERDICTS,
    history_of,
    pair_of,
    proposal,
    proposals,
    proposed_as,
)
from rastro_node.registry.services.links import link_decide, link_reverse
from rastro_node.registry.services.proposing import propose_start

router = Router(tags=["pairs"])

REF = "firearm/… or exhibit/… with its identifier."


class ReasonOut(Schema):
    """One point on which two records agree or differ."""

    verdict: str
    subject: str
    message: str


class PairOut(Schema):
    """Two records that may be of one firearm."""

    id: UUID
    left: str
    right: str
    probability: float
    log10_lr: float
    state_owned: bool
    proposed: str = Field(description="one, or again for two seizures of what may be one firearm.")
    verdict: str = Field(description="one, two, again; empty while nobody has decided.")
    proposed_at: datetime
    reasons: list[ReasonOut]


class DecisionOut(Schema):
    """A decision, or its reversal (`undone`)."""

    id: UUID
    left: str
    right: str
    verdict: str
    reason: str
    at: datetime
    reverses: UUID | None


class DecisionIn(Schema):
    """What two records are, and why."""

    left: str = Field(max_length=60, description=REF)
    right: str = Field(max_length=60, description=REF)
    verdict: str = Field(max_length=8, description="one, two, again (one firearm seized again).")
    reason: str = Field(max_length=500)


class ReversalIn(Schema):
    """Why a decision is taken back."""

    left: str = Field(max_length=60, description=REF)
    right: str = Field(max_length=60, description=REF)
    reason: str = Field(max_length=500)


class StartedOut(Schema):
    """A job that runs."""

    job: UUID


@router.get("pairs", response=Page[PairOut])
@requires(Permission.FIREARM_REGISTER)
def list_pairs(
    request: HttpRequest,
    verdict: Annotated[
        str, Query(max_length=8, description="one, two, again; waiting ones without it.")
    ] = "",
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Any:
    """Pairs that wait for a decision, or those decided one way; the newest first."""
    del request
    found = proposals(verdict=verdict if verdict in VERDICTS else "")
    return page_of(found, _told, cursor=cursor, limit=limit)


@router.get("pairs/{uuid:pair_id}", response=PairOut)
@requires(Permission.FIREARM_REGISTER)
def get_pair(request: HttpRequest, pair_id: UUID) -> Any:
    """One pair."""
    del request
    return _told(proposal(pair_id))


@router.get("pairs/{uuid:pair_id}/decisions", response=list[DecisionOut])
@requires(Permission.FIREARM_REGISTER)
def list_decisions(request: HttpRequest, pair_id: UUID) -> Any:
    """Everything decided about a pair, reversals among it, the oldest first."""
    del request
    row = proposal(pair_id)
    return history_of(row.left, row.right)


@router.post("pairs/decisions", response={201: DecisionOut})
@requires(Permission.FIREARM_REGISTER)
def decide_pair(request: HttpRequest, given: DecisionIn) -> Any:
    """Decide about two records, also two that nobody proposed; neither record is changed."""
    left, right = pair_of(given.left, given.right)
    made = link_decide(
        actor=actor_of(request), left=left, right=right, verdict=given.verdict, reason=given.reason
    )
    return Status(201, made)


@router.post("pairs/reversals", response={201: DecisionOut})
@requires(Permission.FIREARM_REGISTER)
def reverse_pair(request: HttpRequest, given: ReversalIn) -> Any:
    """Take the standing decision back; both stay on record."""
    made = link_reverse(actor=actor_of(request), left=given.left, right=given.right, reason=given.reason)
    return Status(201, made)


@router.post("pairs/search", response={202: StartedOut})
@requires(Permission.FIREARM_REGISTER)
def search_pairs(request: HttpRequest) -> Any:
    """Compare the whole register with itself, in the background."""
    return Status(202, {"job": propose_start(actor=actor_of(request)).pk})


def _told(row: LinkProposal) -> dict[str, Any]:
    names = (
        "id",
        "left",
        "right",
        "probability",
        "log10_lr",
        "state_owned",
        "verdict",
        "proposed_at",
    )
    reasons = [
        {"verdict": each["verdict"], "subject": each["subject"], "message": link_reason(each)}
        for each in row.reasons
    ]
    return {name: getattr(row, name) for name in names} | {
        "reasons": reasons,
        "proposed": proposed_as(row.left, row.right),
    }

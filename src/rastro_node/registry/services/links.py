"""Decisions about pairs of records: with a reason, on record, and never beyond taking back."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rastro.canonical import Conflict, InvalidInput, NotFound, TooLarge
from rastro.registry import Event, EventKind
from rastro_node.core.actors import Actor
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.registry.models import Link, LinkProposal
from rastro_node.registry.selectors import life_of
from rastro_node.registry.selectors.links import (
    FIREARM,
    ONE,
    UNDONE,
    VERDICTS,
    Compared,
    compared,
    pair_of,
    standing_of,
)
from rastro_node.registry.selectors.pairing import weigh
from rastro_node.registry.services.firearms import event_append

MAX_REASON = 500


@transaction.atomic
def link_decide(*, actor: Actor, left: str, right: str, verdict: str, reason: str) -> Link:
    """Decide that two records are one firearm, two firearms, or one firearm seized again.

    That two registered firearms are one is an event of the later record (`duplicate_noted`); both records
    stay as they are.

    Raises
    ------
    InvalidInput, TooLarge
        `registry.link.verdict`, `registry.link.reason`, `registry.link.itself`.
    Conflict
        `registry.link.decided` while another decision stands.
    """
    one, other = (compared(each) for each in pair_of(left, right))
    _check(verdict, reason)
    _lock(one.ref, other.ref)
    if standing_of(one.ref, other.ref) is not None:
        raise Conflict("registry.link.decided", field="verdict")
    event, noted_on = _note(actor, one, other, reason) if verdict == ONE else (None, None)
    weight = weigh(one, other)
    made = Link.objects.create(
        left=one.ref,
        right=other.ref,
        verdict=verdict,
        reason=reason.strip(),
        probability=weight.probability,
        by=actor.label,
        by_name=actor.name,
        at=timezone.now(),
        event=event,
        noted_on=noted_on,
    )
    LinkProposal.objects.filter(left=one.ref, right=other.ref).update(verdict=verdict)
    _record(actor, "link.decide", made)
    return made


@transaction.atomic
def link_reverse(*, actor: Actor, left: str, right: str, reason: str) -> Link:
    """Take the standing decision back; the decision, its reason and the reversal all stay on record.

    Raises
    ------
    NotFound
        `registry.link.not_decided`.
    InvalidInput, TooLarge
        `registry.link.reason`.
    """
    one, other = pair_of(left, right)
    _check(ONE, reason)
    _lock(one, other)
    standing = standing_of(one, other)
    if standing is None:
        raise NotFound("registry.link.not_decided", field="link")
    event = _take_back(actor, standing.noted_on, standing, reason) if standing.noted_on else None
    made = Link.objects.create(
        left=one,
        right=other,
        verdict=UNDONE,
        reason=reason.strip(),
        by=actor.label,
        by_name=actor.name,
        at=timezone.now(),
        event=event,
        noted_on=standing.noted_on,
        reverses=standing.pk,
    )
    LinkProposal.objects.filter(left=one, right=other).update(verdict="")
    _record(actor, "link.reverse", made)
    return made


def _check(verdict: str, reason: str) -> None:
    if verdict not in VERDICTS:
        raise InvalidInput("registry.link.verdict", field="verdict", wanted=", ".join(VERDICTS))
    if not reason.strip() or not reason.isprintable():
        raise InvalidInput("registry.link.reason", field="reason")
    if len(reason) > MAX_REASON:
        raise TooLarge("registry.link.too_long", field="reason", limit=MAX_REASON)


def _lock(left: str, right: str) -> None:
    """One decision at a time about a pair, also about one that nobody proposed."""
    pair = LinkProposal.objects.select_for_update().filter(left=left, right=right)
    if not pair.exists():
        LinkProposal.objects.get_or_create(
            left=left,
            right=right,
            defaults={"probability": 0.0, "log10_lr": 0.0, "proposed_at": timezone.now()},
        )
        list(pair)


def _note(actor: Actor, one: Compared, other: Compared, reason: str) -> tuple[UUID | None, UUID | None]:
    """The event on the later of two registered firearms; its identifiers."""
    if one.kind != FIREARM or other.kind != FIREARM:
        return None, None
    original, repeated = sorted((one, other), key=lambda each: each.ref)
    if original.record.duplicate_of == str(repeated.id):
        original, repeated = repeated, original
    if repeated.record.duplicate_of:
        return None, None
    noted = Event(
        "", EventKind.DUPLICATE_NOTED, data={"of": str(original.id), "reason": reason.strip()[:300]}
    )
    event_append(actor=actor, firearm=repeated.id, event=noted)
    return UUID(life_of(repeated.id)[-1].id), repeated.id


def _take_back(actor: Actor, firearm: UUID, standing: Link, reason: str) -> UUID:
    """The event that voids the one noted on the later record."""
    void = Event(
        "",
        EventKind.CORRECTED,
        data={"void": True, "why": reason.strip()[:300]},
        corrects=str(standing.event),
    )
    event_append(actor=actor, firearm=firearm, event=void)
    return UUID(life_of(firearm)[-1].id)


def _record(actor: Actor, action: str, made: Link) -> None:
    payload = {"left": made.left, "right": made.right, "verdict": made.verdict, "reason": made.reason}
    act_record(act_by(actor, action, f"link/{made.pk}", payload=payload))


def pair_read_recorded(left: str, right: str, *, actor: Actor) -> None:
    """Put on record that somebody looked at both records side by side."""
    for ref in (left, right):
        kind = ref.partition("/")[0]
        act_record(act_by(actor, f"{kind}.read", ref, purpose="register_keeping", decision="allowed"))

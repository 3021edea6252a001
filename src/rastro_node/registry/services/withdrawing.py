"""Firearms withdrawn with the import that brought them, as long as nothing happened to them since."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from rastro.canonical import uuid7
from rastro.registry import Event, EventKind, Status
from rastro_node.core.actors import Actor
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.registry.lives import row_of
from rastro_node.registry.models import Firearm, FirearmEvent, Link, LinkProposal
from rastro_node.registry.services.firearms import digest_of

ENTERED = 1
"""Events of a firearm that came from a file and that nothing happened to since."""

type InUse = Callable[[Collection[UUID]], Collection[UUID]]

_guards: list[InUse] = []


def in_use(guard: InUse) -> InUse:
    """Let a room say which of these firearms something happened to in its own records: a trace, a link."""
    if guard not in _guards:
        _guards.append(guard)
    return guard


@transaction.atomic
def firearms_withdraw(*, actor: Actor, source: str, limit: int) -> int:
    """Withdraw up to `limit` firearms of an import, oldest first; how many. One entry in the ledger.

    A firearm is kept when an event was recorded of it, when another record repeats it or is a part of it,
    when somebody compared it with another, and when another room says that it is in use.
    """
    chosen: list[Firearm] = []
    last: UUID | None = None
    while len(chosen) < limit:
        page = _page(source, last, limit)
        if not page:
            break
        last = page[-1].pk
        used = _used(page)
        chosen += [row for row in page if row.pk not in used]
    if chosen := chosen[:limit]:
        _withdraw(chosen, actor, source)
    return len(chosen)


def _page(source: str, last: UUID | None, limit: int) -> list[Firearm]:
    rows = Firearm.objects.select_for_update().defer("keys").filter(source=source, events=ENTERED)
    return list((rows.filter(pk__gt=last) if last else rows).order_by("pk")[:limit])


def _used(rows: list[Firearm]) -> set[UUID]:
    ids = [row.pk for row in rows]
    repeated = Firearm.objects.filter(duplicate_of__in=[str(each) for each in ids])
    used = {UUID(of) for of in repeated.values_list("duplicate_of", flat=True)}
    parts = Firearm.objects.filter(part_of__in=ids).values_list("part_of", flat=True)
    used |= {whole for whole in parts if whole is not None}
    return used.union(_compared(ids), *(guard(ids) for guard in _guards))


def _compared(ids: Collection[UUID]) -> set[UUID]:
    """Those about which a person decided, together with another record."""
    refs = {f"firearm/{each}": each for each in ids}
    pairs = Link.objects.filter(Q(left__in=refs) | Q(right__in=refs)).values_list("left", "right")
    return {refs[each] for pair in pairs for each in pair if each in refs}


def _withdraw(rows: list[Firearm], actor: Actor, source: str) -> None:
    now = timezone.now()
    authority = actor.authority or actor.state
    data: dict[str, Any] = {"import": source}
    said = Event("", EventKind.WITHDRAWN, now.date(), at=now, authority=authority, data=data)
    events = [row_of(replace(said, id=str(uuid7())), row, seq=ENTERED + 1) for row in rows]
    FirearmEvent.objects.bulk_create(events, batch_size=1_000)
    ids = [row.pk for row in rows]
    Firearm.objects.filter(pk__in=ids).update(
        withdrawn_at=now,
        events=ENTERED + 1,
        status=Status.WITHDRAWN.value,
        since=now.date(),
        missing=False,
        folded="",
        keys=[],
    )
    refs = [f"firearm/{each}" for each in ids]
    LinkProposal.objects.filter(Q(left__in=refs) | Q(right__in=refs)).delete()
    payload = {"firearms": len(rows), "lines": digest_of("\n".join(f"{row.number} {row.pk}" for row in rows))}
    act_record(act_by(actor, "import.withdraw", f"import/{source}", payload=payload))

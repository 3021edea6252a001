"""Where the register changes: a firearm enters it, something happens to it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from rastro.canonical import Conflict, InvalidInput, NotFound, TooLarge, uuid7
from rastro.registry import (
    OF_PARTS,
    Event,
    EventKind,
    FirearmState,
    HolderKind,
    accept_event,
    check_form,
    check_life,
)
from rastro_node.core.actors import Actor
from rastro_node.core.sequences import next_numbers
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import Act, act_record, acts_record
from rastro_node.nomenclator.selectors import Codes, Resolver
from rastro_node.nomenclator.services import terms_keep
from rastro_node.registry.lives import PROJECTION, projected, row_of
from rastro_node.registry.models import Firearm
from rastro_node.registry.selectors import life_of
from rastro_node.registry.services.fitting import check_fitting
from rastro_node.registry.services.proposing import propose_at_entry
from rastro_node.registry.services.storing import (
    Standing,
    Values,
    event_values,
    firearm_values,
    standing_of,
    store,
)

MAX_WORDS = 200
MAX_ID = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFirearm:
    """A firearm to be registered.

    Parameters
    ----------
    make, model, calibre, type, serial
        As they stand on the firearm or in the older register.
    country
        ISO 3166 code of the country of manufacture, or empty.
    external_id
        Its id in the register it comes from, or empty.
    events
        Its life so far; registered today when empty.
    row_digest
        Digest of the line of a file it comes from.
    """

    make: str = ""
    model: str = ""
    calibre: str = ""
    type: str = ""
    serial: str = ""
    country: str = ""
    external_id: str = ""
    events: tuple[Event, ...] = ()
    row_digest: str = ""


def firearm_register(*, actor: Actor, firearm: NewFirearm) -> UUID:
    """Register a firearm with its life so far; its id.

    Raises
    ------
    InvalidInput, TooLarge
        If its description or its events are malformed.
    Conflict
        If its events contradict each other, or its external id is taken.
    """
    fittings = [event for event in firearm.events if event.kind in OF_PARTS]
    others = tuple(event for event in firearm.events if event.kind not in OF_PARTS)
    with transaction.atomic():
        made = firearms_register([replace(firearm, events=others)], actor=actor)[0]
        for event in fittings:
            event_append(actor=actor, firearm=made, event=event)
    return made


@transaction.atomic
def firearms_register(
    firearms: Sequence[NewFirearm], *, actor: Actor, source: str = "", codes: Sequence[Codes] | None = None
) -> list[UUID]:
    """Register several firearms at once, all or none; their ids in order.

    Parameters
    ----------
    source
        Number of the import they come from; the batch is then one entry of the ledger.
    codes
        What the nomenclator knows of each one's words, where that was looked up already.

    Raises
    ------
    InvalidInput, TooLarge, Conflict
        As :func:`firearm_register`.
    """
    if not firearms:
        return []
    now = timezone.now()
    known = codes or _codes(firearms)
    registered: list[Registered] = []
    rows: list[Values] = []
    events: list[Values] = []
    lives = Lives(now)
    for number, new, found in zip(next_numbers("F", len(firearms)), firearms, known, strict=True):
        check_description(new)
        life = [_stamped(event, actor, now) for event in new.events or (_entered(actor),)]
        made = Registered(uuid7(), number, new.row_digest)
        registered.append(made)
        events += [event_values(event, made.id, seq=seq) for seq, event in enumerate(life, 1)]
        rows.append(
            firearm_values(
                new,
                found,
                lives.checked(life),
                firearm=made.id,
                number=number,
                source=source,
                events=len(life),
                now=now,
            )
        )
    _insert(firearms, rows, events)
    terms_keep(word for found in known for word in found.abstained)
    acts_record(_acts(registered, actor, source))
    if not source:
        propose_at_entry([f"firearm/{each.id}" for each in registered])
    return [each.id for each in registered]


def _codes(firearms: Sequence[NewFirearm]) -> list[Codes]:
    resolver = Resolver()
    return [resolver.codes(make=new.make, calibre=new.calibre, type_=new.type) for new in firearms]


class Lives:
    """Checks many lives on one day; what a single event comes to is worked out once for its like."""

    def __init__(self, now: datetime) -> None:
        self._today = now.date()
        self._single: dict[tuple[EventKind, HolderKind | None, bool], Standing] = {}

    def checked(self, life: Sequence[Event]) -> Standing:
        """Where a life leaves its firearm.

        Raises
        ------
        InvalidInput, Conflict
            As :func:`rastro.registry.check_life`.
        """
        first = life[0]
        if len(life) > 1 or first.data or first.corrects:
            return standing_of(check_life(life, today=self._today))
        key = (first.kind, first.holder.kind if first.holder else None, first.on is None)
        if key in self._single:
            check_form(first, today=self._today)
            return self._single[key].on(first.on)
        self._single[key] = standing_of(check_life(life, today=self._today))
        return self._single[key]


@dataclass(frozen=True, slots=True)
class Registered:
    """A firearm that entered the register: its identifier, its number, the digest of its line."""

    id: UUID
    number: str
    row_digest: str


def _acts(rows: Sequence[Registered], actor: Actor, source: str) -> Iterator[Act]:
    """One entry a firearm; one for a batch of an import, with the digest of its numbers and lines."""
    if not source:
        for row in rows:
            yield act_by(actor, "firearm.register", f"firearm/{row.id}", payload={"number": row.number})
        return
    lines = "\n".join(f"{row.number} {row.id} {row.row_digest}" for row in rows)
    payload = {
        "firearms": len(rows),
        "first": rows[0].number,
        "last": rows[-1].number,
        "lines": digest_of(lines),
    }
    yield act_by(actor, "firearm.import", f"import/{source}", payload=payload)


def digest_of(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _insert(firearms: Sequence[NewFirearm], rows: list[Values], events: list[Values]) -> None:
    try:
        with transaction.atomic():
            store(rows, events)
    except IntegrityError as error:
        taken = Firearm.objects.filter(
            external_id__in=[new.external_id for new in firearms if new.external_id]
        )
        external_id = taken.values_list("external_id", flat=True).first() or ""
        raise Conflict(
            "registry.firearm.external_twice", field="external_id", external_id=external_id
        ) from error


@transaction.atomic
def event_append(*, actor: Actor, firearm: UUID, event: Event) -> FirearmState:
    """Record something that happened to a firearm; where it stands then.

    Raises
    ------
    NotFound
        `registry.firearm.unknown`.
    InvalidInput, Conflict
        As :func:`rastro.registry.accept_event`.
    """
    if event.kind is EventKind.WITHDRAWN:
        raise InvalidInput("registry.event.withdrawn", field="kind")
    row = Firearm.objects.select_for_update().defer("keys").filter(pk=firearm).first()
    if row is None:
        raise NotFound("registry.firearm.unknown", field="firearm")
    stamped = replace(_stamped(event, actor, timezone.now()), seq=row.events + 1)
    state = accept_event(life_of(firearm), stamped)
    if stamped.kind in {EventKind.FITTED, EventKind.CORRECTED}:
        check_fitting(row, state)
    row_of(stamped, row, seq=row.events + 1).save(force_insert=True)
    projected(row, state, events=row.events + 1).save(update_fields=PROJECTION)
    act_record(
        act_by(
            actor, "firearm.event", f"firearm/{firearm}", payload={"kind": event.kind, "event": stamped.id}
        )
    )
    return state


def _entered(actor: Actor) -> Event:
    return Event(id="", kind=EventKind.REGISTERED, authority=actor.authority or actor.state)


def _stamped(event: Event, actor: Actor, now: datetime) -> Event:
    """The event with its identifier, the instant of recording and the authority that recorded it."""
    return replace(
        event,
        id=event.id or str(uuid7()),
        at=event.at or now,
        authority=event.authority or actor.authority or actor.state,
    )


def check_description(new: NewFirearm) -> None:
    """Refuse a description that cannot be stored as it was given.

    Raises
    ------
    InvalidInput, TooLarge
        `registry.firearm.*`, naming the field.
    """
    for name, limit in (
        ("make", 0),
        ("model", 0),
        ("calibre", 0),
        ("type", 0),
        ("serial", 0),
        ("external_id", MAX_ID),
    ):
        text, most = str(getattr(new, name)), limit or MAX_WORDS
        if len(text) > most:
            raise TooLarge("registry.firearm.too_long", field=name, name=name, limit=most)
        if not text.isprintable():
            raise InvalidInput("registry.firearm.control_characters", field=name, name=name)
    if not (new.make or new.serial or new.external_id):
        raise InvalidInput("registry.firearm.nothing", field="serial")


def read_recorded(
    firearm_ids: Iterable[UUID], *, actor: Actor, purpose: str = "", names: bool = False
) -> None:
    """Put on record that somebody looked at firearms, for what, and whether holders' names were shown."""
    acts_record(
        act_by(
            actor,
            "firearm.read",
            f"firearm/{each}",
            purpose=purpose,
            decision="allowed",
            payload={"names": names},
        )
        for each in firearm_ids
    )

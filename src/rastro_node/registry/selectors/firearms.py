"""What the register knows: a firearm, its life, and the firearms that a reading may be of."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from rastro.canonical import NotFound
from rastro.markings import ask
from rastro.nomenclator.folding import plain
from rastro.registry import Event, FirearmState, fold_events
from rastro.tracing import Description, RegisteredFirearm
from rastro_node.core import serials
from rastro_node.nomenclator.selectors import Resolver
from rastro_node.registry.lives import event_of, registered_of
from rastro_node.registry.models import Firearm, FirearmEvent

ENOUGH = 200
COUNTED = 50_000

TABLE = "registry_firearm"
STANDING = "withdrawn_at IS NULL"
REGISTERED = """
SELECT id, make, model, calibre, type, serial, country, made_on, sold_on,
    CASE status WHEN 'unknown' THEN '' ELSE status END, since, nullif(duplicate_of, ''), missing,
    coalesce(nullif(external_id, ''), number)
FROM registry_firearm WHERE id = ANY(%s)
"""
"""What :func:`registered_of` takes of a row: a search reads hundreds of them."""


def firearms_like(description: Description, *, limit: int = ENOUGH) -> list[RegisteredFirearm]:
    """The firearms whose serial may be the one that was read: never filtered by make, model or calibre.

    Any number of look-alikes and separators, zeros at the head of digits, and one mistake of any other kind;
    where none is equal, two likely ones. With several characters unread, a serial fits the pattern of those
    that were; where fewer than three were, among the firearms of the make.

    Parameters
    ----------
    description
        What lies on the table; without anything read of the serial nothing is like it.
    limit
        Most that are given, the nearest first; one of the make that was named before another.
    """
    reading = description.serial.reading
    if reading is None:
        return []
    asked = ask(reading)
    if asked.is_empty:
        return []
    make = Resolver().codes(make=description.make).make
    ids = serials.like(TABLE, asked, make=make, where=STANDING, limit=limit)
    return list(registered_many(ids).values())


def registered_many(firearm_ids: Sequence[UUID]) -> dict[UUID, RegisteredFirearm]:
    """Firearms' descriptions as registered, in the order asked for; without those that are not there."""
    with connection.cursor() as cursor:
        cursor.execute(REGISTERED, [list(firearm_ids)])
        found = {row[0]: row for row in cursor.fetchall()}
    return {each: RegisteredFirearm(str(each), *found[each][1:]) for each in firearm_ids if each in found}


def life_of(firearm_id: UUID) -> tuple[Event, ...]:
    """Everything recorded about a firearm, in the order of recording; empty for one that is not here."""
    rows = FirearmEvent.objects.filter(firearm=firearm_id).order_by("seq")
    return tuple(event_of(row) for row in rows)


def state_of(firearm_id: UUID) -> FirearmState:
    """Where a firearm stands."""
    return fold_events(life_of(firearm_id))


def registered(firearm_id: UUID) -> RegisteredFirearm:
    """A firearm's description as registered.

    Raises
    ------
    NotFound
        `registry.firearm.unknown`.
    """
    return registered_of(firearm_row(firearm_id))


def firearm_row(firearm_id: UUID) -> Firearm:
    """A firearm's row.

    Raises
    ------
    NotFound
        `registry.firearm.unknown`.
    """
    row = Firearm.objects.defer("keys").filter(pk=firearm_id).first()
    if row is None:
        raise NotFound("registry.firearm.unknown", field="firearm")
    return row


def firearms() -> QuerySet[Firearm]:
    """Every firearm, newest first."""
    return Firearm.objects.defer("keys").order_by("-registered_at", "-pk")


def by_external_id(external_ids: Sequence[str]) -> dict[str, tuple[UUID, str]]:
    """Which of these ids are registered: the firearm, and the digest of the row it came from."""
    rows = Firearm.objects.filter(external_id__in=external_ids).values_list("external_id", "pk", "row_digest")
    return {external_id: (pk, digest) for external_id, pk, digest in rows}


def by_serials(folded: Collection[str]) -> dict[tuple[str, str], str]:
    """The oldest firearm of each serial and make: by folded serial, and code or plain name."""
    rows = Firearm.objects.filter(folded__in=[each for each in folded if each]).order_by("-pk")
    columns = rows.values_list("folded", "make_code", "make", "external_id", "number")
    return {
        (serial, code or plain(make)): external_id or number
        for serial, code, make, external_id, number in columns
    }


def same_serial(firearm: Firearm) -> list[Firearm]:
    """Other records with the same serial once confusable characters are made one: duplicates, or not."""
    if not firearm.folded:
        return []
    others = Firearm.objects.defer("keys").filter(folded=firearm.folded).exclude(pk=firearm.pk)
    return list(others.order_by("registered_at")[:20])


def population() -> int:
    """How many firearms are registered; estimated by the database where they are many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = 'registry_firearm'::regclass")
        estimate = int(cursor.fetchone()[0])
    return estimate if estimate > COUNTED else Firearm.objects.count()

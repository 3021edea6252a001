"""Persons by name, over every event that names one: who holds what, who held it; typos and accents aside.

A name is no person: records under one name and country are shown together, with their licences beside them.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction
from rapidfuzz import fuzz

from rastro.canonical import InvalidInput, Text, TooLarge
from rastro.registry import Event, EventKind, Holding, fold_events, kind_text
from rastro_node.registry.lives import event_of
from rastro_node.registry.models import Firearm, FirearmEvent

LONGEST = 200
MOST_WORDS = 6
LEAST_LETTERS = 3
MOST_EVENTS = 2_000
MOST_PERSONS = 20
MOST_FIREARMS = 20
LIKE_ENOUGH = 0.55
NEAR_ENOUGH = 72

KEY = "SELECT registry_person_key(jsonb_build_object('kind', 'person', 'name', %s::text), NULL)"
FIND = """
SELECT coalesce(nullif(event.corrects, ''), event.id::text), event.firearm_id, event.key,
    event.person ->> 'name', coalesce(event.person ->> 'country', ''),
    coalesce(event.person ->> 'licence', '')
FROM (
    SELECT *, registry_person_key(holder, data) AS key, coalesce(holder, data -> 'holder') AS person
    FROM registry_firearmevent
) event JOIN registry_firearm firearm ON firearm.id = event.firearm_id
WHERE {like} AND firearm.withdrawn_at IS NULL
LIMIT %s
"""
LIKE = "%s <%% event.key"


@dataclass(frozen=True, slots=True)
class Held:
    """A firearm in whose life a person is named.

    Parameters
    ----------
    firearm
        Its row.
    what
        The event that names the person.
    since, until
        First and last day in the person's hands, where the person held it.
    now
        Whether the person holds it now.
    corrected
        Whether the record was corrected since, so that it no longer names the person.
    """

    firearm: Firearm
    what: EventKind
    since: date | None
    until: date | None
    now: bool
    corrected: bool

    @property
    def text(self) -> Text:
        """The event in words."""
        return kind_text(self.what)


@dataclass(frozen=True, slots=True)
class Person:
    """What is on record under one name and country."""

    name: str
    country: str
    licences: tuple[str, ...]
    likeness: int
    held: tuple[Held, ...]
    more: bool

    @property
    def holds(self) -> int:
        """How many firearms of these the person holds now."""
        return sum(each.now for each in self.held)


@dataclass(frozen=True, slots=True)
class Found:
    """Persons of a name, the nearest first; and whether there are more than are shown."""

    persons: tuple[Person, ...]
    more: bool

    @property
    def firearms(self) -> list[UUID]:
        """The firearms whose holders' names are shown."""
        return list(dict.fromkeys(held.firearm.pk for person in self.persons for held in person.held))


class Named(NamedTuple):
    """An event that names a person; of a correction, the event it corrects."""

    event: str
    firearm: UUID
    key: str
    name: str
    country: str
    licence: str


def persons_named(name: str) -> Found:
    """Who is on record under a name.

    Parameters
    ----------
    name
        As heard or read: words in any order, accents or not, a letter wrong.

    Raises
    ------
    InvalidInput, TooLarge
        `registry.person.short`, `registry.person.long`.
    """
    words, key = _words(name)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(LIKE_ENOUGH)])
        cursor.execute(FIND.format(like=" AND ".join([LIKE] * len(words))), [*words, MOST_EVENTS])
        rows = [Named(*row) for row in cursor.fetchall()]
    by_person: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for row in rows:
        by_person[row.key, row.country].append(row)
    likeness = {who: round(fuzz.token_sort_ratio(key, who[0])) for who in by_person}
    partial = {who: round(fuzz.token_set_ratio(key, who[0])) for who in by_person}
    near = [who for who in by_person if max(likeness[who], partial[who]) >= NEAR_ENOUGH]
    near.sort(key=lambda who: (-partial[who], -likeness[who], who))
    shown = near[:MOST_PERSONS]
    lives = _lives({row.firearm for who in shown for row in by_person[who][:MOST_FIREARMS]})
    persons = tuple(_person(by_person[who], likeness[who], lives) for who in shown)
    return Found(persons, more=len(near) > len(shown) or len(rows) == MOST_EVENTS)


def _words(name: str) -> tuple[Sequence[str], str]:
    if len(name) > LONGEST:
        raise TooLarge("registry.person.long", field="name", limit=LONGEST)
    if "\x00" in name:
        raise InvalidInput("registry.person.short", field="name", least=LEAST_LETTERS)
    with connection.cursor() as cursor:
        cursor.execute(KEY, [name])
        key = cursor.fetchone()[0] or ""
    words = sorted(set(key.split()), key=len, reverse=True)[:MOST_WORDS]
    if not words or len(words[0]) < LEAST_LETTERS:
        raise InvalidInput("registry.person.short", field="name", least=LEAST_LETTERS)
    return words, key


@dataclass(frozen=True, slots=True)
class _Life:
    firearm: Firearm
    events: dict[str, Event]
    chain: dict[str, Holding]


def _lives(firearm_ids: set[UUID]) -> dict[UUID, _Life]:
    """The lives of these firearms, in two queries."""
    events: dict[UUID, list[Event]] = defaultdict(list)
    for row in FirearmEvent.objects.filter(firearm__in=firearm_ids).order_by("firearm", "seq"):
        events[row.firearm_id].append(event_of(row))
    firearms = Firearm.objects.defer("keys").in_bulk(firearm_ids)
    return {
        pk: _Life(
            row,
            {event.id: event for event in events[pk]},
            {holding.event: holding for holding in fold_events(events[pk]).chain},
        )
        for pk, row in firearms.items()
    }


def _person(rows: list[Named], likeness: int, lives: dict[UUID, _Life]) -> Person:
    names = Counter(row.name for row in rows)
    held: dict[UUID, Held] = {}
    for row in rows:
        if row.firearm in lives:
            found = _held(lives[row.firearm], row.event, names)
            if row.firearm not in held or found.now:
                held[row.firearm] = found
    ordered = sorted(held.values(), key=lambda each: (each.now, each.since or date.min), reverse=True)
    return Person(
        name=names.most_common(1)[0][0],
        country=rows[0].country,
        licences=tuple(sorted({row.licence for row in rows} - {""})[:MOST_FIREARMS]),
        likeness=likeness,
        held=tuple(ordered),
        more=len({row.firearm for row in rows}) > len(held),
    )


def _held(life: _Life, event_id: str, names: Container[str]) -> Held:
    event, holding = life.events[event_id], life.chain.get(event_id)
    if holding is None:
        return Held(life.firearm, event.kind, event.on, None, now=False, corrected=False)
    gone = holding.holder.name not in names
    return Held(
        life.firearm,
        event.kind,
        holding.since,
        holding.until,
        now=holding.ended_by is None and not gone and life.firearm.status == "held",
        corrected=gone,
    )

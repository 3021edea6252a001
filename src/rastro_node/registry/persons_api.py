"""Persons by name, for programs that say why."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from rastro_node.core.context import actor_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import purpose_of, requires
from rastro_node.core.search import cleaned
from rastro_node.registry.selectors.persons import LONGEST, Held, Person
from rastro_node.registry.services import persons_look_up

router = Router(tags=["persons"])


class NameIn(Schema):
    """Whom to look for."""

    name: str = Field(max_length=LONGEST, description="In any order, as heard or read.")


class HeldOut(Schema):
    """A firearm in whose life the person is named."""

    firearm: UUID
    number: str
    what: str = Field(description="The event that names the person.")
    since: date | None
    until: date | None
    now: bool
    corrected: bool


class PersonOut(Schema):
    """What is on record under one name and country."""

    name: str
    country: str
    licences: list[str]
    likeness: int = Field(description="0 to 100.")
    held: list[HeldOut]
    more: bool


class PersonsOut(Schema):
    """Persons of a name, the nearest first."""

    persons: list[PersonOut]
    more: bool


@router.post("persons/search", response=PersonsOut)
@requires(Permission.PERSON_READ)
def search_persons(request: HttpRequest, given: NameIn) -> Any:
    """Who holds or held firearms under a name. State `Rastro-Purpose`: the look is on record."""
    found = persons_look_up(actor=actor_of(request), name=cleaned(given.name), purpose=purpose_of(request))
    return {"persons": [_person(each) for each in found.persons], "more": found.more}


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "country": person.country,
        "licences": list(person.licences),
        "likeness": person.likeness,
        "held": [_held(each) for each in person.held],
        "more": person.more,
    }


def _held(held: Held) -> dict[str, Any]:
    return {
        "firearm": held.firearm.pk,
        "number": held.firearm.number,
        "what": held.what.value,
        "since": held.since,
        "until": held.until,
        "now": held.now,
        "corrected": held.corrected,
    }

"""The register for programs: search, read, register, record an event."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from rastro.canonical import InvalidInput
from rastro.registry import Event, EventKind, Holder, HolderKind
from rastro_node.core.context import actor_of
from rastro_node.core.paging import Cursor, Limit, Page, page_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import purpose_of, requires
from rastro_node.core.search import cleaned
from rastro_node.registry import schemas
from rastro_node.registry.links_api import router as links
from rastro_node.registry.models import Firearm
from rastro_node.registry.persons_api import router as persons
from rastro_node.registry.selectors import firearm_row, life_of, same_serial
from rastro_node.registry.selectors.lists import firearms_matching
from rastro_node.registry.services import NewFirearm, event_append, firearm_register, read_recorded

PREFIX = ""
router = Router()
router.add_router("", persons)
router.add_router("", links)

Words = Annotated[str, Query(max_length=200, description="Number, own id, or serial as it was read.")]
Word = Annotated[str, Query(max_length=200)]


@router.get("firearms", response=Page[schemas.FirearmRow], tags=["firearms"])
@requires(Permission.FIREARM_READ)
def list_firearms(
    request: HttpRequest,
    q: Words = "",
    status: Word = "",
    make: Word = "",
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Any:
    """Firearms, newest first; a serial is found although it was read a little differently."""
    del request
    found = firearms_matching(words=cleaned(q), status=status, make=cleaned(make))
    return page_of(found, lambda row: row, cursor=cursor, limit=limit)


@router.post("firearms", response={201: schemas.FirearmOut}, tags=["firearms"])
@requires(Permission.FIREARM_REGISTER)
def register_firearm(request: HttpRequest, given: schemas.FirearmIn) -> Any:
    """Register a firearm with its life so far."""
    words = given.dict(exclude={"events"})
    events = tuple(_event(each) for each in given.events)
    made = firearm_register(actor=actor_of(request), firearm=NewFirearm(**words, events=events))
    return Status(201, _told(firearm_row(made), names=True))


@router.get("firearms/{uuid:firearm_id}", response=schemas.FirearmOut, tags=["firearms"])
@requires(Permission.FIREARM_READ)
def get_firearm(request: HttpRequest, firearm_id: UUID) -> Any:
    """One firearm with its life. The read is on record; state `Rastro-Purpose` to see persons' names."""
    row, purpose = firearm_row(firearm_id), purpose_of(request)
    names = bool(purpose)
    read_recorded([firearm_id], actor=actor_of(request), purpose=purpose, names=names)
    return _told(row, names=names)


@router.post("firearms/{uuid:firearm_id}/events", response={201: schemas.StateOut}, tags=["firearms"])
@requires(Permission.FIREARM_REGISTER)
def record_event(request: HttpRequest, firearm_id: UUID, given: schemas.EventIn) -> Any:
    """Record something that happened; what contradicts the life so far is refused by its rule."""
    state = event_append(actor=actor_of(request), firearm=firearm_id, event=_event(given))
    told = {"status": state.status, "since": state.since, "missing": state.missing_since is not None}
    return Status(201, told)


def _event(given: schemas.EventIn) -> Event:
    if given.kind not in set(EventKind):
        raise InvalidInput("registry.event.kind", field="kind", kind=given.kind)
    words = given.dict(exclude={"kind", "holder"})
    return Event("", EventKind(given.kind), holder=_holder(given.holder), **words)


def _holder(given: schemas.HolderBody | None) -> Holder | None:
    if given is None:
        return None
    if given.kind not in set(HolderKind):
        raise InvalidInput("registry.holder.kind", field="holder", kind=given.kind)
    return Holder(HolderKind(given.kind), given.name, given.country, given.licence, given.id)


def _told(row: Firearm, *, names: bool) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in schemas.FirearmRow.model_fields}
    events = [_event_told(event, names=names) for event in life_of(row.pk)]
    return plain | {
        "events": events,
        "same_serial": [each.pk for each in same_serial(row)],
        "names_shown": names,
    }


def _event_told(event: Event, *, names: bool) -> dict[str, Any]:
    holder = event.holder
    hidden = holder is not None and holder.kind is HolderKind.PERSON and not names
    told = None
    if holder is not None:
        told = {
            "kind": holder.kind.value,
            "name": "" if hidden else holder.name,
            "country": holder.country,
            "licence": "" if hidden else holder.licence,
            "id": "" if hidden else holder.id,
        }
    return {
        "id": event.id,
        "seq": event.seq,
        "kind": event.kind.value,
        "on": event.on,
        "at": event.at,
        "place": event.place,
        "holder": told,
        "authority": event.authority,
        "reference": event.reference,
        "data": dict(event.data),
        "corrects": event.corrects,
    }

"""Custody for programs: cases and exhibits, found, read, opened and entered."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from rastro.canonical import InvalidInput
from rastro.custody import SeizureContext
from rastro_node.core.context import actor_of
from rastro_node.core.paging import Cursor, Limit, Page, page_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import purpose_of, requires
from rastro_node.core.search import cleaned
from rastro_node.custody import schemas, selectors
from rastro_node.custody.describing import NewExhibit
from rastro_node.custody.models import Exhibit
from rastro_node.custody.selectors.cases import with_counts
from rastro_node.custody.selectors.repeats import with_again
from rastro_node.custody.services import case_open, exhibit_add, read_recorded
from rastro_node.custody.values import NewCase

PREFIX = ""
MOST_SHOWN = 500
router = Router()

Words = Annotated[str, Query(max_length=200, description="A number, or words of it.")]
Serial = Annotated[str, Query(max_length=200, description="Number, seal, case, or serial as it was read.")]
Word = Annotated[str, Query(max_length=200)]
Start = Annotated[int, Query(ge=0, le=1_000_000, description="Rows to leave out.")]


@router.get("cases", response=Page[schemas.CaseRow], tags=["custody"])
@requires(Permission.CASE_READ)
def list_cases(
    request: HttpRequest, q: Words = "", context: Word = "", cursor: Cursor = "", limit: Limit = 50
) -> Any:
    """Cases, those entered last first."""
    del request
    found = with_counts(selectors.cases_matching(words=cleaned(q), context=context))
    return page_of(found, lambda row: row, cursor=cursor, limit=limit)


@router.post("cases", response={201: schemas.CaseOut}, tags=["custody"])
@requires(Permission.CASE_WRITE)
def open_case(request: HttpRequest, given: schemas.CaseIn) -> Any:
    """Open a case with what was seized in it."""
    words = given.dict(exclude={"exhibits"})
    if words["context"] not in set(SeizureContext):
        raise InvalidInput("custody.case.context", field="context", context=words["context"])
    exhibits = [NewExhibit(**each.dict()) for each in given.exhibits]
    made = case_open(actor=actor_of(request), case=NewCase(**words), exhibits=exhibits)
    return Status(201, _case(made))


@router.get("cases/{uuid:case_id}", response=schemas.CaseOut, tags=["custody"])
@requires(Permission.CASE_READ)
def get_case(request: HttpRequest, case_id: UUID) -> Any:
    """One case with its exhibits. The read is on record."""
    told = _case(case_id)
    read_recorded([f"case/{case_id}"], actor=actor_of(request), purpose=purpose_of(request))
    return told


@router.post("cases/{uuid:case_id}/exhibits", response={201: schemas.ExhibitOut}, tags=["custody"])
@requires(Permission.CASE_WRITE)
def enter_exhibit(request: HttpRequest, case_id: UUID, given: schemas.ExhibitIn) -> Any:
    """Enter a thing in a case."""
    made = exhibit_add(actor=actor_of(request), case_id=case_id, exhibit=NewExhibit(**given.dict()))
    return Status(201, _exhibit(selectors.exhibit(made)))


@router.get("exhibits", response=Page[schemas.ExhibitRow], tags=["custody"])
@requires(Permission.CASE_READ)
def list_exhibits(
    request: HttpRequest,
    q: Serial = "",
    kind: Word = "",
    serial_state: Word = "",
    make: Word = "",
    state_owned: Annotated[bool, Query(description="Only property of a State.")] = False,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Any:
    """Exhibits, newest first; a serial is found although it was read a little differently."""
    del request
    found = selectors.exhibits_matching(
        words=cleaned(q), kind=kind, state=serial_state, make=cleaned(make), state_owned=state_owned
    )
    return page_of(with_again(found), lambda row: row, cursor=cursor, limit=limit)


@router.get("exhibits/{uuid:exhibit_id}", response=schemas.ExhibitOut, tags=["custody"])
@requires(Permission.CASE_READ)
def get_exhibit(request: HttpRequest, exhibit_id: UUID) -> Any:
    """One exhibit. The read is on record."""
    row = selectors.exhibit(exhibit_id)
    read_recorded([f"exhibit/{exhibit_id}"], actor=actor_of(request), purpose=purpose_of(request))
    return _exhibit(row)


@router.get("repeat-seizures", response=list[schemas.RepeatRow], tags=["custody"])
@requires(Permission.CASE_READ)
def list_repeats(
    request: HttpRequest,
    police: Annotated[bool, Query(description="Only firearms of the police.")] = False,
    state_owned: Annotated[bool, Query(description="Only property of a State.")] = False,
    start: Start = 0,
    limit: Limit = 50,
) -> Any:
    """Firearms in more than one case, those of most cases first."""
    del request
    found = selectors.repeats(police=police, state_owned=state_owned)[start : start + limit]
    return [
        {**row, "make": row["make_words"], "type": row["type_words"], "state_owned": row["owned"]}
        for row in found
    ]


def _case(case_id: UUID) -> dict[str, Any]:
    row = with_counts(selectors.cases_of([case_id])).first() or selectors.case_row(case_id)
    plain = {name: getattr(row, name, 0) for name in schemas.CaseRow.model_fields}
    return plain | {"exhibits": list(with_again(selectors.exhibits_of(row))[:MOST_SHOWN])}


def _exhibit(row: Exhibit) -> dict[str, Any]:
    same = [each.pk for each in selectors.again_of(row)]
    plain = {name: getattr(row, name) for name in schemas.ExhibitRow.model_fields if name != "again"}
    return plain | {"again": bool(same), "same_firearm": same}

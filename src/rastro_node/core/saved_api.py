"""Saved lists for programs: see, keep and remove them."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from rastro_node.core.context import actor_of
from rastro_node.core.models import SavedList
from rastro_node.core.paging import Cursor, Limit, Page, page_of
from rastro_node.core.rules import signed_in
from rastro_node.core.saved import (
    LONGEST_NAME,
    LONGEST_QUERY,
    LONGEST_TABLE,
    saved_list_drop,
    saved_list_keep,
    saved_lists_of,
)

router = Router(tags=["saved lists"])


class SavedListIn(Schema):
    """A list to be kept."""

    table: str = Field(max_length=LONGEST_TABLE, description="Name of the list: registry.firearms.")
    name: str = Field(max_length=LONGEST_NAME, description="One's own of the same name is replaced.")
    query: str = Field(
        "",
        max_length=LONGEST_QUERY,
        description="As in the address of the page: status=stolen&columns=number.",
    )
    shared: bool = Field(False, description="Whether one's authority may use it.")
    default: bool = Field(False, description="Whether the list opens like this for oneself.")


class SavedListOut(SavedListIn):
    """A saved list."""

    id: UUID
    mine: bool
    owner_name: str
    changed_at: datetime


@router.get("/saved-lists/", response=Page[SavedListOut])
@signed_in
def saved_lists(
    request: HttpRequest,
    table: Annotated[str, Query(max_length=LONGEST_TABLE, description="Only those of this list.")] = "",
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Any:
    """The saved lists one may use: own ones, and those that colleagues share."""
    actor = actor_of(request)
    rows = saved_lists_of(actor, table)
    return page_of(rows, lambda row: _out(row, mine=row.owner == actor.id), cursor=cursor, limit=limit)


@router.post("/saved-lists/", response={201: SavedListOut})
@signed_in
def saved_list_add(request: HttpRequest, given: SavedListIn) -> Any:
    """Keep a list under a name."""
    return Status(201, _out(saved_list_keep(actor=actor_of(request), **given.dict()), mine=True))


@router.delete("/saved-lists/{uuid:saved_id}/", response={204: None})
@signed_in
def saved_list_remove(request: HttpRequest, saved_id: UUID) -> Any:
    """Remove one's own saved list."""
    saved_list_drop(actor=actor_of(request), saved_id=saved_id)
    return Status(204, None)


def _out(row: SavedList, *, mine: bool) -> dict[str, Any]:
    names = ("id", "table", "name", "query", "shared", "default", "owner_name", "changed_at")
    return {name: getattr(row, name) for name in names} | {"mine": mine}

"""The nomenclator for programs: terms, what a word means, and the words nobody knows."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from rastro.nomenclator import Term
from rastro_node.core.context import actor_of
from rastro_node.core.paging import Cursor, Limit, Page, page_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.search import cleaned
from rastro_node.nomenclator.models import UnknownTerm
from rastro_node.nomenclator.selectors import Resolver, suggestions, terms_in, unknown_terms
from rastro_node.nomenclator.services import term_decide

PREFIX = "nomenclator/"
router = Router(tags=["nomenclator"])

Word = Annotated[str, Query(max_length=200)]


class TermOut(Schema):
    """A term with its names."""

    code: str
    kind: str
    labels: dict[str, str]
    aliases: list[str]
    parent: str
    country: str


class CodesOut(Schema):
    """What words mean; empty where nothing is certain."""

    make: str
    calibre: str
    type: str
    unknown: list[tuple[str, str]]


class UnknownOut(Schema):
    """A word that no table knows."""

    id: UUID
    kind: str
    raw: str
    times: int
    state: str
    code: str
    first_at: datetime
    last_at: datetime
    suggestions: list[str]


class DecisionIn(Schema):
    """What a word means; without a code it stays as read."""

    code: str = Field("", max_length=60)
    note: str = Field("", max_length=400)


@router.get("terms", response=list[TermOut])
@requires(Permission.NOMENCLATOR_READ)
def list_terms(request: HttpRequest, kind: Word = "make", q: Word = "", limit: Limit = 200) -> Any:
    """Terms of a table: type, make, calibre or country; those whose name, alias or code holds `q`."""
    del request
    return [_term(each) for each in terms_in(kind, cleaned(q))[:limit]]


@router.get("resolve", response=CodesOut)
@requires(Permission.NOMENCLATOR_READ)
def resolve(
    request: HttpRequest,
    make: Word = "",
    calibre: Word = "",
    type_: Annotated[str, Query(alias="type", max_length=200)] = "",
) -> Any:
    """What the words of a description mean here."""
    del request
    codes = Resolver().codes(make=make, calibre=calibre, type_=type_)
    return {"make": codes.make, "calibre": codes.calibre, "type": codes.type, "unknown": list(codes.unknown)}


@router.get("unknown", response=Page[UnknownOut])
@requires(Permission.NOMENCLATOR_READ)
def list_unknown(request: HttpRequest, state: Word = "", cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Words that no table knows, with what they may mean."""
    del request
    found = unknown_terms()
    if state in UnknownTerm.State.values:
        found = found.filter(state=state)
    return page_of(found, _unknown, cursor=cursor, limit=limit)


@router.post("unknown/{uuid:term_id}", response=UnknownOut)
@requires(Permission.NOMENCLATOR_CURATE)
def decide(request: HttpRequest, term_id: UUID, given: DecisionIn) -> Any:
    """Say what a word means."""
    return _unknown(term_decide(actor=actor_of(request), term_id=term_id, code=given.code, note=given.note))


def _term(term: Term) -> dict[str, Any]:
    return {
        "code": term.code,
        "kind": term.kind.value,
        "labels": dict(term.labels),
        "aliases": list(term.aliases),
        "parent": term.parent,
        "country": term.country,
    }


def _unknown(row: UnknownTerm) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in UnknownOut.model_fields if name != "suggestions"}
    return plain | {"suggestions": [each.term.code for each in suggestions(row)]}

"""The term service: terms, what words mean and why, what nobody knows, official tables and crosswalks."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from rastro.canonical import InvalidInput, NotFound, text_from_json
from rastro.nomenclator import BUILT_IN, Kind, crosswalk_to
from rastro.nomenclator import edition as own_edition
from rastro_node.core.context import actor_of
from rastro_node.core.paging import Cursor, Limit, Page, page_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.search import cleaned
from rastro_node.nomenclator import schemas
from rastro_node.nomenclator.models import CrosswalkRow, UnknownTerm
from rastro_node.nomenclator.models import Kind as WordKind
from rastro_node.nomenclator.selectors import (
    Resolver,
    compared,
    crosswalk_rows,
    official_table,
    official_tables,
    reviewed_crosswalk,
    suggestions_for,
    term_page,
    terms_in,
    unknown_terms,
)
from rastro_node.nomenclator.selectors.terms import kind_named
from rastro_node.nomenclator.services import crosswalk_review, table_import, term_decide, term_reopen

PREFIX = "nomenclator/"
router = Router(tags=["nomenclator"])

Word = Annotated[str, Query(max_length=200)]
Code = Annotated[str, Query(max_length=60)]
TypeWord = Annotated[str, Query(alias="type", max_length=200)]
Field = Annotated[str, Form(max_length=120)]
Upload = Annotated[UploadedFile, File(description="CSV or XLSX, up to 2 MB; larger ones by page or command.")]
MOST_SUGGESTED = 20


@router.get("terms", response=list[schemas.TermOut])
@requires(Permission.NOMENCLATOR_READ)
def list_terms(
    request: HttpRequest, kind: Word = "make", q: Word = "", country: Code = "", limit: Limit = 200
) -> Any:
    """Terms of a table: type, make, model, calibre or country; those whose name, alias or code holds `q`."""
    del request
    found = terms_in(kind, cleaned(q), {"country": country})
    return [schemas.term_out(each) for each in found[:limit]]


@router.get("terms/{kind}/{code}", response=schemas.TermDetailOut)
@requires(Permission.NOMENCLATOR_READ)
def one_term(request: HttpRequest, kind: str, code: str) -> Any:
    """One term: names, codes elsewhere, kin, models, what it is taken for, what official tables call it."""
    del request
    return schemas.detail_out(term_page(kind_named(kind), code))


@router.get("models", response=list[schemas.ModelOut])
@requires(Permission.NOMENCLATOR_READ)
def list_models(
    request: HttpRequest,
    q: Word = "",
    make: Code = "",
    calibre: Code = "",
    type_: TypeWord = "",
    action: Code = "",
    limit: Limit = 200,
) -> Any:
    """Models of a make, in a calibre, of a type, of an action: by their codes."""
    del request
    chosen = {"make": make, "calibre": calibre, "type": type_, "action": action}
    return [schemas.model_out(each) for each in terms_in(Kind.MODEL, cleaned(q), chosen)[:limit]]


@router.get("resolve", response=schemas.MeaningOut)
@requires(Permission.NOMENCLATOR_READ)
def resolve(
    request: HttpRequest, make: Word = "", model: Word = "", calibre: Word = "", type_: TypeWord = ""
) -> Any:
    """What the words of a description mean here, each with its score and reason; nothing is guessed."""
    del request
    given = {"make": make, "model": model, "calibre": calibre, "type_": type_}
    resolver = Resolver()
    codes, said = resolver.codes(**given), resolver.resolve(**given)
    return {
        "make": codes.make,
        "model": codes.model,
        "calibre": codes.calibre,
        "type": codes.type,
        "unknown": list(codes.unknown),
        "fields": {name: schemas.resolved_out(each) for name, each in said.items() if each.raw},
    }


@router.get("suggestions", response=list[schemas.SuggestionOut])
@requires(Permission.NOMENCLATOR_READ)
def list_suggestions(request: HttpRequest, kind: Word = "make", q: Word = "", limit: Limit = 5) -> Any:
    """What a word may mean, nearest first, each with how near and why."""
    del request
    named = kind_named(kind)
    if not cleaned(q):
        return []
    found = suggestions_for(named.value, cleaned(q), min(limit, MOST_SUGGESTED))
    return [schemas.suggestion_out(each) for each in found]


@router.get("unknown", response=Page[schemas.UnknownOut])
@requires(Permission.NOMENCLATOR_READ)
def list_unknown(
    request: HttpRequest, state: Word = "", kind: Word = "", cursor: Cursor = "", limit: Limit = 50
) -> Any:
    """Words that no table knows, with what they may mean."""
    del request
    known = state if state in UnknownTerm.State.values else ""
    return page_of(unknown_terms(kind=kind, state=known), schemas.unknown_out, cursor=cursor, limit=limit)


@router.post("unknown/{uuid:term_id}", response=schemas.UnknownOut)
@requires(Permission.NOMENCLATOR_CURATE)
def decide(request: HttpRequest, term_id: UUID, given: schemas.DecisionIn) -> Any:
    """Say what a word means."""
    decided = term_decide(
        actor=actor_of(request),
        term_id=term_id,
        code=given.code,
        note=given.note,
        with_alike=given.with_alike,
    )
    return schemas.unknown_out(decided)


@router.post("unknown/{uuid:term_id}/reopen", response=schemas.UnknownOut)
@requires(Permission.NOMENCLATOR_CURATE)
def reopen(request: HttpRequest, term_id: UUID) -> Any:
    """Take a decision on a word back."""
    return schemas.unknown_out(term_reopen(actor=actor_of(request), term_id=term_id))


@router.get("editions", response=schemas.EditionsOut)
@requires(Permission.NOMENCLATOR_READ)
def list_editions(request: HttpRequest) -> Any:
    """The edition of the nomenclator's own tables, and the editions of official tables kept here."""
    del request
    return {
        "version": own_edition().version,
        "sources": dict(own_edition().sources),
        "official": [schemas.edition_out(each) for each in official_tables()],
    }


@router.post("editions", response={201: schemas.EditionOut})
@requires(Permission.NOMENCLATOR_CURATE)
def bring_in(request: HttpRequest, file: Upload, kind: Field, name: Field, edition: Field) -> Any:
    """Bring an edition of an official table in; its crosswalk is proposed in the background."""
    if kind not in WordKind.values:
        raise NotFound("nomenclator.kind.unknown", field="kind", kind=kind[:20])
    table = table_import(
        actor=actor_of(request),
        kind=kind,
        name=name,
        edition=edition,
        content=file.read(),
        file=file.name or "",
    )
    return Status(201, schemas.edition_out(table))


@router.get("editions/{uuid:table_id}/changes", response=schemas.ChangesOut)
@requires(Permission.NOMENCLATOR_READ)
def edition_changes(request: HttpRequest, table_id: UUID, since: Code = "") -> Any:
    """What changed in an official table since another of its editions, named as on the table."""
    del request
    after = official_table(table_id)
    before = official_tables().filter(kind=after.kind, name=after.name, edition=since).first()
    if before is None:
        raise InvalidInput("nomenclator.official.other_table", field="since")
    found = compared(before, after)
    return {
        "before": before.edition,
        "after": after.edition,
        "added": [each.code for each in found.added],
        "removed": [each.code for each in found.removed],
        "changed": [each.code for each in found.changed],
        "same": found.same,
    }


@router.get("crosswalks", response=list[schemas.CrosswalkNameOut])
@requires(Permission.NOMENCLATOR_READ)
def list_crosswalks(request: HttpRequest) -> Any:
    """The crosswalks that come with the nomenclator; those to official tables are under `editions`."""
    del request
    return [{"name": name, "kind": kind.value, "edition": at} for (name, kind), at in BUILT_IN.items()]


@router.get("crosswalks/built-in/{name}/{kind}", response=schemas.CrosswalkOut)
@requires(Permission.NOMENCLATOR_READ)
def built_in_crosswalk(request: HttpRequest, name: str, kind: str) -> Any:
    """A crosswalk that comes with the nomenclator: `ncic` of types, makes and calibres, `iafq`, `hs6`."""
    del request
    return crosswalk_to(name[:20], kind[:20]).as_json()


@router.get("crosswalks/{uuid:table_id}", response=schemas.CrosswalkOut)
@requires(Permission.NOMENCLATOR_READ)
def one_crosswalk(request: HttpRequest, table_id: UUID) -> Any:
    """What was reviewed of an official table's crosswalk."""
    del request
    return reviewed_crosswalk(official_table(table_id)).as_json()


@router.get("crosswalks/{uuid:table_id}/rows", response=Page[schemas.ReviewOut])
@requires(Permission.NOMENCLATOR_READ)
def list_crosswalk_rows(
    request: HttpRequest, table_id: UUID, state: Word = "", cursor: Cursor = "", limit: Limit = 50
) -> Any:
    """The rows of a crosswalk, proposed and reviewed."""
    del request
    known = state if state in CrosswalkRow.State.values else ""
    rows = crosswalk_rows(official_table(table_id), state=known)
    return page_of(rows, _review, cursor=cursor, limit=limit, by="id")


@router.post("crosswalks/rows/{uuid:row_id}", response=schemas.ReviewOut)
@requires(Permission.NOMENCLATOR_CURATE)
def review(request: HttpRequest, row_id: UUID, given: schemas.ReviewIn) -> Any:
    """Say what an official term is to a term here."""
    actor = actor_of(request)
    return _review(crosswalk_review(actor=actor, row_id=row_id, relation=given.relation, code=given.code))


def _review(pair: CrosswalkRow) -> dict[str, Any]:
    return {
        "id": pair.pk,
        "code": pair.row.code,
        "name": pair.row.name,
        "relation": pair.relation,
        "term": pair.code,
        "score": pair.score,
        "reason": text_from_json(pair.reason).say(gettext),
        "state": pair.state,
        "carried": pair.carried,
    }

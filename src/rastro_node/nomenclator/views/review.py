"""The review of a crosswalk: what is proposed, accepted one by one or together, changed; and its file."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rastro.canonical import InvalidInput, RastroError, text_from_json
from rastro.nomenclator import Crosswalk, Kind, crosswalk_to
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.exports import as_file
from rastro_node.core.hooks import Export, on_export
from rastro_node.core.keys import own_state
from rastro_node.core.permissions import Permission
from rastro_node.core.policies import may
from rastro_node.core.rules import requires
from rastro_node.core.search import cleaned
from rastro_node.nomenclator.forms import ReviewForm
from rastro_node.nomenclator.models import CrosswalkRow, OfficialTable
from rastro_node.nomenclator.selectors import (
    UNSURE,
    accepting,
    crosswalk_row,
    crosswalk_rows,
    editions_of,
    official_table,
    reviewed_crosswalk,
    standing,
    suggestions_for,
)
from rastro_node.nomenclator.selectors.terms import named
from rastro_node.nomenclator.services import crosswalk_accept, crosswalk_review
from rastro_node.nomenclator.texts import FORMS, TABLES

PER_PAGE = 50
MOST_SUGGESTED = 8
COLUMNS = (
    "code", "name", "relation", "term", "term_name", "score", "state", "decided_by", "decided_at",
)  # fmt: skip


@requires(Permission.NOMENCLATOR_READ)
@require_safe
def table(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """One edition of an official table, with its crosswalk to review."""
    found = official_table(table_id)
    chosen = _narrowed(request)
    shown = Paginator(crosswalk_rows(found, **chosen), PER_PAGE).get_page(request.GET.get("page"))
    counts = standing(found)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "table": found,
        "table_kind": TABLES[found.kind],
        "rows": [_row(each) for each in shown],
        "shown": shown,
        "query": query.urlencode(),
        "chosen": chosen,
        "relations": _choices(CrosswalkRow.Relation.choices, counts["relation"]),
        "states": _choices(CrosswalkRow.State.choices, counts["state"]),
        "unsure_below": UNSURE,
        "forms": FORMS,
        "to_accept": accepting(found).count(),
        "editions": editions_of(found),
        "may_curate": _may_curate(request, found),
        "may_export": Permission.EXPORT_RUN in actor_of(request).permissions,
    }
    return render(request, "nomenclator/official_table.html", context)


def _narrowed(request: HttpRequest) -> dict[str, Any]:
    relation, state = request.GET.get("relation", ""), request.GET.get("state", "")
    return {
        "relation": relation if relation in CrosswalkRow.Relation.values else "",
        "state": state if state in CrosswalkRow.State.values else "",
        "unsure": bool(request.GET.get("unsure")),
        "text": cleaned(request.GET.get("q", "")),
    }


def _choices(choices: list[tuple[str, Any]], counts: Any) -> list[tuple[str, Any, int]]:
    return [(value, label, counts.get(value, 0)) for value, label in choices]


def _may_curate(request: HttpRequest, found: OfficialTable) -> bool:
    is_open = found.state != OfficialTable.State.WITHDRAWN
    return is_open and Permission.NOMENCLATOR_CURATE in actor_of(request).permissions


def _row(each: CrosswalkRow) -> dict[str, Any]:
    kind = Kind(each.kind)
    return {
        "pair": each,
        "reason": text_from_json(each.reason),
        "term": named(each.code, kind) if each.code else "",
        "is_unsure": each.score < UNSURE,
    }


@requires(Permission.NOMENCLATOR_CURATE)
@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One row: what it may be here and why; and what the curator says it is."""
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reviewed = crosswalk_review(
                actor=actor_of(request),
                row_id=row_id,
                relation=form.cleaned_data["relation"],
                code=form.meaning(),
            )
        except RastroError as error:
            if error.status == 404 and error.field != "code":  # noqa: PLR2004
                raise
            error_to_form(form, error)
        else:
            if request.headers.get("HX-Request") == "true":
                return render(
                    request, "nomenclator/_crosswalk_row.html", {"each": _row(reviewed), "may_curate": True}
                )
            messages.success(request, _("“%(name)s” is reviewed.") % {"name": reviewed.row.name})
            return redirect(_next_waiting(reviewed))
    return _one(request, crosswalk_row(row_id), form)


def _one(request: HttpRequest, pair: CrosswalkRow, form: ReviewForm) -> HttpResponse:
    context = {
        "each": _row(pair),
        "pair": pair,
        "table": pair.row.table,
        "form": form,
        "relations": CrosswalkRow.Relation.choices,
        "suggestions": suggestions_for(pair.kind, pair.row.name, MOST_SUGGESTED),
        "proposed": named(pair.proposed_code, Kind(pair.kind)) if pair.proposed_code else "",
    }
    return render(request, "nomenclator/crosswalk_row.html", context, status=422 if form.errors else 200)


def _next_waiting(reviewed: CrosswalkRow) -> str:
    """The next row that waits, so that one review leads to the next; the table when none does."""
    waiting = crosswalk_rows(reviewed.row.table, state=CrosswalkRow.State.WAITING)
    following = waiting.filter(row__place__gt=reviewed.row.place).first()
    if following:
        return reverse("nomenclator:crosswalk_row", args=[following.pk])
    return reverse("nomenclator:official_table", args=[reviewed.row.table_id])


@requires(Permission.NOMENCLATOR_CURATE)
@require_POST
def accept(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Accept everything that is proposed to be the same, surely."""
    count = crosswalk_accept(actor=actor_of(request), table_id=table_id)
    said = ngettext("%(count)s row is accepted.", "%(count)s rows are accepted.", count)
    messages.success(request, said % {"count": count})
    return redirect("nomenclator:official_table", table_id=table_id)


@requires(Permission.NOMENCLATOR_READ)
@require_safe
def file(request: HttpRequest, table_id: UUID) -> HttpResponseBase:
    """The crosswalk as a file: CSV or XLSX of every row, JSON of what was reviewed."""
    found = official_table(table_id)
    may(actor_of(request), Permission.EXPORT_RUN, state=own_state()).or_refuse()
    form = _form(request)
    rows = crosswalk_rows(found)
    _announce(request, form, str(found), rows.count())
    name = f"crosswalk-{slugify(found.name) or found.kind}-{slugify(found.edition)}"
    if form == "json":
        return _json(name, reviewed_crosswalk(found))
    return as_file(form, name=name, headers=list(COLUMNS), keys=list(COLUMNS), rows=_lines(rows))


@requires(Permission.NOMENCLATOR_READ)
@require_safe
def built_in(request: HttpRequest, name: str, kind: str) -> HttpResponseBase:
    """A crosswalk that comes with the nomenclator, as a file."""
    may(actor_of(request), Permission.EXPORT_RUN, state=own_state()).or_refuse()
    form = _form(request)
    found = crosswalk_to(name[:20], kind[:20])
    _announce(request, form, f"{name} {kind}", len(found.links))
    if form == "json":
        return _json(f"crosswalk-{name}-{kind}", found)
    keys = ["code", "name", "relation", "term", "source"]
    rows = ([each.code, each.name, each.relation.value, each.term, each.source] for each in found.links)
    return as_file(form, name=f"crosswalk-{name}-{kind}", headers=list(keys), keys=keys, rows=rows)


def _form(request: HttpRequest) -> str:
    form = request.GET.get("form", "csv")
    if form not in FORMS:
        raise InvalidInput("core.export.form", field="form", form=form[:20])
    return form


def _announce(request: HttpRequest, form: str, what: str, rows: int) -> None:
    exported = Export(
        actor=actor_of(request),
        table="nomenclator.crosswalk",
        form=form,
        rows=rows,
        filters=what[:200],
        purpose="",
    )
    on_export.announce(exported)


def _json(name: str, found: Crosswalk) -> HttpResponse:
    told = json.dumps(found.as_json(), ensure_ascii=False, indent=1)
    response = HttpResponse(told, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response


def _lines(rows: Any) -> Iterator[list[Any]]:
    for each in rows.iterator(chunk_size=2_000):
        term_name = named(each.code, Kind(each.kind)) if each.code else ""
        yield [
            each.row.code, each.row.name, each.relation, each.code, term_name, each.score, each.state,
            each.decided_by, each.decided_at,
        ]  # fmt: skip

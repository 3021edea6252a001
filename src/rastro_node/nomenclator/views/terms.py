"""The nomenclator's pages: tables of terms in the reader's language, and one term with all about it."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rastro.nomenclator import Kind, edition
from rastro_node.core.context import actor_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.search import cleaned
from rastro_node.core.tables import list_page
from rastro_node.nomenclator.selectors import facets_of, term_page, terms_in, waiting
from rastro_node.nomenclator.selectors.terms import kind_named
from rastro_node.nomenclator.tables import OF_KIND, rows_of, years
from rastro_node.nomenclator.texts import ACTIONS, CODES, KINDS, LANGUAGES, TABLES

PER_PAGE = 50
WHOLE_TREE = 200


@requires(Permission.NOMENCLATOR_READ)
@require_safe
def terms(request: HttpRequest) -> HttpResponseBase:
    """A table's terms, searched by any of their names and narrowed by what they have."""
    kind = Kind(_kind(request))
    words, facets = cleaned(request.GET.get("q", "")), facets_of(kind)
    chosen = {each.name: cleaned(request.GET.get(each.name, "")) for each in facets}
    context = {
        "kind": kind.value,
        "tables": list(TABLES.items()),
        "words": words,
        "facets": [(each, chosen[each.name]) for each in facets],
        "is_narrowed": bool(words or any(chosen.values())),
        "edition": edition(),
        "waiting": waiting(),
        "may_curate": Permission.NOMENCLATOR_CURATE in actor_of(request).permissions,
    }
    return list_page(
        request,
        rows=rows_of(kind, terms_in(kind, words, chosen)),
        table=OF_KIND[kind],
        template="nomenclator/terms.html",
        name=f"nomenclator.{kind}",
        context=context,
        per_page=WHOLE_TREE if kind is Kind.TYPE else PER_PAGE,
    )


def _kind(request: HttpRequest) -> str:
    asked = request.GET.get("kind", "")
    return asked if asked in set(Kind) else Kind.MAKE


@requires(Permission.NOMENCLATOR_READ)
@require_safe
def term(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """One term with all that belongs to it."""
    page = term_page(kind_named(kind), code)
    context = {
        "page": page,
        "term": page.term,
        "kind_name": KINDS[page.term.kind],
        "table_name": TABLES[page.term.kind],
        "names": [(LANGUAGES[each], name) for each, name in page.term.labels.items()],
        "codes": [(CODES.get(name, name), code) for name, code in page.term.codes.items()],
        "action": ACTIONS.get(page.term.action, page.term.action),
        "years": years(page.term),
        "edition": edition(),
    }
    return render(request, "nomenclator/term.html", context)

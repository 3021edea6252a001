"""The nomenclator's pages: terms in the reader's language, and the words that wait for a curator."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rastro.nomenclator import Kind, edition
from rastro_node.core.context import actor_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.search import cleaned
from rastro_node.nomenclator.forms import DecisionForm
from rastro_node.nomenclator.selectors import suggestions, terms_in, unknown_terms, waiting
from rastro_node.nomenclator.services import term_decide
from rastro_node.nomenclator.texts import KINDS

PER_PAGE = 100
WORDS_PER_PAGE = 25


@requires(Permission.NOMENCLATOR_READ)
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """A table's terms, searched by any of their names."""
    kind = request.GET.get("kind", "make")
    kind = kind if kind in set(Kind) else "make"
    words = cleaned(request.GET.get("q", ""))
    language = get_language() or "en"
    shown = Paginator(terms_in(kind, words), PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"term": term, "label": term.label(language), "aliases": ", ".join(term.aliases)} for term in shown
    ]
    context = {
        "kind": kind,
        "kinds": [(each.value, KINDS[each.value]) for each in Kind],
        "words": words,
        "rows": rows,
        "shown": shown,
        "edition": edition(),
        "waiting": waiting(),
    }
    return render(request, "nomenclator/terms.html", context)


@requires(Permission.NOMENCLATOR_READ)
@require_safe
def unknown(request: HttpRequest) -> HttpResponse:
    """Words no table knows, the most frequent first, each with what it may mean."""
    language = get_language() or "en"
    shown = Paginator(unknown_terms(), WORDS_PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "row": row,
            "kind": KINDS[row.kind],
            "suggestions": [(each.term.code, each.term.label(language)) for each in suggestions(row)],
        }
        for row in shown
    ]
    may_curate = Permission.NOMENCLATOR_CURATE in actor_of(request).permissions
    return render(
        request, "nomenclator/unknown.html", {"rows": rows, "shown": shown, "may_curate": may_curate}
    )


@requires(Permission.NOMENCLATOR_CURATE)
@require_POST
def decide(request: HttpRequest, term_id: UUID) -> HttpResponse:
    """Say what a word means, or that it stays as read."""
    form = DecisionForm(request.POST)
    form.is_valid()
    code = form.cleaned_data.get("other") or form.cleaned_data.get("code") or ""
    row = term_decide(
        actor=actor_of(request), term_id=term_id, code=code, note=form.cleaned_data.get("note", "")
    )
    said = _("“%(word)s” means %(code)s.") if row.code else _("“%(word)s” stays as it was read.")
    messages.success(request, said % {"word": row.raw, "code": row.code})
    return redirect("nomenclator:unknown")

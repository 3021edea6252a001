"""The curator's desk: words that no table knows, what each may mean, and decisions on many at once."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rastro.canonical import InvalidInput, RastroError
from rastro.nomenclator import Kind
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.search import cleaned
from rastro_node.nomenclator.forms import DecisionForm
from rastro_node.nomenclator.models import Kind as WordKind
from rastro_node.nomenclator.models import UnknownTerm
from rastro_node.nomenclator.selectors import (
    Resolver,
    Suggestion,
    alike,
    borne_by,
    suggestions,
    unknown_term,
    unknown_terms,
)
from rastro_node.nomenclator.selectors.terms import named
from rastro_node.nomenclator.services import term_decide, term_reopen, terms_decide
from rastro_node.nomenclator.texts import KINDS, TABLES

PER_PAGE = 25
MOST_SUGGESTED = 8
KEEP, ACCEPT = "keep", "accept"


@dataclass(frozen=True, slots=True)
class Row:
    """A word as the queue shows it."""

    word: UnknownTerm
    kind: str
    best: Suggestion | None
    meaning: str


@requires(Permission.NOMENCLATOR_READ)
@require_safe
def unknown(request: HttpRequest) -> HttpResponse:
    """Words no table knows, the most frequent first, each with what it most likely means."""
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    kind = kind if kind in WordKind.values else ""
    state = state if state in UnknownTerm.State.values else ""
    words = cleaned(request.GET.get("q", ""))
    shown = Paginator(unknown_terms(kind=kind, state=state, text=words), PER_PAGE).get_page(
        request.GET.get("page")
    )
    query = request.GET.copy()
    query.pop("page", None)
    resolver = Resolver()
    resolver.expect((each.kind, each.raw) for each in shown)
    context = {
        "rows": [_row(each, resolver) for each in shown],
        "shown": shown,
        "query": query.urlencode(),
        "kinds": [(value, TABLES[value]) for value in WordKind.values],
        "states": UnknownTerm.State.choices,
        "kind": kind,
        "state": state,
        "words": words,
        "may_curate": Permission.NOMENCLATOR_CURATE in actor_of(request).permissions,
    }
    return render(request, "nomenclator/unknown.html", context)


def _row(word: UnknownTerm, resolver: Resolver) -> Row:
    found = suggestions(word, 1, resolver) if word.state == UnknownTerm.State.WAITING else ()
    meaning = named(word.code, Kind(word.kind)) if word.code else ""
    return Row(word, str(KINDS[word.kind]), found[0] if found else None, meaning)


@requires(Permission.NOMENCLATOR_CURATE)
@require_http_methods(["GET", "POST"])
def word(request: HttpRequest, term_id: UUID) -> HttpResponse:
    """One word: what it may mean and why, what a decision changes elsewhere; and the decision."""
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            decided = term_decide(
                actor=actor_of(request),
                term_id=term_id,
                code=form.meaning(),
                note=form.cleaned_data["note"],
                with_alike=form.cleaned_data["with_alike"],
            )
        except RastroError as error:
            if error.status == 404 and error.field != "code":  # noqa: PLR2004
                raise
            error_to_form(form, error)
        else:
            messages.success(request, _said(decided))
            return redirect("nomenclator:unknown")
    row = unknown_term(term_id)
    context = {
        "row": row,
        "form": form,
        "kind": KINDS[row.kind],
        "suggestions": suggestions(row, MOST_SUGGESTED),
        "alike": alike(row),
        "bearing": borne_by(row),
        "meaning": named(row.code, Kind(row.kind)) if row.code else "",
    }
    return render(request, "nomenclator/word.html", context, status=422 if form.errors else 200)


def _said(row: UnknownTerm) -> str:
    if not row.code:
        return _("“%(word)s” stays as it was read.") % {"word": row.raw}
    meaning = named(row.code, Kind(row.kind))
    return _("“%(word)s” means %(meaning)s.") % {"word": row.raw, "meaning": meaning}


@requires(Permission.NOMENCLATOR_CURATE)
@require_POST
def decide_many(request: HttpRequest) -> HttpResponse:
    """Accept what is suggested for the chosen words, or keep them as read; or do so for one of them."""
    accepted = request.POST.get("accept_one", "")
    chosen = [accepted] if accepted else request.POST.getlist("word")
    act = ACCEPT if accepted else request.POST.get("act", "")
    decisions = [
        (_uuid(each), request.POST.get(f"code-{each}", "") if act == ACCEPT else "") for each in chosen
    ]
    if act not in {KEEP, ACCEPT} or not decisions:
        messages.warning(request, _("No word was chosen. Tick those you mean."))
        return redirect(_back(request))
    # What nothing is suggested for is not decided by accepting suggestions.
    decisions = [each for each in decisions if act == KEEP or each[1]]
    count = terms_decide(actor=actor_of(request), decisions=decisions)
    said = ngettext("%(count)s word is decided.", "%(count)s words are decided.", count) % {"count": count}
    messages.success(request, said)
    return redirect(_back(request))


@requires(Permission.NOMENCLATOR_CURATE)
@require_POST
def reopen(request: HttpRequest, term_id: UUID) -> HttpResponse:
    """Take a decision back."""
    row = term_reopen(actor=actor_of(request), term_id=term_id)
    messages.success(request, _("“%(word)s” waits again.") % {"word": row.raw})
    return redirect("nomenclator:word", term_id=term_id)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise InvalidInput("nomenclator.unknown.missing", field="word") from None


def _back(request: HttpRequest) -> str:
    """Where the queue was, as it was narrowed."""
    to = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()})
    return to if is_ours and to.startswith("/") else reverse("nomenclator:unknown")

"""Exhibits: the list, one exhibit, an exhibit entered, firearms that came more than once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rastro.canonical import RastroError
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import purpose_of, requires
from rastro_node.core.search import cleaned
from rastro_node.core.tables import list_page
from rastro_node.custody import selectors
from rastro_node.custody.filters import EXHIBIT_FACETS
from rastro_node.custody.forms import ExhibitForm
from rastro_node.custody.hooks import panels_of
from rastro_node.custody.selectors import pages
from rastro_node.custody.selectors.repeats import with_again
from rastro_node.custody.services import exhibit_add, read_recorded
from rastro_node.custody.tables import ExhibitTable, RepeatTable


@requires(Permission.CASE_READ)
@require_safe
def exhibits_page(request: HttpRequest) -> HttpResponseBase:
    """Exhibits, searched by number, seal, case or serial as it may have been read."""
    words, again = cleaned(request.GET.get("q", "")), cleaned(request.GET.get("again", ""))
    rows = selectors.exhibits_matching(words=words)
    if again:
        rows = rows.filter(serial_key=again)
    return list_page(
        request,
        rows=with_again(rows),
        table=ExhibitTable,
        template="custody/exhibits.html",
        name="custody.exhibits",
        facets=EXHIBIT_FACETS,
        context={"words": words, "again": again},
    )


@requires(Permission.CASE_READ)
@require_safe
def exhibit_page(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    """An exhibit: its marks, what its words mean, where it came before. Looking is on record."""
    page = pages.exhibit_page(exhibit_id)
    read_recorded([f"exhibit/{exhibit_id}"], actor=actor_of(request), purpose=purpose_of(request))
    panels = panels_of(actor_of(request), f"exhibit/{exhibit_id}")
    return render(request, "custody/exhibit.html", {"page": page, "panels": panels})


@requires(Permission.CASE_READ)
@require_safe
def repeats_page(request: HttpRequest) -> HttpResponseBase:
    """Firearms in more than one case; narrowed to those of the police or of any State."""
    only = request.GET.get("only", "")
    return list_page(
        request,
        rows=selectors.repeats(state_owned=only == "state", police=only == "police"),
        table=RepeatTable,
        template="custody/repeats.html",
        name="custody.repeats",
        context={"only": only},
    )


@requires(Permission.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Enter a thing in a case."""
    case = selectors.case_row(case_id)
    form = ExhibitForm(request.POST or None, initial={"registered_on": case.opened_on})
    if form.is_valid():
        try:
            made = exhibit_add(actor=actor_of(request), case_id=case_id, exhibit=form.exhibit())
        except RastroError as error:
            error_to_form(form, error)
        else:
            messages.success(request, _("The exhibit is entered."))
            return redirect("custody:exhibit", exhibit_id=made)
    context = {"form": form, "case": case}
    return render(request, "custody/enter.html", context, status=422 if form.is_bound else 200)

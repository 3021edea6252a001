"""Cases: the list, one case, a case opened."""

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
from rastro_node.custody.filters import CASE_FACETS
from rastro_node.custody.forms import CaseForm
from rastro_node.custody.selectors.cases import cases_matching, with_counts
from rastro_node.custody.selectors.pages import case_page
from rastro_node.custody.services import case_open, read_recorded
from rastro_node.custody.tables import CaseTable


@requires(Permission.CASE_READ)
@require_safe
def cases_page(request: HttpRequest) -> HttpResponseBase:
    """Cases, searched by number, district, place or offence."""
    words = cleaned(request.GET.get("q", ""))
    return list_page(
        request,
        rows=with_counts(cases_matching(words=words)),
        table=CaseTable,
        template="custody/cases.html",
        name="custody.cases",
        facets=CASE_FACETS,
        context={"words": words, "may_write": _may_write(request)},
    )


@requires(Permission.CASE_READ)
@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A case with its exhibits. Looking is on record."""
    page = case_page(case_id)
    read_recorded([f"case/{case_id}"], actor=actor_of(request), purpose=purpose_of(request))
    return render(request, "custody/case.html", {"page": page, "may_write": _may_write(request)})


@requires(Permission.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def open_case(request: HttpRequest) -> HttpResponse:
    """Open a case."""
    form = CaseForm(request.POST or None)
    if form.is_valid():
        try:
            made = case_open(actor=actor_of(request), case=form.case())
        except RastroError as error:
            error_to_form(form, error)
        else:
            messages.success(request, _("The case is open. Enter what was seized."))
            return redirect("custody:enter", case_id=made)
    return render(request, "custody/open.html", {"form": form}, status=422 if form.is_bound else 200)


def _may_write(request: HttpRequest) -> bool:
    return Permission.CASE_WRITE in actor_of(request).permissions

"""Pairs that may be one firearm: the queue, two records side by side, the decision and its reversal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rastro.canonical import RastroError
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.tables import list_page
from rastro_node.registry.forms import DecisionForm, ReversalForm
from rastro_node.registry.link_table import LinkTable, rows_of
from rastro_node.registry.saying import VERDICT_WORDS
from rastro_node.registry.selectors.link_page import pair_page
from rastro_node.registry.selectors.links import VERDICTS, Compared, proposal, proposals
from rastro_node.registry.services.links import link_decide, link_reverse, pair_read_recorded
from rastro_node.registry.services.proposing import propose_start

ROOMS = {"firearm": "registry", "exhibit": "custody"}


@requires(Permission.FIREARM_REGISTER)
@require_safe
def links(request: HttpRequest) -> HttpResponseBase:
    """The pairs that wait, likeliest first; or those decided one way."""
    verdict = request.GET.get("verdict", "")
    verdict = verdict if verdict in VERDICTS else ""
    context = {"verdict": verdict, "verdicts": [("", _("Waiting")), *VERDICT_WORDS.items()]}
    return list_page(
        request,
        rows=rows_of(proposals(verdict=verdict)),
        table=LinkTable,
        template="registry/links.html",
        name="registry.links",
        context=context,
    )


@requires(Permission.FIREARM_REGISTER)
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Two records side by side; looking is on record, and so is what is decided."""
    row, actor = proposal(link_id), actor_of(request)
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        try:
            link_decide(actor=actor, left=row.left, right=row.right, **form.cleaned_data)
        except RastroError as error:
            error_to_form(form, error)
        else:
            messages.success(request, _("The decision is on record. Neither record was changed."))
            return redirect("registry:links")
    pair_read_recorded(row.left, row.right, actor=actor)
    page = pair_page(row)
    sides = [{"side": each, "url": _page_of(each.record)} for each in (page.left, page.right)]
    context = {"page": page, "sides": sides, "form": form, "verdicts": VERDICT_WORDS.items()}
    return render(request, "registry/link.html", context, status=422 if form.is_bound else 200)


def _page_of(record: Compared) -> str:
    return reverse(f"{ROOMS[record.kind]}:{record.kind}", args=[record.id])


@requires(Permission.FIREARM_REGISTER)
@require_POST
def reverse_link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Take a decision back, with a reason."""
    row, form = proposal(link_id), ReversalForm(request.POST)
    if form.is_valid():
        link_reverse(actor=actor_of(request), left=row.left, right=row.right, **form.cleaned_data)
        messages.success(request, _("The decision is taken back. Both stay on record."))
    else:
        messages.error(request, _("Say why the decision is taken back."))
    return redirect("registry:link", link_id=link_id)


@requires(Permission.FIREARM_REGISTER)
@require_POST
def search_links(request: HttpRequest) -> HttpResponse:
    """Compare the whole register with itself, in the background."""
    job = propose_start(actor=actor_of(request))
    return redirect("core:job", job_id=job.pk)

"""The register's firearms: the list, one firearm's life, registration."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rastro.canonical import RastroError
from rastro_node.core.actors import Actor
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.search import cleaned
from rastro_node.core.tables import list_page
from rastro_node.registry.custody_beside import pairs_beside
from rastro_node.registry.filters import FIREARM_FACETS
from rastro_node.registry.forms import PartForm, RegisterForm
from rastro_node.registry.saying import PURPOSES
from rastro_node.registry.selectors.life_page import page_of
from rastro_node.registry.selectors.lists import firearms_matching, is_part, parts_of, whole_of
from rastro_node.registry.services import firearm_register, read_recorded
from rastro_node.registry.tables import FirearmTable

KEEPING = "register_keeping"


@requires(Permission.FIREARM_READ)
@require_safe
def firearms(request: HttpRequest) -> HttpResponseBase:
    """The register, searched by number, own id, make or serial as it may have been read; with facets."""
    words = cleaned(request.GET.get("q", ""))
    context = {
        "words": words,
        "may_register": Permission.FIREARM_REGISTER in actor_of(request).permissions,
    }
    return list_page(
        request,
        rows=firearms_matching(words=words),
        table=FirearmTable,
        template="registry/firearms.html",
        name="registry.firearms",
        facets=FIREARM_FACETS,
        context=context,
    )


@requires(Permission.FIREARM_READ)
@require_safe
def firearm(request: HttpRequest, firearm_id: UUID) -> HttpResponse:
    """A firearm's life. Looking is on record; persons' names are shown for a purpose alone."""
    actor = actor_of(request)
    purpose = _purpose(request, actor)
    page = page_of(firearm_id, names=bool(purpose))
    read_recorded([firearm_id], actor=actor, purpose=purpose, names=bool(purpose))
    pairs = pairs_beside(actor, f"firearm/{firearm_id}")
    beside = {each.other.ref for each in pairs["pairs"]} if pairs else set()
    context = {
        "page": page,
        "purpose": purpose,
        "purposes": PURPOSES.items(),
        "may_register": Permission.FIREARM_REGISTER in actor.permissions,
        "panel": pairs,
        "twins": [each for each in page.twins if f"firearm/{each.pk}" not in beside],
        "is_part": is_part(page.firearm),
        "parts": parts_of(page.firearm),
        "whole": whole_of(page.firearm),
    }
    return render(request, "registry/firearm.html", context)


def _purpose(request: HttpRequest, actor: Actor) -> str:
    """What was stated; a registrar keeps the register unless they say otherwise."""
    stated = request.GET.get("purpose", "")
    if stated in PURPOSES:
        return stated
    return KEEPING if Permission.FIREARM_REGISTER in actor.permissions else ""


@requires(Permission.FIREARM_REGISTER)
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register a firearm, or with `?part=` a part of one, with how it came to its holder."""
    part = "part" in request.GET
    given = {"fitted_to": request.GET.get("part", "")}
    form = PartForm(request.POST or None, initial=given) if part else RegisterForm(request.POST or None)
    if form.is_valid():
        try:
            made = firearm_register(actor=actor_of(request), firearm=form.firearm())
        except RastroError as error:
            error_to_form(form, error)
        else:
            messages.success(
                request, _("The part is registered.") if part else _("The firearm is registered.")
            )
            return redirect("registry:firearm", firearm_id=made)
    status = 422 if form.is_bound else 200
    return render(request, "registry/register.html", {"form": form, "part": part}, status=status)

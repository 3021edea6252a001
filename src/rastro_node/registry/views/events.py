"""Something happened to a firearm: a loss, a theft, a transfer, a mark; or two records are one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rastro.canonical import InvalidInput, RastroError
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.registry.forms import DuplicateForm, EventForm, FitForm
from rastro_node.registry.selectors import firearm_row
from rastro_node.registry.selectors.links import FIREARM, ONE, pair_of
from rastro_node.registry.services import event_append
from rastro_node.registry.services.links import link_decide


@requires(Permission.FIREARM_REGISTER)
@require_http_methods(["GET", "POST"])
def event(request: HttpRequest, firearm_id: UUID) -> HttpResponse:
    """Record an event; what contradicts the life so far is refused with the rule and the article."""
    row = firearm_row(firearm_id)
    kind = request.GET.get("kind", "")
    form = EventForm(request.POST or None, initial={"kind": kind})
    if form.is_valid():
        try:
            event_append(actor=actor_of(request), firearm=firearm_id, event=form.event())
        except RastroError as error:
            error_to_form(form, error)
        else:
            messages.success(request, _("The event is on record."))
            return redirect("registry:firearm", firearm_id=firearm_id)
    context = {"form": form, "firearm": row, "report": kind in {"reported_lost", "reported_stolen"}}
    return render(request, "registry/event.html", context, status=422 if form.is_bound else 200)


@requires(Permission.FIREARM_REGISTER)
@require_POST
def fit(request: HttpRequest, firearm_id: UUID) -> HttpResponse:
    """Note which firearm a part is fitted to, or that it was taken out."""
    form = FitForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(str(each) for each in errors))
        return redirect("registry:firearm", firearm_id=firearm_id)
    event_append(actor=actor_of(request), firearm=firearm_id, event=form.event())
    messages.success(request, _("The event is on record."))
    return redirect("registry:firearm", firearm_id=firearm_id)


@requires(Permission.FIREARM_REGISTER)
@require_POST
def duplicate(request: HttpRequest, firearm_id: UUID) -> HttpResponse:
    """Decide that two records are one firearm; both stay, and the later one says which it repeats."""
    form = DuplicateForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("registry.duplicate.why", field="reason")
    other, reason = firearm_row(form.cleaned_data["of"]), form.cleaned_data["reason"]
    left, right = pair_of(f"{FIREARM}/{firearm_id}", f"{FIREARM}/{other.pk}")
    link_decide(actor=actor_of(request), left=left, right=right, verdict=ONE, reason=reason)
    messages.success(request, _("It is on record that both are one firearm. Neither record was changed."))
    return redirect("registry:firearm", firearm_id=other.pk)

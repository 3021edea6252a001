"""Something happened to a firearm: a loss, a theft, a transfer, a mark; or two records are one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rastro.canonical import InvalidInput, RastroError
from rastro.registry import Event, EventKind
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.registry.forms import DuplicateForm, EventForm, FitForm
from rastro_node.registry.selectors import firearm_row
from rastro_node.registry.services import event_append


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
    """Note that a record repeats another; both stay."""
    form = DuplicateForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("registry.duplicate.why", field="reason")
    other = firearm_row(form.cleaned_data["of"])
    if other.pk == firearm_id:
        raise InvalidInput("registry.duplicate.itself", field="of")
    noted = Event(
        "", EventKind.DUPLICATE_NOTED, data={"of": str(other.pk), "reason": form.cleaned_data["reason"]}
    )
    event_append(actor=actor_of(request), firearm=firearm_id, event=noted)
    messages.success(request, _("It is on record that both are one firearm. Neither record was changed."))
    return redirect("registry:firearm", firearm_id=other.pk)

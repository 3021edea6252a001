"""The intake of a recovered firearm: guided, live, and resumed where it was left."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rastro.canonical import RastroError
from rastro.nomenclator import Kind
from rastro_node.core.actors import Actor
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.limits import largest_body
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.tracing.forms import IntakeForm
from rastro_node.tracing.models import Trace
from rastro_node.tracing.selectors.intake import hints_for
from rastro_node.tracing.selectors.names import offered
from rastro_node.tracing.selectors.queues import drafts_of
from rastro_node.tracing.selectors.readings import unread_at
from rastro_node.tracing.services import draft_discard, draft_save, recovery_record, trace_open

TAKEN = frozenset({"make", "model", "calibre", "type"})
LARGEST_HELP = 64_000
"""The described fields alone are sent while typing: no person, no place."""


@requires(Permission.TRACE_OPEN)
@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest) -> HttpResponse:
    """Describe what lies on the table; recording it opens its trace and searches at home."""
    actor = actor_of(request)
    draft = _uuid(request.GET.get("draft") or request.POST.get("draft"))
    if request.method == "POST":
        if "save" in request.POST:
            return _save(request, actor, draft)
        if looked_at := _looked_at(request.POST):
            return render(request, "tracing/intake.html", _page(actor, IntakeForm(initial=looked_at), draft))
        form = IntakeForm(request.POST)
        trace = _open(form, actor, draft)
        if trace is not None:
            messages.success(request, _("The trace %(number)s is open.") % {"number": trace.number})
            return redirect("tracing:trace", trace_id=trace.pk)
    else:
        form = IntakeForm(initial=_resumed(actor, draft))
    status = 422 if form.is_bound else 200
    return render(request, "tracing/intake.html", _page(actor, form, draft), status=status)


def _page(actor: Actor, form: IntakeForm, draft: UUID | None) -> dict[str, object]:
    typed = form.data if form.is_bound else {name: str(value) for name, value in form.initial.items()}
    offers = {"types": offered(Kind.TYPE), "calibres": offered(Kind.CALIBRE)}
    return {"form": form, "draft": draft, "hints": hints_for(typed, actor), "offers": offers}


def _looked_at(sent: QueryDict) -> dict[str, str]:
    """The form as sent, for whoever asks to look at it without scripts; a name taken, a character unread."""
    asked = {name for name in ("look", "take", "unread") if name in sent}
    if not asked:
        return {}
    typed = {name: sent.get(name, "") for name in IntakeForm.base_fields}
    field, _colon, name = sent.get("take", "").partition(":")
    if field in TAKEN:
        typed[field] = name
    place = sent.get("unread", "")
    if place.isdecimal():
        typed["serial"] = unread_at(typed["serial"], int(place[:4]))
    return typed


def _open(form: IntakeForm, actor: Actor, draft: UUID | None) -> Trace | None:
    """The trace, or the form's errors."""
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            recovery = recovery_record(actor=actor, draft=draft, **form.words())
            return trace_open(actor=actor, recovery=recovery, **form.asked())
    except RastroError as error:
        error_to_form(form, error)
    return None


def _save(request: HttpRequest, actor: Actor, draft: UUID | None) -> HttpResponse:
    kept = {name: request.POST.get(name, "") for name in IntakeForm.base_fields}
    row = draft_save(actor=actor, content={k: v for k, v in kept.items() if v}, draft=draft)
    messages.success(request, _("The draft is kept. You can go on with it from your queue."))
    return redirect(f"{request.path}?draft={row.pk}")


def _resumed(actor: Actor, draft: UUID | None) -> dict[str, str]:
    if draft is None:
        return {}
    row = drafts_of(actor).filter(pk=draft).first()
    return dict(row.content) if row else {}


@largest_body(LARGEST_HELP)
@requires(Permission.TRACE_OPEN)
@require_POST
def reading(request: HttpRequest) -> HttpResponse:
    """Live help on what is typed; nothing of it is kept."""
    return render(request, "tracing/_hints.html", {"hints": hints_for(request.POST, actor_of(request))})


@requires(Permission.TRACE_OPEN)
@require_POST
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Throw a draft of one's own away."""
    draft_discard(actor=actor_of(request), draft=draft_id)
    messages.success(request, _("The draft is gone."))
    return redirect("tracing:queue")


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None

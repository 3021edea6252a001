"""Requests of other States: the queue, one request, its answer before it leaves, the answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rastro.canonical import RastroError
from rastro_node.core.actors import Actor
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.tables import list_page
from rastro_node.tracing.answering import Composed
from rastro_node.tracing.forms import AnswerForm, ProgressForm
from rastro_node.tracing.models import IncomingRequest
from rastro_node.tracing.selectors import queues
from rastro_node.tracing.selectors.request_page import RequestPage, draft_view, request_page
from rastro_node.tracing.selectors.requests import request_by_id
from rastro_node.tracing.services import answer_send, progress_send
from rastro_node.tracing.services.answering import draft_answer
from rastro_node.tracing.services.reading import request_read
from rastro_node.tracing.tables import RequestTable


@requires(Permission.REQUEST_READ)
@require_safe
def requests(request: HttpRequest) -> HttpResponseBase:
    """What other States ask: those that wait for a person first."""
    show = request.GET.get("show", "waiting")
    return list_page(
        request,
        rows=queues.requests_in(show),
        table=RequestTable,
        template="tracing/requests.html",
        name="tracing.requests",
        context={"show": show, "waiting": queues.requests_waiting()},
    )


@requires(Permission.REQUEST_READ)
@require_safe
def incoming(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One request, with the answer as it would leave; looking at it is on record."""
    row = request_by_id(request_id)
    actor = actor_of(request)
    request_read(actor=actor, request=row)
    page = request_page(row)
    draft = _draft(row, None) if _may_answer(row, actor) else None
    return render(request, "tracing/request.html", _shown(page, draft, _form(page, draft), actor))


@requires(Permission.REQUEST_ANSWER)
@require_POST
def answer(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Show the answer again with what is held back, or send it."""
    row = request_by_id(request_id)
    actor = actor_of(request)
    page = request_page(row)
    whole = _draft(row, None) if row.state == IncomingRequest.State.WAITING else None
    form = _form(page, whole, request)
    draft = _draft(row, form) if form.is_valid() else whole
    if form.is_valid() and "send" in request.POST:
        try:
            answer_send(
                actor=actor,
                request_id=request_id,
                withhold=form.held(),
                chosen=form.candidate(),
                remarks=form.cleaned_data["remarks"],
            )
        except RastroError as error:
            error_to_form(form, error)
        else:
            messages.success(request, _("The answer is on its way to %(state)s.") % {"state": page.sender})
            return redirect("tracing:request", request_id=request_id)
    status = 422 if form.errors else 200
    return render(request, "tracing/request.html", _shown(page, draft, form, actor), status=status)


@requires(Permission.REQUEST_ANSWER)
@require_POST
def progress(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Tell the asking State what is needed, or why it takes longer."""
    row = request_by_id(request_id)
    actor = actor_of(request)
    form = ProgressForm(request.POST)
    if form.is_valid():
        try:
            progress_send(actor=actor, request_id=request_id, **form.cleaned_data)
        except RastroError as error:
            error_to_form(form, error)
        else:
            messages.success(request, _("The word is on its way."))
            return redirect("tracing:request", request_id=request_id)
    page = request_page(row)
    draft = _draft(row, None) if _may_answer(row, actor) else None
    shown = _shown(page, draft, _form(page, draft), actor) | {"progress": form}
    return render(request, "tracing/request.html", shown, status=422)


def _may_answer(row: IncomingRequest, actor: Actor) -> bool:
    return row.state == IncomingRequest.State.WAITING and Permission.REQUEST_ANSWER in actor.permissions


def _draft(row: IncomingRequest, form: AnswerForm | None) -> Composed | None:
    """The answer as it would leave; None, with the form's errors, where it cannot be put together."""
    if form is None:
        return draft_answer(row)
    try:
        return draft_answer(
            row, withhold=form.held(), chosen=form.candidate(), remarks=form.cleaned_data["remarks"]
        )
    except RastroError as error:
        error_to_form(form, error)
        return None


def _form(page: RequestPage, draft: Composed | None, request: HttpRequest | None = None) -> AnswerForm:
    groups = {each.group: each.label for each in draft_view(draft).groups if each.told} if draft else {}
    data = request.POST if request else None
    return AnswerForm(data, candidates=page.candidates, groups=groups, initial={"chosen": "-"})


def _shown(page: RequestPage, draft: Composed | None, form: AnswerForm, actor: Actor) -> dict[str, object]:
    return {
        "page": page,
        "draft": draft_view(draft) if draft else None,
        "form": form,
        "progress": ProgressForm(),
        "may_answer": _may_answer(page.request, actor),
    }

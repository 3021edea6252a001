"""Readings of a photographed mark: proposals, of which a person takes one into the intake."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from rastro.canonical import RastroError
from rastro.markings import MarkLine, read_photograph
from rastro.markings.photograph import MAX_BYTES
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.limits import largest_body
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.tracing.forms import PhotographForm

ENVELOPE = 100_000
"""What a form adds around a file."""


@largest_body(MAX_BYTES + ENVELOPE)
@requires(Permission.TRACE_OPEN)
@require_http_methods(["GET", "POST"])
def photograph(request: HttpRequest) -> HttpResponse:
    """Read a photograph; the picture is not kept, and no reading is taken by itself."""
    sent = request.method == "POST"
    form = PhotographForm(request.POST, request.FILES) if sent else PhotographForm()
    lines = _lines(form) if sent else None
    status = 422 if form.errors else 200
    return render(request, "tracing/photograph.html", {"form": form, "lines": lines}, status=status)


def _lines(form: PhotographForm) -> tuple[MarkLine, ...] | None:
    if not form.is_valid():
        return None
    try:
        return read_photograph(form.cleaned_data["photograph"].read(MAX_BYTES + 1))
    except RastroError as error:
        error_to_form(form, error)
    return None

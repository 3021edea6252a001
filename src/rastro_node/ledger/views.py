"""The ledger's pages: entries with filters, one entry, the export."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from rastro_node.core.context import actor_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.ledger import selectors
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.exports import export_lines
from rastro_node.ledger.forms import EntryFilterForm, ExportForm
from rastro_node.ledger.services import act_record, log_origin
from rastro_node.ledger.writing import export_announce


@requires(Permission.LEDGER_READ)
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """Entries newest first; looking at them is on record too."""
    form = EntryFilterForm(request.GET or None)
    asked = form.asked()
    rows = selectors.entries(asked, before=_before(request), limit=selectors.PAGE + 1)
    shown = rows[: selectors.PAGE]
    older = urlencode({**asked.as_query(), "before": shown[-1].id}) if len(rows) > len(shown) else ""
    act_record(act_by(actor_of(request), "ledger.read", "ledger", payload=asked.as_query()))
    return render(request, "ledger/entries.html", _page(form, shown, older))


def _page(
    form: EntryFilterForm, rows: list[selectors.EntryRow], older: str, export: ExportForm | None = None
) -> dict[str, object]:
    return {
        "form": form,
        "export_form": export or ExportForm(),
        "rows": rows,
        "older": older,
        "standing": selectors.standing(),
        "origin": log_origin(),
    }


def _before(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("before", ""))
    except ValueError:
        return None


@requires(Permission.LEDGER_READ)
@require_safe
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One entry, with what is kept about it."""
    row = selectors.entry(entry_id)
    act_record(act_by(actor_of(request), "ledger.entry.read", f"entry/{entry_id}"))
    return render(request, "ledger/entry.html", {"row": row, "payload": selectors.payload_of(entry_id)})


@requires(Permission.LEDGER_EXPORT)
@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """The whole ledger as a file that `rastro ledger verify` checks anywhere."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        page = _page(EntryFilterForm(), selectors.entries(selectors.EntryFilter()), "", form)
        return render(request, "ledger/entries.html", page, status=422)
    export_announce(actor=actor_of(request), purpose=form.cleaned_data["purpose"])
    response = StreamingHttpResponse(export_lines(), content_type="application/jsonl")
    response["Content-Disposition"] = f'attachment; filename="{log_origin().replace("/", "-")}.jsonl"'
    return response

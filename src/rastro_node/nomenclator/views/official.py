"""Official tables: brought in as a file, looked at, compared with another edition, withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rastro.canonical import InvalidInput, RastroError
from rastro.nomenclator import BUILT_IN
from rastro_node.core import jobs
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.limits import largest_body
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.nomenclator.forms import LARGEST, OfficialForm
from rastro_node.nomenclator.models import OfficialTable
from rastro_node.nomenclator.selectors import (
    Comparison,
    compared,
    editions_of,
    official_table,
    official_tables,
)
from rastro_node.nomenclator.services import table_import, table_withdraw
from rastro_node.nomenclator.texts import CODES, FORMS, TABLES

FORM_BESIDE_FILE = 200_000
MOST_SHOWN = 300


@requires(Permission.NOMENCLATOR_READ)
@require_safe
def tables(request: HttpRequest) -> HttpResponse:
    """The official tables here, each edition with how much of its crosswalk is reviewed."""
    context = {
        "rows": [(each, TABLES[each.kind]) for each in official_tables()],
        "built_in": [
            (name, CODES[name], kind.value, TABLES[kind], at) for (name, kind), at in BUILT_IN.items()
        ],
        "forms": FORMS,
        "may_export": Permission.EXPORT_RUN in actor_of(request).permissions,
        "kind": "official",
        "tables": list(TABLES.items()),
        "may_curate": Permission.NOMENCLATOR_CURATE in actor_of(request).permissions,
    }
    return render(request, "nomenclator/official.html", context)


@largest_body(LARGEST + FORM_BESIDE_FILE)
@requires(Permission.NOMENCLATOR_CURATE)
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """Bring an edition of an official table in; its crosswalk is proposed in the background."""
    form = OfficialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and (table := _imported(request, form)):
        messages.success(request, _("%(table)s is here; its crosswalk is being proposed.") % {"table": table})
        return redirect("core:job", job_id=table.job)
    status = 422 if request.method == "POST" else 200
    return render(request, "nomenclator/official_import.html", {"form": form}, status=status)


def _imported(request: HttpRequest, form: OfficialForm) -> OfficialTable | None:
    """Keep what was sent; None when it cannot be, as the form then says."""
    if not form.is_valid():
        return None
    told = form.cleaned_data
    try:
        return table_import(
            actor=actor_of(request),
            kind=told["kind"],
            name=told["name"],
            edition=told["edition"],
            content=told["file"].read(),
            file=told["file"].name or "",
        )
    except RastroError as error:
        error_to_form(form, error)
    return None


@requires(Permission.NOMENCLATOR_CURATE)
@require_safe
def of_job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """The table that a job worked on."""
    job = jobs.job_of(job_id, actor_of(request))
    return redirect("nomenclator:official_table", table_id=job.arguments["table_id"])


@requires(Permission.NOMENCLATOR_CURATE)
@require_POST
def withdraw(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Withdraw an edition."""
    table = table_withdraw(actor=actor_of(request), table_id=table_id)
    messages.success(request, _("%(table)s is withdrawn.") % {"table": table})
    return redirect("nomenclator:official_table", table_id=table_id)


@requires(Permission.NOMENCLATOR_READ)
@require_safe
def compare(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """What this edition adds, removes and changes against another."""
    table = official_table(table_id)
    others = editions_of(table)
    before = _other(request, others)
    found = compared(before, table) if before else None
    context = {
        "table": table,
        "others": others,
        "before": before,
        "found": found,
        "groups": _groups(found) if found else (),
        "most": MOST_SHOWN,
    }
    return render(request, "nomenclator/compare.html", context)


def _other(request: HttpRequest, others: list[OfficialTable]) -> OfficialTable | None:
    asked = request.GET.get("with", "")
    if not asked:
        return others[0] if others else None
    for each in others:
        if str(each.pk) == asked:
            return each
    raise InvalidInput("nomenclator.official.other_table", field="with")


def _groups(found: Comparison) -> list[tuple[str, str, int, object]]:
    return [
        ("added", _("Added"), len(found.added), found.added[:MOST_SHOWN]),
        ("removed", _("Removed"), len(found.removed), found.removed[:MOST_SHOWN]),
        ("changed", _("Changed"), len(found.changed), found.changed[:MOST_SHOWN]),
    ]

"""What is done with a checked or committed import: commit, discard, undo."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rastro_node.core.context import actor_of
from rastro_node.core.imports.permitted import permitted
from rastro_node.core.imports.services import import_discard
from rastro_node.core.imports.starting import start_commit, start_undo
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires


@requires(Permission.IMPORT_RUN)
@require_POST
def commit(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Store what the file holds."""
    actor = actor_of(request)
    job = start_commit(permitted(import_id, actor, file=False), actor=actor)
    return redirect("core:job", job_id=job)


@requires(Permission.IMPORT_RUN)
@require_POST
def undo(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Take back what an import brought."""
    actor = actor_of(request)
    job = start_undo(permitted(import_id, actor, file=False), actor=actor)
    return redirect("core:job", job_id=job)


@requires(Permission.IMPORT_RUN)
@require_POST
def discard(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Throw a file away that was not committed."""
    actor = actor_of(request)
    import_discard(actor=actor, import_id=permitted(import_id, actor, file=False).pk)
    messages.success(request, _("The file is discarded. Nothing of it was registered."))
    return redirect("core:imports")

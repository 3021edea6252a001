"""Keep a list under a name, and remove one: what the pages of lists post."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rastro_node.core.context import actor_of
from rastro_node.core.rules import signed_in
from rastro_node.core.saved import saved_list_drop, saved_list_keep


@signed_in
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the list as it is shown."""
    given = request.POST
    row = saved_list_keep(
        actor=actor_of(request),
        table=given.get("table", ""),
        name=given.get("name", ""),
        query=given.get("query", ""),
        shared="shared" in given,
        default="default" in given,
    )
    messages.success(request, _("The list is saved as “%(name)s”.") % {"name": row.name})
    return redirect(f"{_back(request)}?{row.query}{'&' if row.query else ''}saved={row.pk}")


@signed_in
@require_POST
def drop(request: HttpRequest, saved_id: UUID) -> HttpResponse:
    """Remove a saved list."""
    row = saved_list_drop(actor=actor_of(request), saved_id=saved_id)
    messages.success(request, _("The saved list “%(name)s” is removed.") % {"name": row.name})
    return redirect(f"{_back(request)}?all=1")


def _back(request: HttpRequest) -> str:
    """The list it was sent from; a path of this node alone, without a query."""
    path = request.POST.get("next", "").partition("?")[0]
    return path if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else "/"

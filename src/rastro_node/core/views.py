"""The core's own pages: where everybody lands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rastro_node.core.context import actor_of
from rastro_node.core.navigation import pages_of
from rastro_node.core.rules import own_account


@own_account("Everybody lands somewhere; who may do nothing is told so.")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everyone lands on the first page of their work."""
    pages = [page for page in pages_of(actor_of(request)) if page.name != "core:home"]
    if pages:
        return redirect(reverse(pages[0].name))
    return render(request, "core/home.html")

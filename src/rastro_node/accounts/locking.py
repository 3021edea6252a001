"""What somebody sees who failed to sign in too often."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rastro.canonical import Text
from rastro_node.core.error_pages import shown
from rastro_node.core.problems import Problem

MINUTE = 60
LONGEST = 60


def name_given(request: HttpRequest, credentials: Any = None) -> str:
    """The sign-in name somebody tries, from the attempt or its form."""
    given = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(given)[:LONGEST].lower()


def locked_out(
    request: HttpRequest, _response: HttpResponse | None = None, _credentials: Any = None
) -> HttpResponse:
    """The page of a name that is locked for a while at this address."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds()) // MINUTE
    return shown(request, Problem(429, Text("accounts.sign_in.locked", {"minutes": minutes})))

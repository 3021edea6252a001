"""What people see when something goes wrong: a page that says what, where and what to do."""

import logging
import sys
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language, gettext

from rastro.canonical import RastroError, Text
from rastro_node.core.problems import Problem, problem_of

log = logging.getLogger(__name__)

API = "/api/"
SECOND_FACTOR = "core.rule.second_factor"
SECOND_FACTOR_URL = "mfa_index"
BARE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title></head>
<body><main><h1>{title}</h1><p>{detail}</p><p><code>{code}</code></p></main></body></html>
"""


def page_of(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The page for a problem; a stranger is led to the sign-in page first."""
    if problem.status == 401 and request.method in {"GET", "HEAD"} and not _is_fragment(request):  # noqa: PLR2004
        where = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{where}")
    if problem.code == SECOND_FACTOR and not _is_fragment(request):
        messages.warning(request, problem.detail)
        return HttpResponseRedirect(resolve_url(SECOND_FACTOR_URL))
    response = HttpResponse(_body(request, problem), status=problem.status)
    if problem.status == 503:  # noqa: PLR2004
        response["Retry-After"] = "10"
    return response


def shown(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A problem the way the asker reads: a document for programs, a page for people."""
    if request.path.startswith(API):
        return problem.response(request)
    return page_of(request, problem)


def error_to_form(form: BaseForm, error: RastroError) -> None:
    """Put one of our errors beside the form's field it names, or above the form."""
    field = error.field if error.field in form.fields else None
    form.add_error(field, error.say(gettext))


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler of 400, 403 and 404."""
    return shown(request, problem_of(exception))


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler of 500: of what a middleware met, such as a database that does not answer."""
    error = sys.exception()
    return shown(request, problem_of(error) if error else Problem(500, Text("canonical.internal")))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Django's handler of a form without its token."""
    return shown(request, Problem(403, Text("core.request.csrf")))


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _body(request: HttpRequest, problem: Problem) -> str:
    said: dict[str, Any] = {
        "problem": problem,
        "status": problem.status,
        "title": problem.title,
        "detail": problem.detail,
        "code": problem.code,
        "language": get_language() or "en",
    }
    if problem.status < 500:  # noqa: PLR2004 - a page of ours may ask the database for the menu
        try:
            return render_to_string("core/error.html", said, request=request)
        except Exception:
            log.exception("the page of the error %s failed itself", problem.code)
    try:
        return render_to_string("core/error_bare.html", said)
    except TemplateDoesNotExist:
        return BARE.format(**{name: escape(value) for name, value in said.items()})

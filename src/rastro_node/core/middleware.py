"""What every request passes: limits, rules for addresses that bring none, errors as pages or problems."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from rastro.canonical import Forbidden, RastroError, Text
from rastro_node.core.api_errors import of_status
from rastro_node.core.error_pages import API, shown
from rastro_node.core.limits import limit_of
from rastro_node.core.problems import MEDIA_TYPE, Problem, problem_of
from rastro_node.core.rules import check, is_ruled_inside, rule_of
from rastro_node.core.rules_of_others import rule_of_name
from rastro_node.core.training import is_training

type Answer = Callable[[HttpRequest], HttpResponseBase]
type View = Callable[..., Any]
PERMISSIONS_POLICY = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class ErrorsMiddleware:
    """An error of a view becomes the page or the problem document that says it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Said in the reader's language even where it goes wrong before the session is read.
        translation.activate(translation.get_language_from_request(request))
        response = self.get_response(request)
        if request.path.startswith(API) and _is_bare(response):
            response = of_status(request, response.status_code).response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse:
        return shown(request, problem_of(error))


def _is_bare(response: HttpResponseBase) -> bool:
    """Whether a framework answered an error in its own words."""
    return response.status_code >= 400 and response.get("Content-Type", "") != MEDIA_TYPE  # noqa: PLR2004


class GateMiddleware:
    """Nothing is served that should not be: training outside the demo, or a body over the limit."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            is_training()
        except RastroError as error:
            return _closed(request, Problem(503, error.text))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, _args: Sequence[Any], _kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        limit = limit_of(view) or settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        declared = request.headers.get("content-length", "0") or "0"
        if declared.isdigit() and int(declared) <= limit:
            return None
        return shown(request, Problem(413, Text("core.request.too_large", {"limit": limit})))


def _closed(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The one thing a node says that may not serve, without a page that would look like one that does."""
    if request.path.startswith(API):
        return problem.response(request)
    return HttpResponse(f"{problem.detail}\n", status=503, content_type="text/plain; charset=utf-8")


class RulesMiddleware:
    """An address that brings no rule of its own obeys the table of others' rules, or serves nobody."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, _args: Sequence[Any], _kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        if rule_of(view) is not None or is_ruled_inside(view):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        try:
            rule = rule_of_name(name)
            if rule is None:
                raise Forbidden("core.rule.none")
            check(request, rule)
        except (RastroError, DatabaseError) as error:
            return shown(request, problem_of(error))
        return None

"""How the API says errors: every one a problem document (RFC 9457), wrong fields each by name."""

from collections.abc import Mapping
from typing import Any, override

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser

from rastro.canonical import RastroError, Text, parse_strict
from rastro_node.core.problems import Problem, problem_of

FIELD_TEXTS = {
    "missing": "core.field.missing",
    "extra_forbidden": "core.field.extra",
    "string_type": "core.field.text",
    "string_too_short": "core.field.short",
    "string_too_long": "core.field.long",
    "string_pattern_mismatch": "core.field.form",
    "int_type": "core.field.whole",
    "int_parsing": "core.field.whole",
    "int_from_float": "core.field.whole",
    "float_type": "core.field.number",
    "float_parsing": "core.field.number",
    "bool_type": "core.field.yes_or_no",
    "bool_parsing": "core.field.yes_or_no",
    "date_type": "core.field.date",
    "date_parsing": "core.field.date",
    "date_from_datetime_parsing": "core.field.date",
    "date_from_datetime_inexact": "core.field.date",
    "datetime_type": "core.field.moment",
    "datetime_parsing": "core.field.moment",
    "datetime_from_date_parsing": "core.field.moment",
    "uuid_type": "core.field.uuid",
    "uuid_parsing": "core.field.uuid",
    "list_type": "core.field.list",
    "dict_type": "core.field.object",
    "model_type": "core.field.object",
    "model_attributes_type": "core.field.object",
    "enum": "core.field.choice",
    "literal_error": "core.field.choice",
    "greater_than": "core.field.least_over",
    "greater_than_equal": "core.field.least",
    "less_than": "core.field.most_under",
    "less_than_equal": "core.field.most",
    "too_long": "core.field.many",
    "too_short": "core.field.few",
}
LONGEST_PATH = 200


class StrictParser(Parser):
    """Request bodies that two readers could understand differently are refused (RFC 7493)."""

    @override
    def parse_body(self, request: HttpRequest) -> Any:
        return parse_strict(request.body, max_bytes=len(request.body) + 1, floats=True)


def install(api: NinjaAPI) -> None:
    """Let every error of the API be a problem document."""
    api.add_exception_handler(ValidationError, _not_valid)
    api.add_exception_handler(AuthenticationError, _not_known)
    api.add_exception_handler(HttpError, _refused)
    api.add_exception_handler(Http404, _other)
    api.add_exception_handler(Exception, _other)


def of_status(request: HttpRequest, status: int) -> Problem:
    """The problem of a bare status that a framework answered."""
    texts = {
        404: Text("core.page.not_found"),
        405: Text("core.request.method", {"method": request.method or ""}),
    }
    return Problem(status, texts.get(status, Text("core.request.bad")))


def _not_valid(request: HttpRequest, error: Any) -> HttpResponse:
    errors = [_field(each) for each in error.errors[:50]]
    problem = Problem(422, Text("core.request.not_valid"), errors[0]["field"] if errors else None, errors)
    return problem.response(request)


def _field(error: Mapping[str, Any]) -> dict[str, str]:
    where = ".".join(str(part) for part in error.get("loc", ()))[:LONGEST_PATH]
    code = FIELD_TEXTS.get(str(error.get("type")), "core.request.field")
    text = Text(code, {"message": str(error.get("msg", "")), **dict(error.get("ctx") or {})})
    return {"field": where, "code": code, "detail": text.say(gettext)}


def _not_known(request: HttpRequest, _error: Any) -> HttpResponse:
    asked = request.headers.get("Authorization", "")
    code = "accounts.token.refused" if asked else "core.token.needed"
    return Problem(401, Text(code)).response(request)


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error.__cause__, RastroError):  # what the strict reader found in the body
        return problem_of(error.__cause__).response(request)
    return of_status(request, error.status_code).response(request)


def _other(request: HttpRequest, error: Any) -> HttpResponse:
    return problem_of(error).response(request)

"""The API's description as a page of our own: no script from elsewhere, readable without any."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rastro_node.config.api import api, operations
from rastro_node.core.rules import public, rule_of

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class OperationRow:
    """One operation as the page shows it."""

    method: str
    path: str
    summary: str
    description: str
    permission: str
    parameters: list[dict[str, Any]]
    body: str
    answer: str


@public("The description holds no record.")
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation, who may use it, what it takes and gives."""
    described = api.get_openapi_schema(path_prefix="/api/v1/")
    groups: dict[str, list[OperationRow]] = {}
    for path, methods in described.get("paths", {}).items():
        for method in METHODS:
            if method in methods:
                row = _row(method, path, methods[method])
                groups.setdefault(path.removeprefix("/api/v1/").split("/")[0], []).append(row)
    schemas = described.get("components", {}).get("schemas", {})
    page = {
        "groups": list(groups.items()),
        "schemas": [(name, list(said.get("properties", {}).items())) for name, said in schemas.items()],
    }
    return render(request, "core/api_docs.html", page)


def _row(method: str, path: str, said: dict[str, Any]) -> OperationRow:
    answers = said.get("responses", {})
    given: dict[str, Any] = next((answers[code] for code in answers if str(code).startswith("2")), {})
    return OperationRow(
        method=method.upper(),
        path=path,
        summary=str(said.get("summary", "")),
        description=str(said.get("description", "")),
        permission=permissions().get(str(said.get("operationId")), ""),
        parameters=said.get("parameters", []),
        body=_schema_name(said.get("requestBody", {})),
        answer=_schema_name(given),
    )


def permissions() -> dict[str, str]:
    """The rule of each operation, by its id."""
    found: dict[str, str] = {}
    for pattern in api.urls[0]:
        for operation in operations(getattr(pattern, "callback", None) or (lambda: None)):
            rule = rule_of(operation.view_func)
            if rule is not None:
                name = operation.operation_id or api.get_openapi_operation_id(operation)
                found[name] = str(rule.permission or rule.access)
    return found


def _schema_name(said: dict[str, Any]) -> str:
    for content in said.get("content", {}).values():
        schema = content.get("schema", {})
        return str(schema.get("$ref", schema.get("title", ""))).rsplit("/", 1)[-1]
    return ""

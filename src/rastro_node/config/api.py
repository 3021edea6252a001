"""The API's root: every room's operations under `/api/v1`, each with its rule; errors are documents."""

import inspect
from collections.abc import Callable
from typing import Any, override

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.operation import Operation, PathView

from rastro_node.accounts.authentication import SessionAuth, TokenAuth
from rastro_node.config.rooms import modules
from rastro_node.core import rules_of_others
from rastro_node.core.actors import Actor
from rastro_node.core.api_errors import StrictParser, install
from rastro_node.core.rules import check, rule_of, ruled_inside

DESCRIPTION = """Everything a person may do on the pages, for programs.

Send a token: `Authorization: Bearer rastro_...`. State why in `Rastro-Purpose` where a record is personal or
another's. Errors are problem documents (RFC 9457) with a stable `code`; lists have a `next` cursor.
"""


def operations(view: Callable[..., Any]) -> list[Operation]:
    """The operations behind one address of the API."""
    if not inspect.isfunction(view):
        return []
    path_view = inspect.getclosurevars(view).nonlocals.get("self")
    return path_view.operations if isinstance(path_view, PathView) else []


def refuse_early(request: HttpRequest, actor: Actor | None) -> Actor | None:
    """Check the operation's rule as soon as the asker is known, before anything they sent is read."""
    match = request.resolver_match
    for operation in operations(match.func) if actor and match else ():
        rule = rule_of(operation.view_func)
        if request.method in operation.methods and rule is not None:
            check(request, rule)
    return actor


class RuledToken(TokenAuth):
    """A token, and what it may do."""

    @override
    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return refuse_early(request, super().authenticate(request, token))


class RuledSession(SessionAuth):
    """A session, and what its person may do."""

    @override
    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        return refuse_early(request, super().authenticate(request, key))


api = NinjaAPI(
    title="RASTRO",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
    auth=[RuledToken(), RuledSession()],
    parser=StrictParser(),
)
install(api)
for _room in modules("api"):
    api.add_router(_room.PREFIX, _room.router)


def paths() -> list[URLPattern | URLResolver]:
    """The API's addresses; one with an operation that has no rule is left to serve nobody."""
    found, _app, _namespace = api.urls
    for pattern in found:
        if isinstance(pattern, URLPattern):
            behind = operations(pattern.callback)
            if behind and all(rule_of(operation.view_func) for operation in behind):
                ruled_inside(pattern.callback)
    return found


rules_of_others.public("api:openapi-json", "The description holds no record.")
rules_of_others.public("api:api-root", "Says that nothing is at the root.")

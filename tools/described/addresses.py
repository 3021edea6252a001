"""Every address of the pages, the API and the exchange, with its rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from described import code, prose, table, titled
from rastro_node.config.api import operations
from rastro_node.core import rules_of_others
from rastro_node.core.rules import Rule, rule_of

INTRODUCTION = """
A page's name is what the source calls it. Rules are explained under [permissions and
roles](permissions.md#rules-of-addresses). `GET /api/v1/docs/` of a node describes each operation of the
API with what it takes and gives, and `GET /api/v1/openapi.json` says the same to programs.
"""


@dataclass(frozen=True, slots=True)
class Address:
    """One address with its name and what stands behind it."""

    route: str
    name: str
    view: Callable[..., Any]


def addresses(urls: str) -> list[Address]:
    """Every address of a URL configuration."""
    return list(_below(get_resolver(urls), "", ""))


def _below(resolver: Any, prefix: str, namespace: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _below(pattern, route, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(route, f"{namespace}{pattern.name or ''}", pattern.callback)


def page() -> str:
    """The page of addresses."""
    web = addresses("rastro_node.config.urls")
    pages = [each for each in web if not operations(each.view)]
    return titled(
        "Pages and operations",
        INTRODUCTION,
        "## Pages",
        table(("address", "name", "rule", "what it is"), map(_page_row, pages)),
        "## Operations of the API",
        table(("method", "address", "rule", "what it does"), _operation_rows(web)),
        "## The exchange",
        "On a listener of its own, which only peers reach.",
        table(
            ("address", "name", "rule", "what it is"),
            map(_page_row, addresses("rastro_node.config.exchange_urls")),
        ),
    )


def _page_row(address: Address) -> tuple[str, ...]:
    rule = rule_of(address.view) or rules_of_others.rule_of_name(address.name)
    return _route(address.route), code(address.name), said(rule), _first_line(address.view)


def _operation_rows(web: list[Address]) -> Iterator[tuple[str, ...]]:
    for address in web:
        for operation in operations(address.view):
            for method in sorted(operation.methods):
                rule = said(rule_of(operation.view_func))
                yield method, _route(address.route), rule, _first_line(operation.view_func)


def said(rule: Rule | None) -> str:
    """A rule as the tables show it."""
    if rule is None:
        return "none: serves nobody"
    return code(rule.permission.value) if rule.permission else rule.access.value


def _route(route: str) -> str:
    return code("/" + route.removeprefix("^"))


def _first_line(view: Callable[..., Any]) -> str:
    ours = getattr(view, "__module__", "").startswith("rastro_node")
    lines = (view.__doc__ or "").strip().splitlines()
    return prose(lines[0]) if ours and lines else ""

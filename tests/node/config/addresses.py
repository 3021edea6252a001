"""Every address of the node with its rules, for tests that are generated from them."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from rastro_node.config.api import operations
from rastro_node.core import rules_of_others
from rastro_node.core.rules import Rule, rule_of

PLACE = re.compile(r"<(?:(?P<kind>\w+):)?\w+>")
SAMPLES = {
    "uuid": str(UUID(int=0)),
    "uuidstr": str(UUID(int=0)),
    "int": "1",
    "str": "x",
    "slug": "x",
    "path": "x",
}


@dataclass(frozen=True)
class Address:
    """One method of one address."""

    method: str
    route: str
    name: str
    pattern: URLPattern
    rule: Rule | None

    @property
    def path(self) -> str:
        """The address with something in each of its places."""
        return "/" + PLACE.sub(lambda place: SAMPLES[place["kind"] or "str"], self.route)

    def __str__(self) -> str:
        return f"{self.method} {self.route}"


def patterns(resolver, prefix="", namespace=""):
    """Every pattern below a resolver with its route and full name."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from patterns(pattern, route, inner)
        else:
            yield route, f"{namespace}{pattern.name or ''}", pattern


def addresses(urls="rastro_node.config.urls"):
    """Every address, one for each method where a rule is a method's own."""
    for route, name, pattern in patterns(get_resolver(urls)):
        behind = operations(pattern.callback)
        for operation in behind:
            for method in operation.methods:
                yield Address(method, route, name, pattern, rule_of(operation.view_func))
        if not behind:
            rule = rule_of(pattern.callback) or rules_of_others.rule_of_name(name)
            yield from (Address(method, route, name, pattern, rule) for method in ("GET", "POST"))

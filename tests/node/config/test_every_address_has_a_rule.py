"""No address without a rule: pages, the API's operations, other packages' pages, the exchange's."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path

from rastro_node.config.api import operations
from rastro_node.core import rules_of_others
from rastro_node.core.rules import Access, is_ruled_inside, rule_of


def addresses(resolver, prefix="", namespace=""):
    """Every pattern below a resolver with its route and full name."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern, route, inner)
        else:
            yield route, f"{namespace}{pattern.name or ''}", pattern


EVERY = list(addresses(get_resolver("rastro_node.config.urls")))
EXCHANGE = list(addresses(get_resolver("rastro_node.config.exchange_urls")))


def rules_at(name, pattern: URLPattern):
    """The rules that hold at an address, None for each that is missing."""
    behind = operations(pattern.callback)
    if behind:
        return [rule_of(operation.view_func) for operation in behind]
    return [rule_of(pattern.callback) or rules_of_others.rule_of_name(name)]


@pytest.mark.parametrize(
    ("route", "name", "pattern"), EVERY + EXCHANGE, ids=[each[0] for each in EVERY + EXCHANGE]
)
def test_an_address_has_a_rule(route, name, pattern):
    assert all(rules_at(name, pattern)), f"{route} ({name}) has no rule"


@pytest.mark.parametrize(("route", "name", "pattern"), EVERY, ids=[each[0] for each in EVERY])
def test_whatever_is_open_says_why(route, name, pattern):
    for rule in rules_at(name, pattern):
        if rule.access in {Access.PUBLIC, Access.OWN_ACCOUNT, Access.PEER}:
            assert rule.reason
        if rule.access is Access.PERMISSION:
            assert rule.permission


def test_the_pages_have_no_address_for_peers_and_the_exchange_no_other():
    assert all(rule.access is not Access.PEER for _r, name, p in EVERY for rule in rules_at(name, p))
    assert {rule.access for _r, name, p in EXCHANGE for rule in rules_at(name, p)} == {Access.PEER}


def test_the_table_of_others_rules_names_only_what_is_there():
    assert set(rules_of_others.names()) <= {name for _route, name, _pattern in EVERY}


def test_the_api_is_ruled_inside_because_each_operation_has_a_rule():
    for _route, name, pattern in EVERY:
        if operations(pattern.callback):
            assert is_ruled_inside(pattern.callback), name


def nothing_said(request):
    raise AssertionError("reached")


urlpatterns = [path("open/", nothing_said, name="forgotten")]


@pytest.mark.urls("tests.node.config.test_every_address_has_a_rule")
@pytest.mark.django_db
@pytest.mark.parametrize("who", ["bruno", "javier", None])
def test_an_address_that_was_forgotten_serves_nobody(sign_in, who):
    client = sign_in(who) if who else Client()
    response = client.get("/open/")
    assert response.status_code == 403
    assert "core.rule.none" in response.content.decode()

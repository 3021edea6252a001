"""No address without a rule: pages, the API's operations, other packages' pages, the exchange's."""

import pytest
from django.test import Client
from django.urls import path
from tests.node.config.addresses import addresses

from rastro_node.config.api import operations
from rastro_node.core import rules_of_others
from rastro_node.core.rules import Access, is_ruled_inside

EVERY = list(addresses())
EXCHANGE = list(addresses("rastro_node.config.exchange_urls"))


@pytest.mark.parametrize("address", EVERY + EXCHANGE, ids=str)
def test_an_address_has_a_rule(address):
    assert address.rule, f"{address} ({address.name}) has no rule"


@pytest.mark.parametrize("address", EVERY, ids=str)
def test_whatever_is_open_says_why(address):
    if address.rule.access in {Access.PUBLIC, Access.OWN_ACCOUNT, Access.PEER}:
        assert address.rule.reason
    if address.rule.access is Access.PERMISSION:
        assert address.rule.permission


def test_the_pages_have_no_address_for_peers_and_the_exchange_no_other():
    assert Access.PEER not in {address.rule.access for address in EVERY}
    assert {address.rule.access for address in EXCHANGE} == {Access.PEER}


def test_the_table_of_others_rules_names_only_what_is_there():
    assert set(rules_of_others.names()) <= {address.name for address in EVERY}


def test_the_api_is_ruled_inside_because_each_operation_has_a_rule():
    for address in EVERY:
        if operations(address.pattern.callback):
            assert is_ruled_inside(address.pattern.callback), address.name


def forgotten(request):
    raise AssertionError("reached")


urlpatterns = [path("open/", forgotten, name="forgotten")]


@pytest.mark.urls("tests.node.config.test_every_address_has_a_rule")
@pytest.mark.django_db
@pytest.mark.parametrize("who", ["bruno", "javier", None])
def test_an_address_that_was_forgotten_serves_nobody(sign_in, who):
    client = sign_in(who) if who else Client()
    response = client.get("/open/")
    assert response.status_code == 403
    assert "core.rule.none" in response.content.decode()

"""Every address for all of the cast, of this State and of the other: served or refused as its rule says."""

import pytest
from django.test import Client
from tests.cast import AUTHORITIES, CAST
from tests.node.config.addresses import addresses

from rastro_node.accounts.roles import ROLE_PERMISSIONS
from rastro_node.core.rules import Access

pytestmark = pytest.mark.django_db
EVERY = list(addresses())
PLAYERS = {player.username: player for player in CAST}
OWN = "XA"


def expected(player, rule):
    """Worked out from the cast's file and the table of roles alone."""
    if rule.access is Access.PUBLIC:
        return True
    if player is None:
        return False
    if rule.access is Access.OWN_ACCOUNT:
        return True
    if AUTHORITIES[player.authority][0] != OWN:
        return False
    if rule.permission is None:
        return True
    return player.role is not None and rule.permission in ROLE_PERMISSIONS[player.role]


def was_refused(response):
    """Whether a rule refused it: by a page, a problem document, or the way to the door."""
    if response.status_code == 302 and response.url.startswith("/account/sign-in/?next="):
        return True
    body = response.content.decode() if not response.streaming else ""
    return response.status_code in {401, 403} and ("core.rule." in body or "core.token.needed" in body)


@pytest.fixture
def browser_of(sign_in):
    def browser(username):
        client = sign_in(username) if username else Client()
        client.raise_request_exception = False
        return client

    return browser


@pytest.mark.parametrize("username", [*PLAYERS, None])
def test_it_is_served_as_the_rules_say(browser_of, username):
    player = PLAYERS.get(username)
    client = browser_of(username)
    wrong = []
    for address in EVERY:
        if address.name == "account_logout":
            continue
        response = client.generic(address.method, address.path)
        if was_refused(response) == expected(player, address.rule):
            wrong.append(f"{address}: {response.status_code}")
    assert wrong == []

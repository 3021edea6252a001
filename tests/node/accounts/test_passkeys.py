"""A passkey opens the node alone only if its holder chose that when adding it, and is verified each time."""

import pytest
from django.core.cache import cache
from django.test import Client
from tests.harness.soft_passkey import SoftPasskey

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"
ADD, ALONE = "/account/factors/webauthn/add/", "/account/factors/webauthn/login/"


@pytest.fixture(autouse=True)
def on_localhost(cast):
    cache.clear()
    cast["bruno"].set_password(PASSWORD)
    cast["bruno"].save()


def browser():
    return Client(headers={"host": "localhost"})


def signed_in():
    client = browser()
    assert client.post("/account/sign-in/", {"login": "bruno", "password": PASSWORD}).status_code == 302
    return client


def added(*, passwordless, verifies=True):
    """A key that Bruno has added to his account."""
    client, passkey = signed_in(), SoftPasskey(verifies=verifies)
    client.post("/account/again/", {"password": PASSWORD})
    options = client.get(ADD).context["js_data"]["creation_options"]
    form = {"name": "key", "credential": passkey.make(options)}
    answer = client.post(ADD, form | ({"passwordless": "on"} if passwordless else {}))
    return passkey, answer


def opens_alone(passkey):
    client = browser()
    options = client.get(ALONE, headers={"X-Requested-With": "XMLHttpRequest"}).json()["request_options"]
    client.post(ALONE, {"credential": passkey.get(options)})
    return client.get("/api/v1/me/").status_code == 200


def test_a_key_added_to_sign_in_alone_does():
    passkey, answer = added(passwordless=True)
    assert answer.status_code == 302
    assert opens_alone(passkey)


def test_a_key_added_as_second_factor_does_not_though_it_could():
    passkey, answer = added(passwordless=False)
    assert answer.status_code == 302
    assert not opens_alone(passkey)


def test_a_key_added_as_second_factor_is_one_after_the_password():
    passkey, _answer = added(passwordless=False)
    client = signed_in()
    assert client.get("/api/v1/me/").status_code == 401
    options = client.get("/account/factors/authenticate/").context["js_data"]["request_options"]
    client.post("/account/factors/authenticate/", {"credential": passkey.get(options)})
    assert client.get("/api/v1/me/").json()["username"] == "bruno"


def test_a_key_that_verifies_nobody_is_not_added_to_sign_in_alone():
    _passkey, answer = added(passwordless=True, verifies=False)
    assert answer.status_code == 200


def test_a_key_that_verified_when_added_must_verify_each_time():
    passkey, _answer = added(passwordless=True)
    passkey.verifies = False
    assert not opens_alone(passkey)


def test_a_key_nobody_added_opens_nothing():
    _passkey, _answer = added(passwordless=True)
    stranger = SoftPasskey()
    stranger.user_handle = _passkey.user_handle
    assert not opens_alone(stranger)

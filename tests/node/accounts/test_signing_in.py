"""Password and second factor; lock-out after failures; sessions that end; a language that stays."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.hashers import identify_hasher
from django.core.cache import cache
from django.test import Client

from rastro_node.accounts.middleware import OPENED, SEEN
from rastro_node.core.hooks import on_sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"
SIGN_IN = "/account/sign-in/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def bruno_with_password(cast):
    cast["bruno"].set_password(PASSWORD)
    cast["bruno"].save()
    return cast["bruno"]


@pytest.fixture
def heard():
    events = []
    on_sign_in.register(events.append)
    yield events
    on_sign_in.forget(events.append)


def attempt(client, password=PASSWORD, login="bruno", **more):
    return client.post(SIGN_IN, {"login": login, "password": password, **more})


def test_a_password_alone_leads_to_the_second_factor(bruno_with_password, settings, heard):
    settings.LEAST_ASSURANCE = 2
    client = Client()
    assert attempt(client).status_code == 302
    answer = client.get("/jobs/")
    assert (answer.status_code, answer.url) == (302, "/account/factors/")
    assert [(event.username, event.succeeded, event.how) for event in heard] == [("bruno", True, "password")]


def test_with_an_authenticator_app_both_are_asked_for(bruno_with_password, settings):
    settings.LEAST_ASSURANCE = 2
    secret = generate_totp_secret()
    TOTP.activate(bruno_with_password, secret)
    client = Client()
    assert attempt(client).url.startswith("/account/factors/authenticate/")
    assert client.get("/jobs/").url.startswith(SIGN_IN)
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    assert client.post("/account/factors/authenticate/", {"code": code}).status_code == 302
    assert client.get("/api/v1/jobs/").status_code == 200


def test_a_wrong_password_and_an_unknown_name_say_the_same(bruno_with_password, heard):
    one = attempt(Client(), password="wrong").content.decode()
    other = attempt(Client(), login="nobody", password="wrong").content.decode()
    assert "wrong" not in one
    assert [event.succeeded for event in heard] == [False, False]
    assert [line for line in one.splitlines() if "error" in line] == [
        line for line in other.splitlines() if "error" in line
    ]


def test_after_five_failures_even_the_right_password_is_refused(bruno_with_password, heard):
    for _ in range(5):
        attempt(Client(), password="wrong")
    refused = attempt(Client())
    assert refused.status_code == 429
    assert "15" in refused.content.decode()
    assert attempt(Client(), login="alice", password="wrong").status_code == 200


def test_nobody_signs_up(db):
    assert Client().get("/account/sign-up/").status_code == 404
    assert Client().get("/account/signup/").status_code == 404


def test_passwords_are_kept_with_argon2(settings):
    from rastro_node.config.settings import signing_in

    assert signing_in.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.PASSWORD_HASHERS = signing_in.PASSWORD_HASHERS
    from django.contrib.auth.hashers import make_password

    assert identify_hasher(make_password(PASSWORD)).algorithm == "argon2"


@pytest.mark.parametrize(
    ("key", "age"), [(SEEN, timedelta(minutes=16)), (OPENED, timedelta(hours=12, minutes=1))]
)
def test_a_session_ends(sign_in, key, age):
    client = sign_in("bruno")
    assert client.get("/jobs/").status_code == 200
    session = client.session
    session[key] = int(time.time() - age.total_seconds())
    session.save()
    assert client.get("/jobs/").url.startswith(SIGN_IN)


def test_a_stranger_is_led_to_the_door_and_back(db):
    assert Client().get("/jobs/?x=1").url == "/account/sign-in/?next=%2Fjobs%2F%3Fx%3D1"


def test_the_chosen_language_stays_with_the_account(sign_in, cast):
    client = sign_in("bruno")
    assert client.post("/language/", {"language": "pt", "next": "/jobs/"}).url == "/jobs/"
    assert client.get("/jobs/").headers["Content-Language"] == "pt"
    cast["bruno"].refresh_from_db()
    assert cast["bruno"].language == "pt"


def test_a_language_nobody_offers_changes_nothing(sign_in, cast):
    sign_in("bruno").post("/language/", {"language": "xx"})
    before = cast["bruno"].language
    cast["bruno"].refresh_from_db()
    assert cast["bruno"].language == before


def test_pages_are_locked_down(sign_in):
    headers = sign_in("bruno").get("/jobs/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-store"


def test_a_form_without_its_token_is_refused_in_words(bruno_with_password):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bruno_with_password, backend="django.contrib.auth.backends.ModelBackend")
    refused = client.post("/language/", {"language": "pt"})
    assert refused.status_code == 403
    assert "core.request.csrf" in refused.content.decode()


def test_factors_are_ones_own(sign_in, cast):
    theirs = Authenticator.objects.create(
        user=cast["alice"], type=Authenticator.Type.WEBAUTHN, data={"name": "k", "credential": {}}
    )
    for what in ("edit", "remove"):
        answer = sign_in("bruno").get(f"/account/factors/webauthn/keys/{theirs.pk}/{what}/")
        assert answer.status_code in {302, 404}
        assert "alice" not in answer.content.decode().lower()

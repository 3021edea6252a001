"""Every error of the API is a problem document: what, where, and what to do, in the reader's language."""

import pytest
from django.test import Client

from rastro_node.accounts.services import token_create

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(cast, actor):
    """A client with Bruno's token."""
    token = token_create(user=cast["bruno"], name="t", scopes=["trace.read"], by=actor("bruno"))
    return Client(headers={"Authorization": f"Bearer {token.secret}"})


def problem(response, status, code):
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    said = response.json()
    assert said["code"] == code
    assert said["type"] == f"urn:rastro:error:{code}"
    assert said["status"] == status
    assert said["title"]
    assert said["detail"]
    return said


def test_a_program_with_a_token_is_known(program):
    answer = program.get("/api/v1/me/")
    assert answer.status_code == 200
    assert answer.json()["username"] == "bruno/t"
    assert answer.json()["permissions"] == ["trace.read"]


def test_a_person_of_a_session_is_known(sign_in):
    assert sign_in("bruno").get("/api/v1/me/").json()["name"] == "Bruno Barros"


def test_nobody_is_asked_for_a_token(client, db):
    response = client.get("/api/v1/me/")
    problem(response, 401, "core.token.needed")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("secret", ["rastro_wrong", "x", "rastro_" + "a" * 300])
def test_a_wrong_token_is_refused(client, secret):
    response = client.get("/api/v1/me/", headers={"Authorization": f"Bearer {secret}"})
    problem(response, 401, "accounts.token.refused")


def test_an_unknown_address_is_a_problem_too(program):
    problem(program.get("/api/v1/nothing/"), 404, "core.page.not_found")


def test_a_wrong_method_is_a_problem_too(program):
    problem(program.post("/api/v1/me/"), 405, "core.request.method")


def test_a_body_over_the_limit_is_refused_before_it_is_read(program):
    response = program.post("/api/v1/me/", b"x" * 3_000_000, content_type="application/json")
    problem(response, 413, "core.request.too_large")


def test_the_sentence_is_in_the_language_asked_for(client, db, settings):
    settings.LANGUAGE_CODE = "en"
    response = client.get("/api/v1/me/", headers={"Accept-Language": "es"})
    assert response.headers["Content-Language"] == "es"


def test_the_description_is_served_without_anything_from_elsewhere(client, db):
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert "/api/v1/me/" in described["paths"]

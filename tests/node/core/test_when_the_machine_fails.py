"""Database down, disk full, characters that cannot be stored: each says so, in the page and in the API."""

import errno

import pytest
from django.db import DataError, OperationalError, connections
from django.test import Client

from rastro_node.core.problems import problem_of


@pytest.fixture
def database_down(django_db_setup, django_db_blocker):
    """Nothing listens where the database should be."""
    with django_db_blocker.unblock():
        connections["default"].close()
        current = connections.settings["default"]
        before = dict(current)
        current.update(HOST="127.0.0.1", PORT="1")
        yield
        connections["default"].close()
        current.update(before)


def test_a_page_says_the_database_does_not_answer(database_down):
    page = Client(headers={"accept-language": "en"}).get("/ready/")
    assert page.status_code == 503
    assert "database does not answer" in page.content.decode()
    assert page.headers["Retry-After"] == "10"


def test_so_does_a_page_that_needs_the_session(database_down):
    client = Client(raise_request_exception=False, headers={"accept-language": "en"})
    client.cookies["rastro_xa_session"] = "abcdefghijklmnopqrstuvwxyz012345"
    page = client.get("/jobs/")
    assert page.status_code == 503
    assert "database does not answer" in page.content.decode()


def test_so_does_the_api(database_down):
    said = Client().get("/api/v1/me/", headers={"Authorization": "Bearer rastro_x"})
    assert said.status_code == 503
    assert said.headers["Content-Type"] == "application/problem+json"
    assert said.json()["code"] == "core.database.down"


def test_a_full_disk_says_so_whether_we_or_the_database_met_it():
    from psycopg.errors import DiskFull

    ours = problem_of(OSError(errno.ENOSPC, "No space left on device"))
    theirs = OperationalError("could not extend file")
    theirs.__cause__ = DiskFull()
    assert ours.code == problem_of(theirs).code == "core.disk.full"
    assert ours.status == 503


def test_what_cannot_be_stored_is_the_askers_to_mend():
    assert problem_of(ValueError("A string literal cannot contain NUL (0x00) characters.")).status == 422
    assert problem_of(DataError("value out of range")).code == "core.request.value"


def test_our_own_mistake_tells_nothing_of_the_inside():
    problem = problem_of(KeyError("secret"))
    assert (problem.status, problem.code) == (500, "canonical.internal")
    assert "secret" not in problem.detail


def test_a_server_too_full_to_greet_anybody_says_it_in_words():
    greeting = OperationalError("FATAL:  could not write init file: No space left on device")
    assert problem_of(greeting).code == "core.disk.full"

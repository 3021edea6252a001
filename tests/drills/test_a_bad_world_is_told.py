"""Database down, peer down, clock wrong: said in the page, the API and the command, and over by itself."""

import os
from pathlib import Path

import pytest
from tests.drills.bad_world import one_line, wait_for, world
from tests.drills.batches import batch_folder, registry_and_recoveries

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
AHEAD = "seconds in the future"
COMMANDS = [
    ("trace", "list"),
    ("trace", "list", "--as", "bruno"),
    ("import", "REGISTER"),
    ("import", "REGISTER", "--as", "alice"),
    ("token", "create", "bruno"),
    ("ledger", "export", "--out", os.devnull, "--purpose", "audit"),
]

pytestmark = [pytest.mark.drill, pytest.mark.xdist_group("drills")]


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    yield from world(batch_folder(tmp_path_factory))


@pytest.fixture
def database_down(two):
    """Stopped for the test, and there again after it."""
    browser, program = two.browser("bruno"), two.program("bruno")
    two.database_stop()
    yield browser, program
    two.database_start()


@pytest.fixture
def peer_down(two):
    """XB stopped for the test, and there again after it."""
    two.nodes["XB"].stop()
    yield
    if not two.runs("XB"):
        two.nodes["XB"].start().wait_ready()


@pytest.fixture
def clock_wrong(two, monkeypatch):
    """XA and its commands live ten minutes ahead for the test."""
    two.nodes["XA"].stop()
    with monkeypatch.context() as wrong:
        wrong.setenv("LD_PRELOAD", str(FAKETIME))
        wrong.setenv("FAKETIME", "+600s")
        wrong.setenv("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        two.nodes["XA"].start().wait_ready()
        yield
    two.nodes["XA"].stop()
    two.nodes["XA"].start().wait_ready()


def answered(two, number):
    """The trace once its answer is there."""
    told = two.command("trace", "show", number, "--as", "bruno", "--wait", 60)
    assert told.returncode == 0, told.stderr
    return " answered" in told.stdout.splitlines()[0]


def test_a_database_that_is_down_is_said_everywhere(two, database_down):
    browser, program = database_down
    page = browser.get("/traces/")
    assert page.status_code == 503
    assert "database does not answer" in page.text
    assert "try again in a minute" in page.text
    said = program.get("traces")
    assert (said.status_code, said.headers["Content-Type"]) == (503, "application/problem+json")
    assert said.json()["code"] == "core.database.down"
    assert "Retry-After" in said.headers


def test_every_command_says_it_in_one_line(two, database_down):
    register, _task = registry_and_recoveries(two.folder, 1)
    for words in COMMANDS:
        done = two.command(*(register if word == "REGISTER" else word for word in words))
        assert done.returncode == 2, (words, done.stderr)
        assert "does not answer" in one_line(done), words


def test_node_status_says_it_too(two, database_down):
    done = two.command("node", "status")
    assert done.returncode == 1
    assert "does not answer" in done.stdout


def test_a_database_that_is_back_needs_no_hand(two):
    browser = two.browser("bruno")
    two.database_stop()
    assert browser.get("/traces/").status_code == 503
    two.database_start()
    wait_for(lambda: browser.get("/traces/").status_code == 200)
    assert two.trace("FR0140B1", wait=90)["status"] == "answered"


def test_a_peer_that_is_down_is_seen_and_the_request_waits(two, peer_down):
    browser, program = two.browser("bruno"), two.program("bruno")
    told = two.trace("FR0140B2")
    assert told["status"] == "waiting"
    wait_for(lambda: "does not answer" in browser.get(f"/traces/{told['id']}/").text)
    (asked,) = program.get(f"traces/{told['id']}").json()["requests"]
    assert (asked["to"], asked["answered"]) == ("XB", False)
    assert asked["failing_since"]
    assert "! XB does not answer" in two.command("trace", "show", told["number"], "--as", "bruno").stdout
    two.nodes["XB"].start().wait_ready()
    assert answered(two, told["number"])
    assert "does not answer" not in browser.get(f"/traces/{told['id']}/").text


@pytest.mark.skipif(FAKETIME is None, reason="libfaketime is not installed (Debian: faketime)")
def test_a_clock_ten_minutes_ahead_is_refused_and_said(two, clock_wrong):
    told = two.trace("FR0140B3")
    assert told["status"] == "waiting"
    browser, program, operator = two.browser("bruno"), two.program("bruno"), two.browser("javier")
    wait_for(lambda: AHEAD in browser.get(f"/traces/{told['id']}/").text)
    (asked,) = program.get(f"traces/{told['id']}").json()["requests"]
    assert AHEAD in asked["failing"]
    assert AHEAD in two.command("trace", "show", told["number"], "--as", "bruno").stdout
    assert AHEAD in operator.get("/exchange/").text
    assert "that of XB: messages between States are refused" in operator.get("/health/").text
    status = two.command("node", "status")
    assert status.returncode == 1
    assert "Set the clock now" in status.stdout

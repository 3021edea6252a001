"""`rastro trace`, inside a node's home and through its API: the same words, the same refusals."""

import json

import httpx
import pytest
from django.test import Client
from typer.testing import CliRunner

from rastro.canonical import RastroError
from rastro_node.accounts.services.tokens import token_create
from rastro_node.exchange.models import Channel
from rastro_node.ledger.models import Entry
from rastro_node.tracing import commands
from rastro_node.tracing.desks import ApiDesk
from rastro_node.tracing.models import OutgoingRequest, Trace

PISTOL = ["--make", "FERRO XB", "--calibre", "9 x 19", "--serial", "FR0l48?2", "--recovered-on", "2021-01-14"]


def run(*words):
    return CliRunner().invoke(commands.trace, list(words), catch_exceptions=True)


@pytest.fixture
def home_words(arcadia, home, cast):
    return ["--home", str(home.home), "--as", "bruno", "--json"]


def test_a_trace_is_opened_and_sent_from_the_nodes_home(home_words):
    done = run("open", *PISTOL, "--to", "XB", *home_words)
    told = json.loads(done.stdout)
    assert (told["status"], told["serial"]) == ("waiting", "FR0l48?2")
    assert OutgoingRequest.objects.get().peer == "XB"
    assert Entry.objects.filter(action="trace.open", actor__startswith="person/").exists()
    assert json.loads(run("show", told["number"], *home_words).stdout)["number"] == told["number"]
    assert json.loads(run("list", *home_words).stdout)[0]["number"] == told["number"]


def test_a_peer_that_is_down_is_said_and_the_request_waits(home_words, home):
    run("open", *PISTOL, "--to", "XB", *home_words)
    Channel.objects.filter(direction="out").update(failing_since="2021-01-14T10:00:00Z")
    shown = run(
        "show", Trace.objects.get().number, "--home", str(home.home), "--as", "bruno", "--wait", "0.1"
    )
    assert "XB does not answer since" in shown.stdout


@pytest.mark.parametrize(
    ("words", "code", "field"),
    [
        (["--serial", "АB12"], "markings.serial.lookalike", "serial"),
        (["--serial", "1" * 60], "markings.serial.too_long", "serial"),
        (["--serial", "A1", "--recovered-on", "2021-02-30"], "tracing.recovery.day", "recovered_on"),
        (["--serial", "A1", "--recovered-on", "2999-01-01"], "tracing.recovery.future", "recovered_on"),
        (["--serial", "A1", "--purpose", "curiosity"], "tracing.trace.purpose", "purpose"),
        (["--serial", "A1", "--to", "XQ"], "tracing.send.peer", "to"),
        ([], "tracing.recovery.nothing", "serial"),
    ],
)
def test_what_is_wrong_is_one_error_with_its_field(home_words, words, code, field):
    done = run("open", *words, *home_words)
    assert isinstance(done.exception, RastroError)
    assert (done.exception.code, done.exception.field) == (code, field)
    assert not Trace.objects.exists()


def test_without_a_node_or_a_token_it_says_what_to_give(tmp_path):
    assert run("list", "--home", str(tmp_path)).exception.code == "tracing.home.none"
    assert run("list", "--api", "http://127.0.0.1:9").exception.code == "tracing.api.no_token"
    unreachable = run("list", "--api", "http://127.0.0.1:9", "--token", "x")
    assert unreachable.exception.code == "tracing.api.unreachable"


class InProcess(httpx.BaseTransport):
    """To the node's API without a socket, in the test's transaction."""

    def handle_request(self, request):
        answer = Client().generic(
            request.method,
            request.url.raw_path.decode(),
            request.read(),
            content_type="application/json",
            headers={"authorization": request.headers["authorization"]},
        )
        return httpx.Response(answer.status_code, headers=dict(answer.items()), content=answer.content)


@pytest.fixture
def desk(arcadia, cast, actor):
    scopes = ["trace.open", "trace.send", "trace.read"]
    token = token_create(user=cast["bruno"], name="command", scopes=scopes, by=actor("bruno"))
    return ApiDesk("http://testserver", token.secret, transport=InProcess())


def test_the_api_is_spoken_to_in_the_same_words(desk):
    told = desk.open(
        {"make": "FERRO", "serial": "FR0l48?2"},
        {"purpose": "criminal_investigation", "legal_basis": "CIFTA XIII"},
        "",
    )
    sent = desk.send(told["number"], "XB")
    assert sent["requests"][0]["to"] == "XB"
    assert desk.show(told["number"])["status"] == "waiting"
    assert [row["number"] for row in desk.list("waiting", 10)] == [told["number"]]


def test_the_apis_refusal_is_the_commands_error(desk):
    asked = {"purpose": "criminal_investigation", "legal_basis": "CIFTA XIII"}
    with pytest.raises(RastroError) as caught:
        desk.open({"serial": "АБ"}, asked, "")
    assert caught.value.field == "serial"
    with pytest.raises(RastroError) as caught:
        desk.show("XA-T-1999-000001-1")
    assert caught.value.code == "tracing.trace.unknown"

"""What cannot be is refused in the same words on the page, by the API and by the command; nothing is kept."""

import json
import sys

import pytest
from django.test import Client

from rastro.canonical import catalogue
from rastro.cli.main import main
from rastro_node.accounts.services.tokens import token_create
from rastro_node.nomenclator.selectors import unknown_terms
from rastro_node.tracing.models import OutgoingRequest, Recovery, RecoveryDraft, Trace

ASKED = {"purpose": "criminal_investigation", "legal_basis": "CIFTA XIII"}
LONG, DAY = "core.field.long", "core.field.date"
ON, REASON = "recovered_on", "urgency_reason"

BAD = [
    # name, what is typed, the field, the code; a second code where the API's schema refuses it first
    ("nothing", {}, "serial", "tracing.recovery.nothing"),
    ("blanks alone", {"serial": "   ", "make": " "}, "serial", "tracing.recovery.nothing"),
    ("serial over-long", {"serial": "9" * 60}, "serial", "markings.serial.too_long"),
    ("serial endless", {"serial": "9" * 5_000}, "serial", "markings.serial.too_long", LONG),
    ("serial in Cyrillic", {"serial": "АB12"}, "serial", "markings.serial.lookalike"),
    ("serial in Chinese", {"serial": "武12"}, "serial", "markings.serial.script"),
    ("serial in Arabic digits", {"serial": "A\u0661\u0662"}, "serial", "markings.serial.script"),
    ("serial with an emoji", {"serial": "A1\U0001f52b"}, "serial", "markings.serial.sign"),
    ("serial with a bell", {"serial": "A\x071"}, "serial", "markings.serial.control"),
    ("serial with a line feed", {"serial": "A1\nB2"}, "serial", "markings.serial.control"),
    ("serial turned round", {"serial": "A\u202e1"}, "serial", "markings.serial.control"),
    ("serial with nothing seen", {"serial": "A\u200b1"}, "serial", "markings.serial.control"),
    ("serial with an open bracket", {"serial": "A[12"}, "serial", "markings.serial.brackets"),
    ("serial with empty brackets", {"serial": "A[]1"}, "serial", "markings.serial.alternatives"),
    ("make over-long", {"make": "F" * 201}, "make", "tracing.recovery.too_long", LONG),
    ("make with a bell", {"make": "Fer\x07ro"}, "make", "tracing.recovery.control"),
    ("make turned round", {"make": "Fer\u202ero"}, "make", "tracing.recovery.control"),
    ("model over-long", {"model": "F" * 201}, "model", "tracing.recovery.too_long", LONG),
    ("calibre with escapes", {"calibre": "9\x1b[31m"}, "calibre", "tracing.recovery.control"),
    ("place over-long", {"serial": "A1", "place": "P" * 201}, "place", "tracing.recovery.too_long", LONG),
    ("31 February", {"serial": "A1", ON: "2021-02-31"}, ON, "tracing.recovery.day", DAY),
    ("not a leap year", {"serial": "A1", ON: "2021-02-29"}, ON, "tracing.recovery.day", DAY),
    ("a word for a day", {"serial": "A1", ON: "yesterday"}, ON, "tracing.recovery.day", DAY),
    ("the future", {"serial": "A1", ON: "2999-01-01"}, ON, "tracing.recovery.future"),
    ("before firearms", {"serial": "A1", ON: "0999-01-01"}, ON, "tracing.recovery.too_old"),
    ("no purpose", {"serial": "A1", "purpose": "curiosity"}, "purpose", "tracing.trace.purpose"),
    ("urgent without why", {"serial": "A1", "urgency": "urgent"}, REASON, "tracing.trace.urgency_reason"),
    ("no such urgency", {"serial": "A1", "urgency": "now"}, "urgency", "tracing.trace.urgency"),
    ("no legal basis", {"serial": "A1", "legal_basis": " "}, "legal_basis", "tracing.trace.legal_basis"),
]  # fmt: skip
OF_THE_TRACE = {"purpose", "legal_basis", "urgency", "urgency_reason"}

bad = pytest.mark.parametrize(
    ("words", "field", "codes"),
    [pytest.param(words, field, codes, id=name) for name, words, field, *codes in BAD],
)


@pytest.fixture
def kept(arcadia):
    """That nothing of it was kept."""
    yield
    assert not Recovery.objects.exists()
    assert not Trace.objects.exists()
    assert not OutgoingRequest.objects.exists()


@bad
def test_on_the_page_beside_the_field(kept, sign_in, words, field, codes):
    page = sign_in("bruno")
    page.cookies["django_language"] = "en"
    answer = page.post("/traces/new/", ASKED | {"urgency": "normal"} | words)
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert list(errors) == [field], errors
    for sentence in errors[field]:
        assert len(sentence) > 15
        assert sentence.rstrip().endswith((".", ":"))
    assert all(word in answer.content.decode() for word in errors[field][0].split()[:2])


@bad
def test_by_the_api_with_code_and_field(kept, cast, actor, words, field, codes):
    scopes = ["trace.open", "trace.send", "trace.read"]
    secret = token_create(user=cast["bruno"], name="test", scopes=scopes, by=actor("bruno")).secret
    recovery = {name: value for name, value in words.items() if name not in OF_THE_TRACE}
    body = (
        ASKED
        | {name: value for name, value in words.items() if name in OF_THE_TRACE}
        | {"recovery": recovery}
    )
    answer = Client(headers={"authorization": f"Bearer {secret}"}).post(
        "/api/v1/traces", json.dumps(body), content_type="application/json"
    )
    assert answer.status_code in {413, 422}, answer.content
    assert answer["Content-Type"].startswith("application/problem+json")
    told = answer.json()
    first = (told.get("errors") or [told])[0]
    assert first["code"] in codes, told
    assert first["field"].endswith(field)
    assert first["detail"]


@bad
def test_by_the_command_in_one_line(kept, home, cast, capsys, monkeypatch, words, field, codes):
    given = [word for name, value in words.items() for word in (f"--{name.replace('_', '-')}", value)]
    command = ["rastro", "trace", "open", *given, "--home", str(home.home), "--as", "bruno"]
    for as_json in (["--json"], []):
        monkeypatch.setattr(sys, "argv", [*command, *as_json])
        monkeypatch.setenv("LC_ALL", "C")
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        if as_json:
            told = json.loads(printed.err)
            assert (told["code"], told["field"]) == (codes[0], field)
        else:
            assert printed.err.startswith("rastro: ")
            assert printed.err.count("\n") == 1
            assert f"[{field}] ({codes[0]})" in printed.err


def test_every_code_has_a_sentence_that_says_what_to_do():
    for *_, field_codes in ((name, codes) for name, _words, _field, *codes in BAD):
        for code in field_codes:
            assert catalogue()[code].count(" ") > 4, code


@pytest.mark.parametrize("make", ["ТУЛА", "武器廠", "Zzyzx & Søns"])
def test_an_unknown_make_is_kept_as_read_and_waits_for_the_nomenclator(arcadia, sign_in, make):
    answer = sign_in("bruno").post(
        "/traces/new/", ASKED | {"urgency": "normal", "make": make, "serial": "A1"}
    )
    assert answer.status_code == 302
    assert Recovery.objects.get().make == make
    assert [(each.kind, each.raw) for each in unknown_terms()] == [("make", make)]


def test_by_the_command_too(arcadia, home, cast, capsys, monkeypatch):
    words = ["--make", "Zzyzx", "--serial", "A1", "--home", str(home.home), "--as", "bruno", "--json"]
    monkeypatch.setattr(sys, "argv", ["rastro", "trace", "open", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    assert json.loads(capsys.readouterr().out)["make"] == "Zzyzx"
    assert [(each.kind, each.raw) for each in unknown_terms()] == [("make", "Zzyzx")]


@pytest.mark.parametrize(
    ("recovery", "field", "code"),
    [
        ({"serial": "A1", "serial_state": "gone"}, "serial_state", "tracing.recovery.choice"),
        ({"serial": "", "serial_state": "removed", "removal": "eaten"}, "removal", "tracing.recovery.choice"),
        ({"serial": "A\ud8001"}, "", "canonical.json.surrogate"),
        ({"make": "A\x00B"}, "make", "tracing.recovery.control"),
        ({"serial": "A1", "other_marks": ["x"] * 51}, "other_marks", "core.field.many"),
        ({"serial": "A1", "remarks": "r" * 4_001}, "remarks", "core.field.long"),
        ({"serial": 7}, "serial", "core.field.text"),
        ({"serial": "A1", "possessor": {"name": "P" * 201}}, "possessor.name", "tracing.recovery.too_long"),
        ({"serial": "A1", "recovered_on": 20210114}, "recovered_on", "core.field.date"),
    ],
)
def test_what_only_a_program_can_send(kept, cast, actor, recovery, field, code):
    secret = token_create(user=cast["bruno"], name="t", scopes=["trace.open"], by=actor("bruno")).secret
    answer = Client(headers={"authorization": f"Bearer {secret}"}).post(
        "/api/v1/traces", json.dumps(ASKED | {"recovery": recovery}), content_type="application/json"
    )
    told = answer.json()
    assert answer.status_code in {400, 413, 422}, told
    first = (told.get("errors") or [told])[0]
    assert first["code"] == code, told
    assert (first.get("field") or "").endswith(field)


@pytest.mark.parametrize("word", ["A\x00B", "A\x07B", "<script>", "9" * 5_000, "武", "[[[", "\u202e"])
def test_the_live_help_bears_anything(arcadia, sign_in, word):
    for name in ("serial", "make", "model", "calibre", "type", "recovered_on", "kind"):
        answer = sign_in("bruno").post("/traces/new/reading/", {name: word})
        assert answer.status_code == 200, (name, answer.content)
        assert "<script>" not in answer.content.decode()


def test_a_draft_is_kept_as_typed_but_for_what_no_database_keeps(arcadia, sign_in):
    page = sign_in("bruno")
    assert page.post("/traces/new/", {"save": "1", "serial": "A\x00B", "make": "武"}).status_code == 302
    assert RecoveryDraft.objects.get().content == {"serial": "A\ufffdB", "make": "武"}
    assert page.get(f"/traces/new/?draft={RecoveryDraft.objects.get().pk}").status_code == 200


def test_a_draft_that_is_too_large_is_said(arcadia, sign_in):
    answer = sign_in("bruno").post("/traces/new/", {"save": "1", "serial": "9" * 50_000})
    assert answer.status_code == 413
    assert not RecoveryDraft.objects.exists()

"""`rastro ledger verify` says what was done to an export, names the entry, and exits accordingly."""

import json

import pytest

from rastro.canonical import SigningKey
from rastro.ledger import verifier_key
from rastro.testing import ledgers

KEY = SigningKey.generate("XA/ledger/1")
LEDGER = ledgers.make_ledger(sizes=[10, 20, 40], tail=3, key=KEY)


@pytest.fixture
def files(tmp_path):
    """The sound export, the ledger's key in both forms, a checkpoint kept elsewhere."""
    public = KEY.public()
    written = {
        "export": b"".join(LEDGER.lines),
        "key": verifier_key(public).encode() + b"\n",
        "key.json": json.dumps({"kid": public.kid, "alg": public.alg, "jwk": public.as_jwk()}).encode(),
        "known": LEDGER.notes[-1].encode(),
    }
    for name, data in written.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.mark.parametrize("key", ["key", "key.json"])
def test_a_sound_export(rastro, files, key):
    ran = rastro("ledger", "verify", files / "export", "--key", files / key, "--json")
    assert ran.status == 0
    assert ran.json == {
        "sound": True,
        "origin": "rastro/XA/ledger",
        "entries": 43,
        "size": 43,
        "proven": 40,
        "checkpoints": 3,
        "findings": [],
        "more": 0,
    }


@pytest.mark.parametrize(
    ("tamper", "kind", "first"),
    [
        (ledgers.change, "changed", 7),
        (ledgers.change_and_hash_again, "changed", 7),
        (ledgers.delete, "deleted", 7),
        (ledgers.reorder, "reordered", 7),
        (ledgers.repeat, "repeated", 7),
        (ledgers.truncate, "truncated", 7),
        (ledgers.rewrite, "rewritten", 1),
        (ledgers.rewrite_and_sign_again, "forked", 40),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_each_tampering_is_named(rastro, files, tamper, kind, first):
    export = b"".join(tamper(LEDGER, 7))
    key, known = files / "key", files / "known"
    ran = rastro("ledger", "verify", "-", "--key", key, "--known", known, "--json", stdin=export)
    assert ran.status == 1
    found = ran.json["findings"][0]
    assert (found["kind"], found["first"]) == (kind, first)
    assert str(first) in found["text"] or kind == "forked"


def test_a_person_reads_sentences(rastro, files):
    export = files / "export"
    export.write_bytes(b"".join(ledgers.delete(LEDGER, 12)))
    ran = rastro("ledger", "verify", export, "--key", files / "key")
    assert ran.status == 1
    assert ran.out.splitlines()[0].startswith("Not sound: 42 entries of rastro/XA/ledger were read")
    assert "Entries 12 to 12 are missing. (deleted)" in ran.out


def test_without_a_key_it_says_what_that_means(rastro, files):
    ran = rastro("ledger", "verify", files / "export")
    assert ran.status == 1
    assert "Give the ledger's key" in ran.out


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("absent", None, "cli.file.absent"),
        ("empty", b"", "cli.file.empty"),
        ("long", b"x" * 20_000, "cli.file.too_large"),
        ("letter", b"Dear Sir", "cli.key.form"),
        ("list", b"[1]", "cli.key.form"),
        ("object", b"{}", "cli.key.form"),
        ("broken", b"{", "canonical.json.syntax"),
    ],
)
def test_a_wrong_key_file_is_said(rastro, files, name, data, code):
    if data is not None:
        (files / name).write_bytes(data)
    ran = rastro("ledger", "verify", files / "export", "--key", files / name, "--json")
    assert ran.status == 2
    assert ran.problem["code"] == code
    assert ran.out == ""


def test_a_known_checkpoint_of_another_key_is_not_believed(rastro, files):
    other = ledgers.make_ledger(sizes=[5])
    (files / "known").write_text(other.notes[0])
    ran = rastro(
        "ledger", "verify", files / "export", "--key", files / "key", "--known", files / "known", "--json"
    )
    assert ran.status == 2
    assert ran.problem["code"] == "ledger.note.unsigned"


def test_a_line_without_end_is_not_held(rastro, files):
    export = LEDGER.lines[0] + b"x" * 3_000_000 + b"\n" + b"".join(LEDGER.lines[1:])
    ran = rastro("ledger", "verify", "-", "--key", files / "key", "--json", stdin=export)
    assert [each["kind"] for each in ran.json["findings"]] == ["unreadable"]
    assert ran.json["entries"] == 43


def test_a_folder_is_no_export(rastro, files):
    ran = rastro("ledger", "verify", files, "--json")
    assert ran.status == 2
    assert ran.problem["code"] == "cli.file.unreadable"

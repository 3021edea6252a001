"""`rastro ledger export` of a real node, then `rastro ledger verify`: sound, and each tampering is named."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rastro.testing import ledgers
from rastro_node.cluster.homes import node_create
from rastro_node.cluster.ports import free_port
from rastro_node.cluster.templates import template_make

RASTRO = Path(sys.executable).with_name("rastro")
FIREARMS = "firearm_id,make,model,calibre,type,serial,sold_on,holder\n" + "".join(
    f"B-{n},Ferro,F9,9 mm Luger,pistol,FR0148B{n},2015-02-03,Ingrid Dahl\n" for n in range(3)
)


def rastro(*words, stdin=""):
    ours = {"RASTRO_STATE", "RASTRO_HOME"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [RASTRO, *map(str, words)],
        input=stdin, capture_output=True, text=True, check=False, env=environment | {"LC_ALL": "C"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def home(postgres, tmp_path_factory):
    """A node with some acts on record: imports, a token, an export before."""
    made = node_create(
        tmp_path_factory.mktemp("node") / "XA",
        state="XA",
        name="Arcadia",
        authority="National Tracing Centre",
        server=postgres,
        template_database=template_make(postgres),
        web_port=free_port(),
        exchange_port=free_port(),
    )
    file = made.folder / "register.csv"
    file.write_text(FIREARMS, "utf-8")
    for _ in range(2):
        assert rastro("import", file, "--home", made.folder).returncode == 0
    earlier = rastro(
        "ledger", "export", "--home", made.folder, "--out", made.folder / "earlier", "--purpose", "audit"
    )
    assert earlier.returncode == 0, earlier.stderr
    assert rastro("import", file, "--home", made.folder).returncode == 0
    return made


@pytest.fixture(scope="module")
def exported(home):
    """The export's files, as the command names them."""
    out = home.folder / "ledger.jsonl"
    ran = rastro(
        "ledger", "export", "--home", home.folder, "--out", out, "--purpose", "yearly audit", "--json"
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def ledger(home, exported):
    """The export as a forger has it before them; with the node's key, for the strongest of them."""
    lines = tuple(Path(exported["export"]).read_bytes().splitlines(keepends=True))
    notes = tuple(value["note"] for value in map(json.loads, lines) if value["type"] == "checkpoint")
    return ledgers.MadeLedger((), notes, lines, home.signing_key())


def verify(exported, lines, *words):
    export = b"".join(lines).decode()
    return rastro("ledger", "verify", "-", "--key", exported["key"], *words, "--json", stdin=export)


def test_what_was_exported_is_sound(exported):
    ran = rastro(
        "ledger", "verify", exported["export"], "--key", exported["key"], "--known", exported["checkpoint"]
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.startswith(f"Sound: {exported['entries']} entries of rastro/XA/ledger")
    assert f"up to number {exported['entries']}" in ran.stdout


def test_only_its_owner_reads_the_files_and_nothing_half_written_is_left(exported):
    for name in ("export", "key", "checkpoint"):
        assert stat.S_IMODE(Path(exported[name]).stat().st_mode) == 0o600
    assert not list(Path(exported["export"]).parent.glob("*.part"))


def test_the_export_is_its_own_last_entry_with_its_purpose(ledger):
    last = [json.loads(line) for line in ledger.lines if b'"body"' in line][-1]["body"]
    assert (last["action"], last["object"], last["actor"]) == ("list.export", "list/ledger", "node/XA")
    assert last["purpose"] == "yearly audit"


def test_an_earlier_export_is_the_beginning_of_a_later_one(home, exported):
    earlier = (home.folder / "earlier").read_bytes()
    assert Path(exported["export"]).read_bytes().startswith(earlier)


LAST = -1
"""The newest entry, whichever number it has."""


def cut_off_at_the_end(ledger, seq):
    """Only the newest entry and the checkpoint behind it are gone: what is left is sound in itself."""
    return ledger.lines[:-2]


@pytest.mark.parametrize(
    ("tamper", "kind", "first"),
    [
        (ledgers.change, "changed", 4),
        (ledgers.change_and_hash_again, "changed", 4),
        (ledgers.delete, "deleted", 4),
        (ledgers.delete_and_number_again, "deleted", 4),
        (ledgers.reorder, "reordered", 4),
        (ledgers.repeat, "repeated", 4),
        (ledgers.truncate, "truncated", 4),
        (cut_off_at_the_end, "truncated", LAST),
        (ledgers.rewrite, "rewritten", 1),
        (ledgers.rewrite_and_sign_again, "forked", LAST),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_each_tampering_is_named_with_its_place(exported, ledger, tamper, kind, first):
    known = ("--known", exported["checkpoint"])
    ran = verify(exported, tamper(ledger, 4), *known)
    assert ran.returncode == 1, ran.stderr
    findings = json.loads(ran.stdout)["findings"]
    assert kind in {each["kind"] for each in findings}, findings
    named = next(each for each in findings if each["kind"] == kind)
    assert named["first"] == (exported["entries"] if first == LAST else first), findings
    assert named["last"] >= 4 or kind != "rewritten"
    assert named["text"]


@pytest.mark.parametrize("tamper", [ledgers.change, ledgers.delete, ledgers.reorder, ledgers.rewrite])
def test_even_without_a_checkpoint_kept_elsewhere(exported, ledger, tamper):
    assert verify(exported, tamper(ledger, 4)).returncode == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--out", "ledger.jsonl", "--purpose", "again"), "ledger.export.exists"),
        (("--out", "absent/ledger.jsonl", "--purpose", "audit"), "ledger.export.unwritten"),
        (("--out", "new", "--purpose", " "), "ledger.purpose.empty"),
        (("--out", "new", "--purpose", "x" * 81), "ledger.purpose.form"),
        (("--out", "new", "--purpose", "a\x01b"), "ledger.purpose.form"),
        (("--out", "new", "--purpose", "audit", "--as", "nobody"), "accounts.user.unknown"),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing(home, exported, words, code):
    name, out, *rest = words
    before = sorted(home.folder.iterdir())
    ran = rastro("ledger", "export", "--home", home.folder, name, home.folder / out, *rest, "--json")
    assert ran.returncode == 2
    assert json.loads(ran.stderr)["code"] == code
    assert json.loads(ran.stderr)["detail"]
    assert sorted(home.folder.iterdir()) == before


def test_a_folder_without_a_node_is_said(tmp_path):
    ran = rastro(
        "ledger", "export", "--home", tmp_path, "--out", tmp_path / "x", "--purpose", "audit", "--json"
    )
    assert (ran.returncode, json.loads(ran.stderr)["code"]) == (2, "cluster.home.none")

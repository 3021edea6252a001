"""Pairs by API and command: listed, decided, taken back; probabilities set on a State's own pairs."""

import csv
import json

import pytest
from typer.testing import CliRunner

from rastro.cli.main import app
from rastro_node.core.context import this_node
from rastro_node.registry.models import LinkProposal
from rastro_node.registry.services import NewFirearm, firearm_register

FERRO = {"make": "Ferro", "model": "F9", "calibre": "9 x 19", "type": "pistol"}
PAIRS = "/api/v1/pairs"


@pytest.fixture
def pair(cast):
    for serial in ("FR0148B2", "FRO148B2"):
        firearm_register(actor=this_node(), firearm=NewFirearm(serial=serial, **FERRO))
    return LinkProposal.objects.get()


def test_a_program_lists_decides_and_takes_back(sign_in, pair):
    alice = sign_in("alice")
    listed = alice.get(PAIRS).json()["items"]
    assert [each["id"] for each in listed] == [str(pair.pk)]
    assert listed[0]["reasons"][0]["message"]
    given = {"left": pair.left, "right": pair.right, "verdict": "again", "reason": "Two cases."}
    assert alice.post(f"{PAIRS}/decisions", given, "application/json").status_code == 201
    assert alice.get(f"{PAIRS}/{pair.pk}").json()["verdict"] == "again"
    assert alice.post(f"{PAIRS}/decisions", given, "application/json").status_code == 409
    back = {"left": pair.left, "right": pair.right, "reason": "Mistaken."}
    assert alice.post(f"{PAIRS}/reversals", back, "application/json").json()["verdict"] == "undone"
    told = alice.get(f"{PAIRS}/{pair.pk}/decisions").json()
    assert [each["verdict"] for each in told] == ["again", "undone"]


def test_an_officer_who_keeps_no_register_may_not(sign_in, pair):
    assert sign_in("iris").get(PAIRS).status_code == 403


def _pairs(path, rows):
    fields = ("make", "model", "calibre", "type", "serial")
    with path.open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream)
        out.writerow(["same", *(f"{name}_{side}" for side in (1, 2) for name in fields)])
        for same, one, other in rows:
            words = ("Ferro", "F9", "9 x 19", "pistol")
            out.writerow([same, *words, one, *words, other])


def test_a_state_sets_the_probabilities_on_its_own_pairs(tmp_path):
    file, out = tmp_path / "pairs.csv", tmp_path / "linkage.json"
    rows = [("1", f"FR0{n}48B2", f"FRO{n}48B2") for n in range(10)]
    rows += [("0", f"FR0{n}4812", f"FR0{n}4813") for n in range(10)]
    _pairs(file, rows)
    run = CliRunner().invoke(app, ["duplicates", "calibrate", str(file), "--out", str(out), "--json"])
    assert run.exit_code == 0, run.output
    told = json.loads(out.read_text())
    assert told["pairs"] == 20
    assert told["brier"] < 0.05
    assert told["slope"] > 0


@pytest.mark.parametrize(
    ("rows", "says"), [([], "too few"), ([("1", "A12345", "A12345")] * 30, "both kinds")]
)
def test_pairs_that_teach_nothing_are_refused(tmp_path, rows, says):
    _pairs(tmp_path / "pairs.csv", rows)
    run = CliRunner().invoke(app, ["duplicates", "calibrate", str(tmp_path / "pairs.csv")])
    assert run.exit_code != 0
    assert says in run.output + str(run.exception)

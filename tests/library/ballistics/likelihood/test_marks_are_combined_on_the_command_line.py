"""`rastro combine`: from the tables of each mark to one likelihood ratio, said as a report says it."""

import csv
import json
import random

import pytest
from tests.harness.shared import shared
from typer.testing import CliRunner

from rastro.canonical import InvalidInput
from rastro.cli.main import app

WEAPONS = 30


def run(*words):
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=True)
    if isinstance(done.exception, InvalidInput):
        raise done.exception
    assert done.exit_code == 0, (done.output, done.exception)
    return done.output


def table(path, rows, columns):
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Two marks of each case that say the same thing twice, by scans of items that a key names."""
    folder = tmp_path_factory.mktemp("marks")
    draw = random.Random(4)
    cases = [(f"w{n}", f"w{n}-{case}") for n in range(WEAPONS) for case in (1, 2)]
    key = [(f"{mark}-{case}.x3p", weapon, case) for weapon, case in cases for mark in ("bf", "fp")]
    table(folder / "key.csv", key, ("file", "source", "item"))
    rows = {"bf": [], "fp": []}
    for first, (weapon, case) in enumerate(cases):
        for other, another in cases[first + 1 : first + 6]:
            alike = draw.gauss(0.6 if other == weapon else 0.3, 0.12)
            for mark, told in rows.items():
                told.append(
                    (f"{mark}-{case}.x3p", f"{mark}-{another}.x3p", round(alike + draw.gauss(0, 0.02), 4))
                )
    for mark, told in rows.items():
        table(folder / f"{mark}.csv", told, ("a", "b", "score"))
    return folder


def made(folder, *more):
    marks = (f"breech-face={folder / 'bf.csv'}", f"firing-pin={folder / 'fp.csv'}")
    return json.loads(run("combine", "make", *marks, "--out", folder / "both.json", *more, "--json"))


def test_marks_that_say_the_same_twice_are_fused_and_never_summed(both):
    told = made(both, "--key", both / "key.csv")
    assert told["rule"] == "fused"
    assert not told["dependence"]["independent"]
    weighed = json.loads(
        run("combine", "weigh", "breech-face=0.46", "firing-pin=0.46", "--by", both / "both.json", "--json")
    )
    assert weighed["rule"] == "fused"
    assert abs(weighed["log10_lr"]) < abs(sum(each["log10_lr"] for each in weighed["marks"].values()))
    assert any("not multiplied" in each for each in weighed["statement"])


def test_a_key_without_items_cannot_tell_the_marks_of_a_pair(both):
    rows = list(csv.DictReader((both / "key.csv").open()))
    short = table(both / "short.csv", [(row["file"], row["source"]) for row in rows], ("file", "source"))
    assert refused(lambda: made(both, "--key", short)) == "cli.csv.columns"


def test_the_published_tables_are_joined_by_weapon_and_said_in_words(tmp_path):
    names = {"breech-face": "breech_face_impression", "firing-pin": "firing_pin_impression"}
    marks = [f"{mark}={shared(f'ballistics/scores/nfi_glock_{name}.csv')}" for mark, name in names.items()]
    out = tmp_path / "both.json"
    said = run(
        "combine", "make", *marks, "--out", out, "--score", "cmc/n", "--model", "counts", "--name", "glock"
    )
    assert "186 known matches and 495 known non-matches" in said
    assert "independent" in said
    told = run("combine", "weigh", "breech-face=4/30", "firing-pin=6/36", "--by", out, "--map", "cells.png")
    for part in ("H1:", "H2:", "cells.png", "ENFSI", "AFTE", "lead"):
        assert part in told
    assert run("combine", "weigh", "firing-pin=6/36", "--by", out).count("Only one mark") == 1


def test_without_joint_pairs_the_strongest_counts(both):
    paths = []
    for mark in ("bf", "fp"):
        out = both / f"{mark}.json"
        run("calibrate", both / f"{mark}.csv", "--key", both / "key.csv", "--out", out)
        paths += ["--set", f"{mark}={out}"]
    told = json.loads(run("combine", "weigh", "bf=0.6", "fp=0.55", *paths, "--json"))
    assert told["rule"] == "strongest"
    assert "not multiplied" in told["reason"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("make", "bf.csv", "--out", "x.json"), "cli.combine.named"),
        (("make", "bf=bf.csv", "--out", "x.json"), "cli.combine.two"),
        (("weigh", "bf=high"), "cli.combine.score"),
        (("weigh", "bf=0.5", "fp=0.3"), "cli.combine.by"),
    ],
)
def test_what_is_missing_is_said(words, code):
    assert refused(lambda: run("combine", *words)) == code


def refused(act):
    with pytest.raises(InvalidInput) as told:
        act()
    return told.value.code

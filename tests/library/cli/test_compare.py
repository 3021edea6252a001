"""`rastro compare` tells what two scans have in common, for one pair or many."""

import csv
from pathlib import Path

import pytest
from tests.harness.shared import shared

FADUL = "ballistics/breechface/fadul/Fadul {}.x3p"


@pytest.fixture
def scans():
    return [Path(shared(FADUL.format(name))) for name in ("1-1", "1-2", "2-1")]


def test_two_scans_of_one_slide_are_told(rastro, scans):
    told = rastro("compare", scans[0], scans[1], "--json").json
    assert told["cmc"]["consensus"]["cmc"] >= 13
    assert told["recipe"]["version"] == "impressions-2026.2"
    assert "no identification" in rastro("compare", scans[0], scans[1]).out


def test_many_pairs_become_a_table(rastro, scans, tmp_path):
    (tmp_path / "pairs.csv").write_text(f"a,b\n{scans[0]},{scans[1]}\n{scans[0]},{scans[2]}\n")
    ran = rastro("compare", "--pairs", tmp_path / "pairs.csv", "--out", tmp_path / "scores.csv")
    assert ran.status == 0
    with (tmp_path / "scores.csv").open() as file:
        same, other = csv.DictReader(file)
    assert int(same["cmc"]) >= 13
    assert int(other["cmc"]) <= 2
    assert float(same["score"]) > float(other["score"])


def test_bad_input_is_told(rastro, scans, tmp_path):
    assert rastro("compare", scans[0], "--json").problem["code"] == "cli.compare.two"
    (tmp_path / "no.x3p").write_text("no scan")
    assert (
        rastro("compare", scans[0], tmp_path / "no.x3p", "--json").problem["code"] == "ballistics.x3p.not_zip"
    )
    (tmp_path / "pairs.csv").write_text("x,y\n1,2\n")
    assert (
        rastro("compare", "--pairs", tmp_path / "pairs.csv", "--json").problem["code"]
        == "cli.compare.columns"
    )

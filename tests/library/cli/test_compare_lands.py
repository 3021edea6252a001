"""`rastro compare --mark land` and `rastro bullets` tell what striated marks have in common."""

import csv
import shutil

import pytest
from tests.harness.shared import shared

LAND = "ballistics/bullets/hamby44/HS44_Barrel1_Bullet{}_Land{}.x3p"


@pytest.fixture
def folders(tmp_path):
    """Two bullets, a folder each."""
    for bullet in (1, 2):
        (tmp_path / str(bullet)).mkdir()
        for land in range(1, 7):
            shutil.copy(shared(LAND.format(bullet, land)), tmp_path / str(bullet) / f"Land {land}.x3p")
    return tmp_path / "1", tmp_path / "2"


def test_two_lands_of_one_barrel_are_told(rastro):
    pair = shared(LAND.format(1, 3)), shared(LAND.format(2, 1))
    told = rastro("compare", *pair, "--mark", "land", "--json").json
    assert told["cmps"] >= 15
    assert told["mark"] == "land"
    assert told["recipe"]["version"] == "striae-2026.1"
    assert "no identification" in rastro("compare", *pair, "--mark", "land").out


def test_many_pairs_become_a_table(rastro, tmp_path):
    one, same, other = (shared(LAND.format(*each)) for each in ((1, 3), (2, 1), (2, 2)))
    (tmp_path / "pairs.csv").write_text(f"a,b\n{one},{same}\n{one},{other}\n")
    ran = rastro("compare", "--mark", "land", "--pairs", tmp_path / "pairs.csv", "--out", tmp_path / "s.csv")
    assert ran.status == 0
    with (tmp_path / "s.csv").open() as file:
        match, rest = csv.DictReader(file)
    assert int(match["cmps"]) > 10 > int(rest["cmps"])
    assert float(match["score"]) > float(rest["score"])


def test_two_bullets_are_told(rastro, folders):
    told = rastro("bullets", *folders, "--json").json
    assert told["pairs"] == [[1, 5], [2, 6], [3, 1], [4, 2], [5, 3], [6, 4]]
    assert told["p_value"] < 0.02
    assert "no identification" in rastro("bullets", *folders).out


def test_bad_input_is_told(rastro, folders, tmp_path):
    assert rastro("bullets", tmp_path / "no", folders[0], "--json").problem["code"] == "cli.bullets.folder"
    assert rastro("bullets", folders[0], tmp_path, "--json").problem["code"] == "ballistics.striae.lands"
    breech = shared("ballistics/breechface/fadul/Fadul 1-1.x3p")
    ran = rastro("compare", breech, breech, "--mark", "land", "--json")
    assert ran.problem["code"] == "ballistics.striae.no_direction"

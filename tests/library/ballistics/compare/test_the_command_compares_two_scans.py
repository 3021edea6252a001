"""`rastro compare A B --json --plot`: everything is there, twice the same, and bad input is told first."""

import json

import pytest
from tests.harness.shared import shared

from rastro.ballistics import ImpressionRecipe, likelihood

KEYS = {
    *("mark", "cells", "cmc", "score", "pose", "seconds", "cpu_seconds", "recipe", "version"),
    *("log10_lr", "interval", "log10_lr_bounds", "bounded", "verbal", "calibration_set"),
}


@pytest.fixture
def scans():
    return [shared(f"ballistics/breechface/fadul/Fadul {name}.x3p") for name in ("1-1", "1-2")]


def test_everything_a_court_asks_for_is_told(rastro, scans):
    told = rastro("compare", *scans, "--json").json
    assert set(told) >= KEYS
    assert told["mark"] == "breech-face"
    assert told["cmc"]["consensus"]["cmc"] >= 13
    assert told["version"] == told["recipe"]["version"] == ImpressionRecipe().version
    assert told["log10_lr"] > 1
    assert told["backend"] == "numpy"


def test_two_runs_print_the_same_bytes_but_for_the_time(rastro, scans):
    said = []
    for _ in range(2):
        told = rastro("compare", *scans, "--json").json
        told["seconds"] = told["cpu_seconds"] = 0
        said.append(json.dumps(told))
    assert said[0] == said[1]


def test_a_person_reads_the_weight_and_its_set(rastro, scans):
    said = rastro("compare", *scans).out
    assert "cells are congruent" in said
    assert "by the calibration set breech-face-fadul" in said
    assert "one weapon made both marks" in said


def test_the_set_is_named_by_name_by_file_or_not_at_all(rastro, scans, tmp_path):
    file = tmp_path / "own.json"
    file.write_bytes(likelihood.write_calibration(likelihood.shipped_calibration("breech-face-fadul")))
    named, own, without = (
        rastro("compare", *scans, "--calibration", said, "--json").json
        for said in ("breech-face-fadul", file, "none")
    )
    assert named["log10_lr"] == own["log10_lr"] > 1
    assert without["log10_lr"] is None
    assert without["calibration_note"]["code"] == "ballistics.weighing.not_asked"


def test_pictures_are_written(rastro, scans, tmp_path):
    for ending, start in ((".png", b"\x89PNG"), (".svg", b"<svg")):
        picture = tmp_path / f"pair{ending}"
        told = rastro("compare", *scans, "--plot", picture, "--json").json
        assert told["plot"] == str(picture)
        assert picture.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--plot", "pair.gif"), "cli.plot.ending"),
        (("--backend", "abacus"), "ballistics.backend.unknown"),
        (("--plot", "no/such/folder/pair.png"), "cli.file.no_folder"),
        (("--calibration", "nobody"), "ballistics.likelihood.set_unknown"),
        (("--calibration", "absent.json"), "ballistics.likelihood.set_form"),
        (("--calibration", "land-hamby"), "ballistics.weighing.method"),
    ],
)
def test_bad_options_are_told(rastro, scans, words, code, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    ran = rastro("compare", *scans, *words, "--json")
    assert ran.status == 2
    assert ran.problem["code"] == code


def test_the_scan_that_is_wrong_is_named(rastro, scans, tmp_path):
    broken = tmp_path / "broken.x3p"
    broken.write_bytes(b"no scan")
    land = shared("ballistics/bullets/hamby44/HS44_Barrel1_Bullet1_Land1.x3p")
    ran = rastro("compare", scans[0], broken, "--json")
    assert (ran.problem["code"], ran.problem["field"]) == ("ballistics.x3p.not_zip", "broken.x3p")
    ran = rastro("compare", land, scans[1], "--mark", "land", "--json")
    assert ran.problem["code"] == "ballistics.striae.no_direction"
    assert ran.problem["field"] == "Fadul 1-2.x3p"


def test_a_picture_of_many_pairs_is_refused(rastro, tmp_path):
    ran = rastro("compare", "--pairs", tmp_path / "pairs.csv", "--plot", tmp_path / "pairs.png", "--json")
    assert ran.problem["code"] == "cli.plot.pairs"


def test_a_picture_that_cannot_be_written_is_refused_before_the_scans_are_read(rastro, tmp_path):
    ran = rastro("compare", "absent", "absent", "--plot", tmp_path, "--json")
    assert ran.problem["code"] == "cli.plot.ending"
    folder = tmp_path / "pair.png"
    folder.mkdir()
    assert (
        rastro("compare", "absent", "absent", "--plot", folder, "--json").problem["code"] == "cli.plot.folder"
    )
    assert rastro("compare", "absent", "absent", "--json").problem["code"] == "ballistics.x3p.missing"


def test_bullets_are_drawn_and_their_lands_weighed(rastro, tmp_path):
    import shutil

    for bullet in (1, 2):
        (tmp_path / str(bullet)).mkdir()
        for land in range(1, 7):
            name = f"ballistics/bullets/hamby44/HS44_Barrel1_Bullet{bullet}_Land{land}.x3p"
            shutil.copy(shared(name), tmp_path / str(bullet) / f"Land {land}.x3p")
    picture = tmp_path / "bullets.svg"
    told = rastro("bullets", tmp_path / "1", tmp_path / "2", "--plot", picture, "--json").json
    assert told["calibration_set"]["name"] == "land-hamby"
    assert len(told["log10_lr"]) == 6
    assert max(told["log10_lr"]) <= told["log10_lr_bounds"][1]
    assert picture.read_text("utf-8").startswith("<svg")
    (tmp_path / "2" / "Land 4.x3p").write_bytes(b"no scan")
    ran = rastro("bullets", tmp_path / "1", tmp_path / "2", "--json")
    assert (ran.problem["code"], ran.problem["field"]) == ("ballistics.x3p.not_zip", "Land 4.x3p")

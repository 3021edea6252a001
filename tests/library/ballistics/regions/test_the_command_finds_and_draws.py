"""`rastro topography regions` finds the mark, draws it, and takes what a person edited."""

import io
import json

import numpy as np
import pytest
from PIL import Image
from tests.harness.shared import shared
from typer.testing import CliRunner

from rastro.ballistics import Topography, read_x3p, write_x3p
from rastro.ballistics.regions import regions_of_mask, regions_png
from rastro.canonical import RastroError
from rastro.cli.main import app

RAW = "ballistics/breechface/topmatch/K013sA1_raw_masked.x3p"


def run(*words):
    return CliRunner().invoke(app, ["topography", "regions", *(str(word) for word in words)])


def test_what_is_found_is_written_drawn_edited_and_read_back(tmp_path):
    out, show = tmp_path / "r.json", tmp_path / "r.png"
    first = json.loads(run(shared(RAW), "--out", out, "--show", show, "--json").stdout)
    assert 11 < first["kept_percent"] < 15
    with Image.open(show) as picture:
        assert picture.size == (769, 749)
    told = json.loads(out.read_text())
    told["shapes"][1] = {
        "kind": "circle",
        "part": "leave out",
        "reason": "pin",
        "x": 2.66e-3,
        "y": 2.88e-3,
        "radius": 4e-4,
    }
    out.write_text(json.dumps({**told, "version": 2, "plane": None}))
    second = json.loads(run(shared(RAW), "--regions", out, "--json").stdout)
    assert second["version"] == 2
    assert second["kept_percent"] > first["kept_percent"] + 5


def test_a_mask_of_the_file_is_taken_by_its_colour_to_the_point():
    scan = read_x3p(shared(RAW))
    assert "ballistics.mask.found" in [note.code for note in scan.notes]
    taken = regions_of_mask(scan, "#ffffff")
    assert (taken.inside(scan) == scan.regions["#ffffff"]).all()
    assert json.loads(run(shared(RAW), "--region", "#ffffff", "--json").stdout)[
        "kept_percent"
    ] == pytest.approx(13.3, abs=0.1)


@pytest.mark.parametrize("seed", range(40))
def test_any_mask_is_traced_and_filled_again(seed):
    chance = np.random.default_rng(seed)
    mask = chance.random(chance.integers(2, 14, 2)) < chance.uniform(0.2, 0.9)
    mask[0, 0] = True
    surface = Topography(np.zeros(mask.shape), *chance.uniform(1e-6, 9e-6, 2), regions={"#ff0000": mask})
    assert (regions_of_mask(surface, "#ff0000").inside(surface) == mask).all()


def test_a_photograph_is_no_region():
    mask = np.random.default_rng(1).random((600, 600)) < 0.5
    surface = Topography(np.zeros(mask.shape), 1e-6, 1e-6, regions={"#ff0000": mask})
    with pytest.raises(RastroError) as refused:
        regions_of_mask(surface, "#ff0000")
    assert refused.value.code == "ballistics.regions.ragged"


def test_an_unknown_colour_two_sources_and_a_picture_are_refused(tmp_path):
    picture = tmp_path / "heights.csv"
    picture.write_text("1,2\n3,4\n")
    for words, said in (
        ((shared(RAW), "--region", "#123456"), "has no region #123456"),
        ((shared(RAW), "--region", "#ffffff", "--regions", picture), "not both"),
        ((picture,), "no lengths"),
        ((shared(RAW), "--out", tmp_path / "no" / "r.json"), "cannot be written"),
    ):
        assert said in run(*words).exception.say()


def test_the_picture_darkens_what_is_left_out():
    mask = np.zeros((60, 80), bool)
    mask[10:50, 10:70] = True
    surface = Topography(np.zeros((60, 80)), 1e-5, 1e-5, regions={"#ff0000": mask})
    drawn = Image.open(io.BytesIO(regions_png(surface, regions_of_mask(surface, "#ff0000"))))
    assert drawn.getpixel((40, 30))[0] > 2 * drawn.getpixel((2, 2))[0]
    assert drawn.getpixel((10, 30)) == (230, 120, 20)


def test_the_mask_survives_conversion():
    scan = read_x3p(shared(RAW))
    again = read_x3p(write_x3p(scan))
    assert list(again.regions) == list(scan.regions)
    assert (again.regions["#ffffff"] == scan.regions["#ffffff"]).all()

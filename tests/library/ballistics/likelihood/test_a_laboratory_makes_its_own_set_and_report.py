"""The commands: a set of the laboratory's own pairs, comparisons weighed by it, a report of its worth."""

import csv
import json
import shutil

import pytest
from tests.harness.shared import shared
from typer.testing import CliRunner

from rastro.ballistics import ImpressionRecipe, likelihood
from rastro.canonical import InvalidInput
from rastro.cli.main import app

SLIDES = ("1-1", "1-2", "2-1", "2-2", "3-1", "3-2", "4-1", "4-2", "5-1", "5-2", "6-1", "6-2")


def run(*words):
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=True)
    if isinstance(done.exception, InvalidInput):
        raise done.exception
    assert done.exit_code == 0, (done.output, done.exception)
    return done.output


def glock(tmp_path, name="breech_face_impression"):
    return shutil.copy(shared(f"ballistics/scores/nfi_glock_{name}.csv"), tmp_path / "scores.csv")


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory):
    """Two cases of each of six slides, compared by the report's command."""
    folder = tmp_path_factory.mktemp("laboratory")
    with (folder / "key.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file", "source"))
        for slide in SLIDES:
            name = f"Fadul {slide}.x3p"
            shutil.copy(shared(f"ballistics/breechface/fadul/{name}"), folder / name)
            writer.writerow((name, slide.partition("-")[0]))
    told = json.loads(run("validate", folder, "--json"))
    return folder, told


def test_counts_make_a_set(tmp_path):
    table = glock(tmp_path)
    out = tmp_path / "set.json"
    words = ("--score", "cmc/n", "--model", "counts", "--name", "glock", "--edition", "2021-1")
    told = json.loads(run("calibrate", table, "--out", out, *words, "--json"))
    read = likelihood.read_calibration(out)
    assert (told["km"], told["knm"], told["weapons"]) == (188, 1327, 191)
    assert (read.name, read.version, read.digest) == ("glock", "2021-1", told["digest"])


def test_the_report_separates_the_slides_and_keeps_its_comparisons(laboratory):
    folder, told = laboratory
    assert told["weapons"] == 6
    assert told["lowest_km"] > told["highest_knm"]
    assert told["recall"] == {"1": 1.0, "5": 1.0, "10": 1.0}
    assert len((folder / "comparisons.csv").read_text().splitlines()) == 1 + 66
    written = (folder / "validation.html").read_text("utf-8")
    assert written.count("<svg") == 5
    assert "http" not in written
    assert (folder / "validation.pdf").read_bytes().startswith(b"%PDF-")


def test_a_comparison_is_weighed_by_the_set(laboratory):
    folder, _ = laboratory
    out = folder / "set.json"
    keyed = ("--key", folder / "key.csv", "--method", ImpressionRecipe().version)
    run("calibrate", folder / "comparisons.csv", "--out", out, *keyed)
    pair = (folder / "Fadul 1-1.x3p", folder / "Fadul 1-2.x3p")
    told = json.loads(run("compare", *pair, "--calibration", out, "--json"))
    assert told["calibration_set"]["digest"] == likelihood.read_calibration(out).digest
    low, high = told["interval"]
    least, most = told["log10_lr_bounds"]
    assert least <= low <= told["log10_lr"] <= high <= most
    assert told["log10_lr"] > 0
    assert "one weapon made both marks" in run("compare", *pair, "--calibration", out)


def test_a_set_of_another_method_is_refused(laboratory):
    folder, _ = laboratory
    out = folder / "other.json"
    run(
        "calibrate",
        folder / "comparisons.csv",
        "--out",
        out,
        "--key",
        folder / "key.csv",
        "--method",
        "other",
    )
    with pytest.raises(InvalidInput) as refused:
        run("compare", folder / "Fadul 1-1.x3p", folder / "Fadul 1-2.x3p", "--calibration", out)
    assert refused.value.code == "ballistics.weighing.method"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("weapon1,weapon2\na,a\n", "cli.csv.columns"),
        ("weapon1,weapon2,score\na,a,high\n", "cli.scores.value"),
        ("weapon1,weapon2,score\na,,0.3\n", "cli.scores.weapon"),
        ("weapon1,weapon2,score\na,a,0.3\na,a,0.4\na,b,0.1\n", "ballistics.likelihood.few"),
        ("weapon1,weapon2,score\na,a,nan\na,a,0.4\na,b,0.1\nb,a,0.2\n", "ballistics.likelihood.finite"),
    ],
)
def test_bad_tables_are_refused_with_the_place(tmp_path, text, code):
    table = tmp_path / "scores.csv"
    table.write_text(text)
    with pytest.raises(InvalidInput) as refused:
        run("calibrate", table, "--out", tmp_path / "set.json")
    assert refused.value.code == code


def test_an_empty_folder_has_no_report(tmp_path):
    with pytest.raises(InvalidInput) as refused:
        run("validate", tmp_path)
    assert refused.value.code == "cli.validate.folder"

"""`rastro import` in a node's home: a report, the file with its problems, an exit status that tells."""

import json
from pathlib import Path

import pytest
import typer
from django.conf import settings
from typer.testing import CliRunner

from rastro.canonical import RastroError
from rastro_node.core.models import Import
from rastro_node.registry import commands
from rastro_node.registry.importing import COLUMNS
from rastro_node.registry.models import Firearm

HEADER = ",".join(COLUMNS) + "\n"
GOOD = "B-1,Ferro,F9,9 mm Luger,pistol,FR0148B2,2015-02-03,Ingrid Dahl\n"
BAD = "B-2,Ferro,F9,9 mm Luger,pistol,FR0148B3,soon,\n"


@pytest.fixture
def run(db, tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    (home / "node.toml").touch()
    monkeypatch.setenv("RASTRO_HOME", str(settings.RASTRO.home or ""))
    app = typer.Typer()
    commands.add_to(app)

    def command(*words, text=HEADER + GOOD):
        file = tmp_path / "register.csv"
        file.write_text(text, encoding="utf-8")
        return CliRunner().invoke(app, [str(file), "--home", str(home), *map(str, words)])

    return command


def test_a_good_file_is_registered(run):
    done = run("--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["registered"], told["rows"]) == (0, 1, 1)
    assert Import.objects.get().state == Import.State.DONE
    assert json.loads(run("--json").stdout)["already"] == 1


def test_lines_left_out_are_told_by_the_status_and_in_the_file(run, tmp_path):
    done = run("--problems", tmp_path / "out.csv", text=HEADER + GOOD + BAD)
    assert done.exit_code == 1
    assert "3: “soon” is not a day" in done.stdout
    assert "is not a day" in Path(tmp_path / "out.csv").read_text("utf-8").splitlines()[2]
    assert Firearm.objects.count() == 1


def test_a_dry_run_registers_nothing(run):
    assert "1 would be registered" in run("--dry-run").stdout
    assert Firearm.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "text", "code"),
    [
        ((), "a,b\n1,2\n", "core.import.columns"),
        (("--column", "colour=x"), GOOD, "core.import.mapping"),
    ],
)
def test_what_cannot_be_is_refused(run, words, text, code):
    refused = run(*words, text=text).exception
    assert isinstance(refused, RastroError)
    assert refused.code == code

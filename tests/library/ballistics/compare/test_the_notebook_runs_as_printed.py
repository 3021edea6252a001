"""Every block of the notebook's page runs as it is printed, in order, beside two files A.x3p and B.x3p."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.harness.shared import shared

from rastro.ballistics import likelihood

SHELL = Path(__file__).resolve().parents[4] / "docs" / "how-to" / "compare-two-scans.md"
PAGE = Path(__file__).resolve().parents[4] / "docs" / "how-to" / "compare-in-a-notebook.md"


def test_its_blocks_run(tmp_path, monkeypatch, capsys):
    for name, scan in (("A", "1-1"), ("B", "1-2")):
        shutil.copy(shared(f"ballistics/breechface/fadul/Fadul {scan}.x3p"), tmp_path / f"{name}.x3p")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 4
    known = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), known)  # noqa: S102 - our own page
    assert "one weapon made both marks" in capsys.readouterr().out
    assert (tmp_path / "pair.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "pair.svg").read_text("utf-8").startswith("<svg")
    first = [line for line in blocks[0].splitlines() if line]
    assert len(first) == 5


def test_the_command_prints_what_its_page_shows(rastro, tmp_path, monkeypatch):
    for name, scan in (("A", "1-1"), ("B", "1-2")):
        shutil.copy(shared(f"ballistics/breechface/fadul/Fadul {scan}.x3p"), tmp_path / f"{name}.x3p")
    monkeypatch.chdir(tmp_path)
    block = re.search(
        r"^```console\n\$ rastro (.*?)\n(.*?)^```$", SHELL.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert rastro(*block[1].split()).out == block[2]
    assert (tmp_path / "pair.png").exists()


def test_the_page_says_of_the_sets_what_they_say():
    page = " ".join(SHELL.read_text("utf-8").split())
    fadul, hamby = likelihood.shipped_calibrations()
    assert f"Cllr {fadul.figures['cllr']:.3f}, AUC {fadul.figures['auc']:.2f}, no pair misleading" in page
    assert fadul.figures["misleading_km"] == fadul.figures["misleading_knm"] == 0
    assert f"Cllr {hamby.figures['cllr']:.2f}, one of the six known matches misleading" in page
    assert round(6 * hamby.figures["misleading_km"]) == 1
    assert f"The bounds are −{-hamby.lower:.2f} and {hamby.upper:.2f}" in page


def test_nothing_of_drawing_is_loaded_before_it_is_asked_for():
    asked = "import sys; from rastro import ballistics; print('rastro.ballistics.figures' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"

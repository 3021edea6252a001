"""`rastro gallery` fills and checks a gallery; `rastro search` ranks its scans."""

import json

import typer
from tests.harness.shared import shared
from typer.testing import CliRunner

from rastro.cli import gallery, search

app = typer.Typer()
search.add_to(app)
gallery.add_to(app)


def test_scans_are_added_once_and_found_again(tmp_path):
    folder = str(tmp_path / "gallery")
    scans = [
        str(shared(f"ballistics/breechface/fadul/Fadul {name}.x3p")) for name in ("1-1", "1-2", "2-1", "F")
    ]
    broken = tmp_path / "broken.x3p"
    broken.write_bytes(b"no scan")
    added = _json("gallery", "add", folder, *scans[:2], str(broken), "--workers", "2")
    assert (added["added"], added["count"]) == (2, 2)
    assert [each["code"] for each in added["refused"]] == ["ballistics.x3p.not_zip"]
    assert _json("gallery", "add", folder, *scans[:3])["added"] == 1
    assert _json("gallery", "info", folder, "--verify")["whole"] is True
    found = _json("search", folder, scans[3], "--top", "3", "--workers", "1")["found"]
    assert {each["name"].rpartition("/")[2] for each in found[:2]} == {"Fadul 1-1.x3p", "Fadul 1-2.x3p"}
    assert found[1]["cmc"]["consensus"]["cmc"] > found[2]["cmc"]["consensus"]["cmc"]
    whole = _json("search", folder, scans[3], "--no-cells", "--workers", "1")["found"]
    assert "cmc" not in whole[0]
    assert _json("gallery", "audit", folder, "--queries", "2", "--workers", "1")["recall"] == 1.0


def _json(*arguments):
    result = CliRunner().invoke(app, [*arguments, "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)

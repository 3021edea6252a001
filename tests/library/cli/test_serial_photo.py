"""`rastro serial photo` proposes readings and says that they are proposals."""

import random

import pytest

pytest.importorskip("rapidocr", reason="the extra `ocr` is not installed")
cv2 = pytest.importorskip("cv2", reason="the extra `ocr` is not installed")

from rastro.testing.rendered_marks import render_mark, some_conditions  # noqa: E402


def test_the_command_tells_its_readings(rastro, tmp_path):
    mark = render_mark("FR0148B2", some_conditions(random.Random(3), severity=0.0), seed=1)
    cv2.imwrite(str(tmp_path / "mark.png"), mark)
    ran = rastro("serial", "photo", tmp_path / "mark.png", "--json")
    assert ran.status == 0
    assert "FR0148B2" in [each["text"] for each in ran.json["lines"][0]["readings"]]
    assert "Compare each character" in rastro("serial", "photo", tmp_path / "mark.png").out


def test_what_is_no_photograph_is_refused(rastro, tmp_path):
    (tmp_path / "mark.txt").write_text("no picture")
    ran = rastro("serial", "photo", tmp_path / "mark.txt", "--json")
    assert (ran.status, ran.problem["code"]) == (2, "markings.photo.format")

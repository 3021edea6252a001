"""ANSWERS of `rastro demo --once` is opened in spreadsheets: no cell of it is computed there."""

import csv

import pytest

from rastro_node.demo.tables import ANSWERS, answers_write


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1"])
def test_a_cell_that_looks_like_one_is_text(tmp_path, cell):
    answers_write(tmp_path / "answers.csv", [[cell, "R1", -7, cell, "0.97", "why"]])
    head, line = csv.reader((tmp_path / "answers.csv").read_text("utf-8").splitlines())
    assert head == list(ANSWERS)
    assert line[0] == line[3] == f"'{cell}"
    assert line[2] == "-7"

"""The table at the end of `make bench`: figures are found in what was printed, and nothing missing holds."""

from pathlib import Path

from benchmarks._figures import ROWS
from benchmarks._summary import Peer, Row, figure_in, table_of, values_in

ROOT = Path(__file__).resolve().parents[2]
PRINTED = """some words {not json}
{"mark": "a", "cost": [0.054, 0.035]}
{"mark": "b", "cost": [0.1, 0.2]}
{
  "times": {"cpu": 0.05},
  "sizes": [{"n": 10}, {"n": 100}]
}
"""


def test_figures_are_found_among_words_lines_and_lists():
    values = values_in(PRINTED)
    assert len(values) == 3
    assert figure_in(values, Row("x", "f", "times.cpu")) == 0.05
    assert figure_in(values, Row("x", "f", "sizes.-1.n")) == 100
    assert figure_in(values, Row("x", "f", "cost", where=(("mark", "b"),))) == [0.1, 0.2]
    assert figure_in(values, Row("x", "f", "times.gpu")) is None


def test_each_line_says_ours_asked_the_peers_and_how_many_times():
    rows = (
        Row("x", "cost of a", "cost", equal=".054 .035", where=(("mark", "a"),), stated_by="they"),
        Row("x", "time", "times.cpu", most=0.1, unit="s", peers=(Peer("them", 64.0), Peer("others", 1.0))),
        Row("x", "memory", "times.memory", most=500),
    )
    told = table_of(
        rows, {"x": PRINTED, "y": '{"skipped": "no data"}'}, {"x": False, "y": False}
    ).splitlines()
    line = {each.split("  ")[1].strip(): each for each in told if each.startswith("  ")}
    assert "= .054 .035" in line["cost of a"]
    assert line["cost of a"].endswith("yes")
    assert "1.28e+03 ×" in line["time"]
    assert "not measured" in line["memory"]
    assert line["memory"].endswith("no")
    assert any("not measured: no data" in each for each in told)


def test_every_row_is_of_a_benchmark_that_is_there():
    scripts = {path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py")}
    assert {row.benchmark for row in ROWS} <= scripts

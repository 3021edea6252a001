"""Many pairs become one table: in order, whole, gone on with, and a bad scan costs its own lines only."""

import csv
import json
import shutil
from itertools import permutations

import pytest
from tests.harness.shared import shared

from rastro.cli import compare_pairs
from rastro.cli.compare_pairs import _pieces

FADUL = "ballistics/breechface/fadul/Fadul {}.x3p"
NAMES = ("1-1", "1-2", "2-1")


@pytest.fixture
def folder(tmp_path):
    """Three scans, what is no scan, and all pairs of them; paths are relative to the table of pairs."""
    for name in NAMES:
        shutil.copy(shared(FADUL.format(name)), tmp_path / f"{name}.x3p")
    (tmp_path / "bad.x3p").write_text("no scan")
    written(tmp_path / "pairs.csv", list(permutations(["1-1", "bad", "1-2", "2-1"], 2)))
    return tmp_path


def written(path, pairs):
    path.write_text("a,b\n" + "".join(f"{a}.x3p,{b}.x3p\n" for a, b in pairs))
    return pairs


def rows(path):
    with path.open() as file:
        return list(csv.DictReader(file))


def untimed(path):
    return [{name: said for name, said in row.items() if name != "seconds"} for row in rows(path)]


def test_a_bad_scan_costs_its_own_lines_only(rastro, folder):
    ran = rastro("compare", "--pairs", folder / "pairs.csv", "--out", folder / "scores.csv", "--json")
    assert json.loads(ran.out)["pairs"] == 12
    assert "6 of 12 pairs could not be compared" in ran.err
    for row in rows(folder / "scores.csv"):
        bad = "bad.x3p" in {row["a"], row["b"]}
        assert row["refused"] == ("ballistics.x3p.not_zip" if bad else "")
        assert bool(row["score"]) is not bad
        same = row["a"][0] == row["b"][0]
        assert bad or (int(row["cmc"]) >= 13) is same
        assert bad or int(row["original_cmc"]) >= 0


def test_the_order_is_that_of_the_file_whoever_works(rastro, folder):
    for workers in (1, 2):
        out = folder / f"{workers}.csv"
        rastro("compare", "--pairs", folder / "pairs.csv", "--out", out, "--workers", workers)
    assert untimed(folder / "1.csv") == untimed(folder / "2.csv")
    listed = [(row["a"], row["b"]) for row in rows(folder / "1.csv")]
    assert listed == [(f"{a}.x3p", f"{b}.x3p") for a, b in permutations(["1-1", "bad", "1-2", "2-1"], 2)]


@pytest.mark.parametrize("left", [0, 10, 60, 150, 700])
def test_what_was_cut_off_is_gone_on_with(rastro, folder, left):
    whole = ("compare", "--pairs", folder / "pairs.csv", "--out", folder / "scores.csv", "--workers", "1")
    rastro(*whole)
    made = folder / "scores.csv"
    before, data = untimed(made), made.read_bytes()
    made.write_bytes(data[:left])
    kept = data[:left].rpartition(b"\n")[0]
    rastro(*whole)
    assert untimed(made) == before
    assert made.read_bytes().startswith(kept)
    again = made.read_bytes()
    assert "6 of 12" in rastro(*whole).err
    assert made.read_bytes() == again


def test_a_table_of_other_pairs_is_left_alone(rastro, folder):
    command = ("compare", "--pairs", folder / "pairs.csv", "--out", folder / "scores.csv", "--json")
    written(folder / "pairs.csv", [("1-1", "1-2"), ("1-1", "2-1")])
    rastro(*command)
    data = (folder / "scores.csv").read_bytes()
    written(folder / "pairs.csv", [("1-1", "1-2"), ("1-2", "2-1"), ("1-1", "2-1")])
    assert rastro(*command).problem["code"] == "cli.pairs.other"
    written(folder / "pairs.csv", [("1-1", "1-2")])
    assert rastro(*command).problem["code"] == "cli.pairs.other"
    assert (folder / "scores.csv").read_bytes() == data
    (folder / "scores.csv").write_bytes(data.replace(b",impressions-", b",impressions-0"))
    assert rastro(*command).problem["code"] == "cli.pairs.version"
    (folder / "scores.csv").write_text("my,own,table\n1,2,3\n")
    assert rastro(*command).problem["code"] == "cli.pairs.columns"
    assert (folder / "scores.csv").read_text() == "my,own,table\n1,2,3\n"


@pytest.mark.parametrize("workers", [1, 4])
def test_scans_that_are_kept_ready_serve_many_pairs(workers):
    """Whoever takes a piece up: one by one it would be a scan or two a pair."""
    pairs = list(enumerate(permutations([str(number) for number in range(60)], 2)))
    kept, read, ready = 20, 0, [{} for _ in range(workers)]
    worked = list(_pieces(pairs, kept, 50))
    assert sorted(each for piece in worked for each in piece) == pairs
    for turn, piece in enumerate(worked):
        held = ready[turn % workers]
        for name in (name for _, pair in piece for name in pair):
            read += name not in held
            held[name] = held.pop(name, None)
            if len(held) > kept:
                del held[next(iter(held))]
    assert read < len(pairs) / 3


def test_few_scans_are_worked_through_as_they_come():
    pairs = list(enumerate(permutations("abcd", 2)))
    assert [each for piece in _pieces(pairs, compare_pairs.KEPT, 5) for each in piece] == pairs

"""Galleries, searches and pairs on a cluster give what one machine gives, killed workers or not."""

import csv
import io
import json
import shutil
import sys
from itertools import combinations

import pytest
from tests.harness.shared import shared

from rastro.ballistics.gallery import Entry, Gallery, audit, search, sketch_level
from rastro.ballistics.synthesis import Foundry, cases, firearm
from rastro.cli.main import main

FOUNDRY = Foundry(seed=11)
FADUL = "ballistics/breechface/fadul/Fadul {}.x3p"
NAMES = ("1-1", "1-2", "2-1", "2-2", "3-1")


@pytest.fixture
def gallery(tmp_path):
    """Three hundred surfaces: six pieces of work."""
    made = [
        sketch_level(case)
        for number in range(5)
        for case in cases(FOUNDRY, firearm(FOUNDRY, number), count=3)
    ]
    filled = Gallery.create(tmp_path / "gallery")
    filled.append((Entry(f"{turn}/{place}"), each) for turn in range(20) for place, each in enumerate(made))
    return filled


@pytest.fixture
def rastro(capsys, monkeypatch):
    """The command, run in this process; what it printed."""
    monkeypatch.setenv("LC_ALL", "C")

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["rastro", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert not ended.value.code, said.err
        return said.out

    return run


def test_a_search_loses_nothing_by_a_killed_worker(cluster, gallery):
    level = sketch_level([*cases(FOUNDRY, firearm(FOUNDRY, 2), count=4)][-1]).level
    alone = search(gallery, level, keep=300)
    killed = []

    def kill_one(stage, _done, _total):
        if stage == "whole" and not killed:
            killed.append(cluster.kill_worker())

    assert search(gallery, level, keep=300, scheduler=cluster.address, progress=kill_one) == alone
    assert killed
    cluster.add_worker()
    assert audit(gallery, queries=1, keep=50, scheduler=cluster.address) == audit(gallery, queries=1, keep=50)


def test_commands_print_the_same(cluster, rastro, tmp_path):
    scans = tmp_path / "scans"
    scans.mkdir()
    for name in NAMES:
        shutil.copy(shared(FADUL.format(name)), scans / f"{name}.x3p")
    there = ("--scheduler", cluster.address)
    heads = []
    for name, options in (("one", ("--workers", "1")), ("many", there)):
        rastro("gallery", "add", tmp_path / name, scans, *options)
        heads.append(Gallery(tmp_path / name).manifest.head)
    assert heads[0] == heads[1]
    query = ("search", tmp_path / "one", scans / "1-1.x3p", "--json")
    alone, spread = (json.loads(rastro(*query, *options)) for options in (("--workers", "1"), there))
    assert alone["found"] == spread["found"]
    assert [each["name"][-7:] for each in alone["found"][:2]] == ["1-1.x3p", "1-2.x3p"]
    pairs = tmp_path / "pairs.csv"
    lines = [f"scans/{a}.x3p,scans/{b}.x3p\n" for a, b in combinations(NAMES, 2)]
    pairs.write_text("a,b\n" + "".join(lines))
    tables = []
    for name, options in (("1.csv", ("--workers", "1")), ("2.csv", there)):
        rastro("compare", "--pairs", pairs, "--out", tmp_path / name, *options)
        with (tmp_path / name).open() as file:
            tables.append([{**row, "seconds": ""} for row in csv.DictReader(file)])
    assert tables[0] == tables[1]
    assert len(tables[0]) == len(lines)

"""An import of seizures that is killed ten times on the way ends with what it would have without."""

import csv
import os
import random

import pytest
from benchmarks._killing import run_and_kill

from rastro_node.cluster.homes import node_create
from rastro_node.cluster.ports import free_port
from rastro_node.cluster.templates import template_make
from rastro_node.demo.inside import run_inside

KILLS = int(os.environ.get("RASTRO_DRILL_KILLS", "10"))
LINES = int(os.environ.get("RASTRO_DRILL_LINES", "14000"))
SPARED = LINES * 2 // 5
"""The last of the lines: an import that is that far may end before it is killed."""
SEED = int(os.environ.get("RASTRO_DRILL_SEED", "0")) or random.SystemRandom().randrange(1, 10**6)
INSIDE = "benchmarks._seizures_inside"
HEADER = ("case_id", "class", "type", "make", "calibre", "serial", "state_owned", "registered_on", "seal_id")

pytestmark = [pytest.mark.drill, pytest.mark.xdist_group("drills")]


@pytest.fixture(scope="module")
def home(postgres, tmp_path_factory):
    return node_create(
        tmp_path_factory.mktemp("node") / "XA",
        state="XA",
        name="Arcadia",
        authority="Central Evidence Store",
        server=postgres,
        template_database=template_make(postgres),
        web_port=free_port(),
        exchange_port=free_port(),
    ).folder


def seizures(file, chance):
    """Write a file of seizures: some firearms come again, some lines are copies."""
    lines = []
    for number in range(LINES):
        if lines and chance.random() < 0.05:
            lines.append(chance.choice(lines))
            continue
        case = f"C-{number // 3}"
        if chance.random() < 0.4:
            lines.append((case, "munição", "cartucho", "Ferro", "9 mm", "", "", "2021-01-14", f"L{number}"))
            continue
        serial = chance.choice(["RASPADO", f"FR{chance.randrange(10_000, 13_000)}"])
        owner = chance.choice(["", "POLÍCIA MILITAR"])
        lines.append(
            (case, "arma de fogo", "pistola", "Ferro", "9 mm", serial, owner, "2021-01-14", f"L{number}")
        )
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *lines])
    return lines


def came_again(lines):
    """How many serials stand in more than one case."""
    cases = {}
    for case, *_words, serial, _owner, _day, _seal in lines:
        if any(each.isdigit() for each in serial):
            cases.setdefault(serial, set()).add(case)
    return sum(len(each) > 1 for each in cases.values())


def test_killed_ten_times_it_ends_the_same(home, tmp_path):
    chance = random.Random(SEED)
    lines = seizures(tmp_path / "seizures.csv", chance)
    task = {"file": str(tmp_path / "seizures.csv")}
    points = sorted(chance.randrange(LINES - SPARED) for _kill in range(KILLS))
    killed = sum(run_and_kill(home, INSIDE, task, at=at, pause=chance.uniform(0, 0.2)) for at in points)
    told = run_inside(home, INSIDE, task)
    stands = run_inside(home, INSIDE, {"count": True})
    print(f"seed {SEED}: killed {killed} times at {points}; {told}")  # noqa: T201
    assert killed == KILLS
    assert (told["rows"], told["refused"], told["already"]) == (LINES, 0, 0)
    assert told["registered"] == stands["lines"] == len(set(lines))
    assert told["duplicates"] == LINES - len(set(lines))
    assert sum(stands["kinds"].values()) == len(set(lines))
    assert stands["cases"] == len({line[0] for line in lines})
    assert stands["repeats"] == stands["repeats_as_written"] == came_again(lines)
    again = run_inside(home, INSIDE, task)
    assert (again["registered"], again["already"]) == (0, told["registered"])
    after = run_inside(home, INSIDE, {"count": True})
    assert stands | {"count_seconds": 0} == after | {"count_seconds": 0}

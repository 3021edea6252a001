"""Nodes killed at any moment lose nothing, do nothing twice, and finish without a hand."""

import csv
import os
import random
import threading
import time

import pytest

from rastro_node.demo.building import build
from rastro_node.demo.inside import run_inside
from rastro_node.demo.population import population_write
from rastro_node.demo.running import database_of, running
from rastro_node.demo.tables import RECOVERIES

KILLS = int(os.environ.get("RASTRO_DRILL_KILLS", "6"))
FIREARMS = int(os.environ.get("RASTRO_DRILL_FIREARMS", "400"))

pytestmark = [pytest.mark.drill, pytest.mark.xdist_group("drills")]


def recoveries_of(registry, file):
    """Every firearm of the registry, recovered years later."""
    with registry.open() as source, file.open("w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(RECOVERIES)
        for row in csv.DictReader(source):
            names = ("make", "model", "calibre", "type", "serial")
            writer.writerow([row["firearm_id"], *(row[name] for name in names), "2021-01-14", "Valle Hondo"])


@pytest.fixture
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("kills")
    for part in (made, *made.parents[:2]):
        part.chmod(0o755)
    return made


def test_a_batch_survives_kill_9_of_either_node(folder):
    registry, recoveries, answers = (
        folder / name for name in ("registry.csv", "recoveries.csv", "answers.csv")
    )
    population_write(registry, count=FIREARMS, seed=4)
    recoveries_of(registry, recoveries)
    chance = random.Random(4)
    with database_of(folder):
        made = build(folder, say=lambda _step: None, story=False, fixed_ports=False)
        run_inside(made.homes["XB"].folder, "rastro_node.demo.registering", {"file": str(registry)})
        task = {"recoveries": str(recoveries), "answers": str(answers), "to": "XB", "officer": "bruno"}
        told = {}

        def trace():
            told.update(run_inside(made.homes["XA"].folder, "rastro_node.demo.tracing_all", task))

        with running(made) as nodes:
            work = threading.Thread(target=trace)
            work.start()
            for _kill in range(KILLS):
                node = nodes[chance.choice(["XA", "XB"])]
                time.sleep(chance.uniform(0.05, 0.8))
                node.kill("node")
                node.start().wait_ready()
            work.join(240)
            assert not work.is_alive()
    assert (told["requests"], told["answered"]) == (FIREARMS, FIREARMS)
    assert (told["lost"], told["duplicates"]) == (0, 0)

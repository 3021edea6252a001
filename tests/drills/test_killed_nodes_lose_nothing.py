"""Nodes killed at any moment lose nothing, do nothing twice, and finish without a hand."""

import os
import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.drills.batches import batch_folder, registry_and_recoveries

from rastro_node.demo.building import build
from rastro_node.demo.inside import run_inside
from rastro_node.demo.running import database_of, running

KILLS = int(os.environ.get("RASTRO_DRILL_KILLS", "6"))
FIREARMS = int(os.environ.get("RASTRO_DRILL_FIREARMS", "400"))
SEED = int(os.environ.get("RASTRO_DRILL_SEED", "0")) or random.SystemRandom().randrange(1, 10**6)
PROCESSES = ["node", "web", "exchange", "worker"]
PATIENCE = 400

pytestmark = [pytest.mark.drill, pytest.mark.xdist_group("drills")]


def test_a_batch_survives_kill_9_of_anything(tmp_path_factory):
    folder = batch_folder(tmp_path_factory)
    registry, task = registry_and_recoveries(folder, FIREARMS)
    with database_of(folder), ThreadPoolExecutor(1) as thread:
        made = build(folder, say=lambda _step: None, story=False, fixed_ports=False)
        run_inside(made.homes["XB"].folder, "rastro_node.demo.registering", {"file": str(registry)})
        with running(made) as nodes:
            begun = time.monotonic()
            work = thread.submit(run_inside, made.homes["XA"].folder, "rastro_node.demo.tracing_all", task)
            killed = kill_at_random(nodes, work)
            told = work.result(PATIENCE)
    print(f"seed {SEED}: {dict(killed)} in {time.monotonic() - begun:.1f} s; {told}")  # noqa: T201
    assert (told["requests"], told["answered"]) == (FIREARMS, FIREARMS)
    assert (told["lost"], told["duplicates"]) == (0, 0)
    assert killed.total() == KILLS, "the batch was over before: give it more firearms"


def kill_at_random(nodes, work):
    """Kill one process or a whole node after another while the work goes on; what was killed how often."""
    chance, killed = random.Random(SEED), Counter()
    while killed.total() < KILLS:
        time.sleep(chance.uniform(0.05, 0.8))
        state, which = chance.choice(["XA", "XB"]), chance.choice(PROCESSES)
        if work.done():
            break
        nodes[state].kill(which)
        killed[f"{state} {which}"] += 1
        if which == "node":
            nodes[state].start().wait_ready()
    return killed

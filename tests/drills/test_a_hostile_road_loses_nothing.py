"""Deliveries dropped, cut, doubled, shuffled and replayed on the way: nothing lost, nothing twice."""

import os
import random
from collections import Counter

import pytest
from tests.drills.batches import batch_folder, registry_and_recoveries
from tests.drills.proxy import HostileRoad

from rastro_node.cluster.certificates import certificate_make
from rastro_node.demo.building import build
from rastro_node.demo.directory import directory_write
from rastro_node.demo.inside import run_inside
from rastro_node.demo.running import database_of, running

FIREARMS = int(os.environ.get("RASTRO_DRILL_FIREARMS", "300"))
SEED = int(os.environ.get("RASTRO_DRILL_SEED", "0")) or random.SystemRandom().randrange(1, 10**6)

pytestmark = [pytest.mark.drill, pytest.mark.xdist_group("drills")]


@pytest.fixture
def roads():
    """Starts a hostile road before every node of a demo, and lets the directory name the roads."""
    started = []

    def start(made):
        key, certificate = (made.folder / name for name in ("road.key.pem", "road.cert.pem"))
        for file, data in zip((key, certificate), certificate_make("ZZ"), strict=True):
            file.write_bytes(data)
        for number, home in enumerate(made.homes.values()):
            target = (home.options.number("exchange.port"), home.options.path("keys.tls_certificate"))
            started.append(HostileRoad(certificate, key, *target, seed=SEED + number).start())
        urls = {
            state: f"https://127.0.0.1:{road.port}" for state, road in zip(made.homes, started, strict=True)
        }
        directory_write(
            made.folder,
            list(made.homes.values()),
            urls=urls,
            certificate=certificate.read_text("ascii"),
            version=2,
        )
        return started

    yield start
    for road in started:
        road.stop()


def test_a_batch_survives_a_hostile_road_both_ways(tmp_path_factory, roads):
    folder = batch_folder(tmp_path_factory)
    registry, task = registry_and_recoveries(folder, FIREARMS)
    with database_of(folder):
        made = build(folder, say=lambda _step: None, story=False, fixed_ports=False)
        run_inside(made.homes["XB"].folder, "rastro_node.demo.registering", {"file": str(registry)})
        to_xa, to_xb = roads(made)
        with running(made):
            told = run_inside(made.homes["XA"].folder, "rastro_node.demo.tracing_all", task)
    print(f"seed {SEED}: to XA {dict(to_xa.did)}, to XB {dict(to_xb.did)}; {told}")  # noqa: T201
    assert (told["requests"], told["answered"]) == (FIREARMS, FIREARMS)
    assert (told["lost"], told["duplicates"]) == (0, 0)
    assert misdeeds(to_xa)
    assert misdeeds(to_xb)


def misdeeds(road):
    """How often the road did other than carry."""
    return (road.did - Counter({"pass": road.did["pass"]})).total()

"""Pairs of real scans: one weapon, two weapons, two lands of one barrel."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.harness.shared import shared
from tests.library.cli.conftest import rastro  # noqa: F401 - the command, run in this process

from rastro import ballistics

FADUL = "ballistics/breechface/fadul/Fadul {}.x3p"
LAND = "ballistics/bullets/hamby44/HS44_Barrel1_Bullet{}_Land{}.x3p"


@dataclass(frozen=True)
class Pair:
    """Two files and what came of comparing them."""

    files: tuple[Path, Path]
    result: ballistics.Comparison


def pair_of(first, second, **options):
    files = Path(shared(first)), Path(shared(second))
    return Pair(files, ballistics.compare(*map(ballistics.read, files), **options))


@pytest.fixture(scope="session")
def one_slide():
    """Two cases of one slide."""
    return pair_of(FADUL.format("1-1"), FADUL.format("1-2"))


@pytest.fixture(scope="session")
def two_slides():
    """Two cases of two slides."""
    return pair_of(FADUL.format("1-1"), FADUL.format("2-1"))


@pytest.fixture(scope="session")
def one_land():
    """Two bullets' marks of one land."""
    return pair_of(LAND.format(1, 3), LAND.format(2, 1), mark="land")


@pytest.fixture
def surface():
    """One breech face."""
    return ballistics.read(shared(FADUL.format("1-1")))

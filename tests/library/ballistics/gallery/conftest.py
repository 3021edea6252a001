"""A gallery of firearms that never were."""

import pytest

from rastro.ballistics.gallery import Entry, Gallery, sketch_level
from rastro.ballistics.synthesis import Foundry, cases, firearm

FOUNDRY = Foundry(seed=7)
WEAPONS, CASES = 8, 4


@pytest.fixture(scope="session")
def made():
    """Three cases of each of eight firearms for a gallery, the fourth to search with."""
    return {
        number: [sketch_level(level) for level in cases(FOUNDRY, firearm(FOUNDRY, number), count=CASES)]
        for number in range(WEAPONS)
    }


@pytest.fixture(scope="session")
def additions(made):
    return [
        (Entry(f"{number}/{shot}", str(number)), each)
        for number, sketches in made.items()
        for shot, each in enumerate(sketches[:-1])
    ]


@pytest.fixture
def gallery(tmp_path, additions):
    filled = Gallery.create(tmp_path / "gallery")
    filled.append(additions)
    return filled

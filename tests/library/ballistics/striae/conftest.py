"""Two bullets of one barrel, six lands each."""

import pytest
from tests.harness.shared import shared

from rastro.ballistics import read_x3p
from rastro.ballistics.striae import compare_bullets, land_signature


@pytest.fixture(scope="session")
def scans():
    """The scans of both bullets, land by land."""
    folder = shared("ballistics/bullets/hamby44")
    return [
        [read_x3p(folder / f"HS44_Barrel1_Bullet{bullet}_Land{land}.x3p") for land in range(1, 7)]
        for bullet in (1, 2)
    ]


@pytest.fixture(scope="session")
def bullets(scans):
    """Their signatures."""
    return [[land_signature(scan) for scan in lands] for lands in scans]


@pytest.fixture(scope="session")
def compared(bullets):
    """Both compared."""
    return compare_bullets(*bullets)

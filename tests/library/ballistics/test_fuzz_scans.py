"""Whatever is broken in a scan, it is read or refused with a reason (more: benchmarks/fuzzing.py)."""

import pytest

from rastro.ballistics import read_al3d, read_x3p, write_x3p
from rastro.ballistics.pictures import read_picture
from rastro.canonical import RastroError
from rastro.testing.broken_scans import broken_al3d, broken_picture, broken_x3p

SEEDS = 400


@pytest.mark.parametrize(
    ("read", "make"), [(read_x3p, broken_x3p), (read_al3d, broken_al3d), (read_picture, broken_picture)]
)
def test_a_broken_scan_is_read_or_refused(read, make):
    refused = 0
    for seed in range(SEEDS):
        try:
            surface = read(make(seed))
        except RastroError as error:
            refused += "{" not in error.say()
            continue
        if surface.metric:
            assert read_x3p(write_x3p(surface)).heights.tobytes() == surface.heights.tobytes()
    assert SEEDS / 20 < refused < SEEDS


def test_the_same_seed_breaks_the_same_way():
    for make in (broken_x3p, broken_al3d, broken_picture):
        assert make(7) == make(7)

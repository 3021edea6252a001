"""Whatever is broken in a scan, it is read or refused with a reason (more: benchmarks/fuzzing.py)."""

import pytest

from rastro.ballistics import read_al3d, read_x3p
from rastro.canonical import RastroError
from rastro.testing.broken_scans import broken_al3d, broken_x3p


@pytest.mark.parametrize(("read", "make"), [(read_x3p, broken_x3p), (read_al3d, broken_al3d)])
def test_a_broken_scan_is_read_or_refused(read, make):
    refused = 0
    for seed in range(1500):
        try:
            read(make(seed))
        except RastroError:
            refused += 1
    assert 50 < refused < 1500


def test_the_same_seed_breaks_the_same_way():
    assert broken_x3p(7) == broken_x3p(7)

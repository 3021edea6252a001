"""Every kind of seeded misreading is repeatable and still meets its serial by a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rastro.markings import parse_reading, registered_keys, search_keys
from rastro.testing.misread import Kind, misread

SERIALS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=3, max_size=16)


@pytest.mark.parametrize("kind", list(Kind))
@given(serial=SERIALS, seed=st.integers(0, 10_000))
def test_a_misreading_meets_its_serial(kind, serial, seed):
    reading = misread(serial, kind, seed=seed)
    assert reading == misread(serial, kind, seed=seed)
    assert search_keys(parse_reading(reading)).deletions & registered_keys(serial).deletions

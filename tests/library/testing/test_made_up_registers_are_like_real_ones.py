"""A made-up register is the same for the same seed, has the shares it says, and serials with neighbours."""

from collections import Counter

import pytest

from rastro.testing.registries import generate, makes

COUNT = 50_000


@pytest.fixture(scope="module")
def register():
    return list(generate(COUNT, seed=7))


def test_the_same_seed_gives_the_same_register(register):
    assert register == list(generate(COUNT, seed=7))
    assert register != list(generate(COUNT, seed=8))
    assert len(register) == COUNT


def test_makes_and_shapes_have_their_shares(register):
    counted = Counter(entry.make for entry in register)
    for make in makes():
        assert counted[make.name] / COUNT == pytest.approx(make.share, abs=0.01)
    assert sum(make.share for make in makes()) == pytest.approx(1, abs=0.01)


def test_most_serials_have_a_neighbour_one_digit_away(register):
    known = {(entry.make, entry.serial) for entry in register}
    ending = [entry for entry in register if entry.serial[-1].isdigit()]
    near = sum(
        (entry.make, f"{entry.serial[:-1]}{(int(entry.serial[-1]) + 1) % 10}") in known for entry in ending
    )
    assert near / len(ending) > 0.9


def test_few_serials_stand_twice_under_a_make(register):
    assert len({(entry.make, entry.serial) for entry in register}) / COUNT > 0.97

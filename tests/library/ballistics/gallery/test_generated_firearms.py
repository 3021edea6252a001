"""Generated firearms: the same for one seed, alike within a firearm, a little within a line."""

import numpy as np

from rastro.ballistics.gallery import sketch_level
from rastro.ballistics.gallery.coverage import coverage
from rastro.ballistics.gallery.overlay import likeness, query_rings
from rastro.ballistics.synthesis import Foundry, cases, firearm

FOUNDRY = Foundry(seed=3)


def test_one_seed_gives_one_set_of_cases():
    once, again = ([*cases(FOUNDRY, firearm(FOUNDRY, 4), count=2)] for _ in range(2))
    for a, b in zip(once, again, strict=True):
        assert np.array_equal(a.heights, b.heights)
        assert np.array_equal(a.measured, b.measured)
    other = next(cases(Foundry(seed=4), firearm(Foundry(seed=4), 4), count=1))
    assert not np.array_equal(once[0].heights, other.heights)


def test_asking_for_more_cases_does_not_change_the_first():
    weapon = firearm(FOUNDRY, 1)
    few, more = [*cases(FOUNDRY, weapon, count=1)], [*cases(FOUNDRY, weapon, count=3)]
    assert np.array_equal(few[0].heights, more[0].heights)


def test_faces_of_one_line_share_what_the_tool_left():
    alike = [_correlated(number, number + 1) for number in range(0, 40, 20)]
    apart = [_correlated(number, number + 20) for number in range(0, 40, 20)]
    assert min(alike) > FOUNDRY.subclass / 3
    assert max(abs(each) for each in apart) < FOUNDRY.subclass / 3


def test_wear_makes_later_cases_less_like_the_first():
    worn = Foundry(seed=3, wear=0.01, partial=0.0)
    fired = [sketch_level(level) for level in cases(worn, firearm(worn, 0), count=6)]
    surfaces, rings = (np.stack([getattr(each, name) for each in fired]) for name in ("surface", "rings"))
    alike = likeness(rings, coverage(surfaces), query_rings(fired[0].level)).likeness
    assert alike[1] > alike[5]


def test_surfaces_are_rings_of_usual_spread():
    for level in cases(FOUNDRY, firearm(FOUNDRY, 2), count=5):
        assert 500 < level.measured.sum() < 3000
        assert 0.5 < level.heights[level.measured > 0].std() < 0.8
        assert not level.heights[level.measured == 0].any()


def _correlated(one, other):
    a, b = firearm(FOUNDRY, one).face, firearm(FOUNDRY, other).face
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])

"""Stage 1 knows how much of each ring was measured, and ranks chance as the whole-surface stage does."""

import numpy as np
import pytest

from rastro.ballistics.gallery import Entry, Gallery, search
from rastro.ballistics.gallery.coverage import AREAS, WHOLE, coverage, covered_points
from rastro.ballistics.gallery.overlay import Likenesses
from rastro.ballistics.gallery.searching import all_likeness, kept_of
from rastro.ballistics.gallery.sketch import FRAME, MISSING, level_of


def test_the_points_of_the_rings_are_those_of_the_surface(additions):
    """Rings cover 0.15 to 1.75 mm, where all of a generated mark lies."""
    surfaces = np.stack([each.surface for _, each in additions])
    points = coverage(surfaces) / WHOLE @ AREAS
    assert points == pytest.approx((surfaces != MISSING).sum((1, 2)), rel=0.04)


def test_a_disc_covers_what_lies_within():
    line = np.arange(FRAME) - (FRAME - 1) / 2
    disc = np.where(np.hypot(line[:, None], line) <= 19.0, 0, MISSING).astype(np.int8)
    shares = coverage(disc[None])[0] / WHOLE
    assert (shares[:7] == 1).all()  # rings are 2 points wide from 3 on: seven end within 17
    assert (shares[9:] == 0).all()
    whole, moved = covered_points(level_of(disc), [(0.0, 0.0), (8.0, 0.0)]).T
    assert whole == pytest.approx(shares * AREAS, abs=60)
    assert moved[0] == pytest.approx(AREAS[0])
    assert moved[9:].sum() > 0


def test_the_likeliest_come_first_and_chance_fills_up():
    random = np.random.default_rng(4)
    alike = Likenesses(random.random(100, np.float32), random.random(100, np.float32))
    best = alike.best(20)
    assert len(set(best.tolist())) == 20
    assert set(np.argsort(-alike.likeness)[:2]) <= set(best.tolist())
    left = np.setdiff1d(np.arange(100), best)
    assert alike.chance[left].max() <= alike.chance[best[2:]].min()
    assert sorted(alike.best(500).tolist()) == list(range(100))
    assert len(Likenesses(np.empty(0, np.float32), np.empty(0, np.float32)).best(5)) == 0


def test_small_galleries_are_laid_on_whole():
    assert [kept_of(size) for size in (0, 10, 2_000, 10_000, 100_000)] == [0, 10, 2_000, 2_000, 3_000]


def test_what_lies_well_by_chance_comes_through(gallery, additions, made, tmp_path):
    """Of the ten best of all, stage 1 lets those through that belong there by chance, not only the mates."""
    level = made[3][-1].level
    every = [each.number for each in search(gallery, level, top=10, keep=len(gallery))]
    through = all_likeness(gallery, level).best(len(gallery) // 2)
    assert np.isin(every[:3], through).all()
    assert np.isin(every, through).mean() >= 0.7
    one = Gallery.create(tmp_path / "one")
    one.append([(Entry("alone"), additions[0][1])])
    assert len(all_likeness(one, level).chance) == 1

"""A search puts the cases of one firearm first, however they are turned."""

import numpy as np
import pytest
from scipy.ndimage import rotate

from rastro.ballistics.gallery import audit, search, sketch_level
from rastro.ballistics.gallery.coverage import coverage
from rastro.ballistics.gallery.folder import Gallery
from rastro.ballistics.gallery.overlay import likeness, query_rings
from rastro.ballistics.pyramid import Level


@pytest.mark.parametrize("workers", [1, 2])
def test_a_further_case_finds_those_of_its_firearm(gallery, made, workers):
    for number, sketches in made.items():
        found = search(gallery, sketches[-1].level, keep=12, top=5, workers=workers)
        assert [each.entry.source for each in found[:3]] == [str(number)] * 3
        assert len(found) == 5


def test_two_searches_say_the_same(gallery, made):
    once, again = (search(gallery, made[2][-1].level) for _ in range(2))
    assert once == again


def test_rings_do_not_change_when_a_surface_is_turned(additions):
    level = additions[0][1].level
    rings, shares = additions[0][1].rings[None], coverage(additions[0][1].surface[None])
    for degrees in (30.0, 90.0, 211.0):
        known = rotate(level.measured, degrees, reshape=False, order=1) > 0.6
        heights = rotate(level.heights, degrees, reshape=False, order=1) * known
        turned = Level(heights.astype(np.float32), known.astype(np.float32))
        assert likeness(rings, shares, query_rings(turned)).likeness[0] > 0.85


def test_the_whole_stage_says_how_far_it_was_turned(gallery, additions):
    turned = Level(*(np.rot90(part).copy() for part in _parts(additions[0][1].level)))
    best = search(gallery, turned, top=1)[0]
    assert best.number == 0
    assert best.laid.ncc > 0.95
    assert best.laid.degrees % 90.0 == 0.0
    assert best.laid.degrees % 180.0 == 90.0


def test_an_empty_gallery_finds_nothing(tmp_path, additions):
    assert search(Gallery.create(tmp_path / "none"), additions[0][1].level) == []


def test_an_audit_that_keeps_all_misses_nothing(gallery):
    told = audit(gallery, queries=2, keep=len(gallery))
    assert (told.recall, told.first, told.surfaces) == (1.0, 1.0, len(gallery))


def test_a_frame_takes_the_middle_of_larger_surfaces(additions):
    level = additions[0][1].level
    wide = Level(*(np.pad(part, 20) for part in _parts(level)))
    assert np.array_equal(sketch_level(wide).surface, additions[0][1].surface)


def _parts(level):
    return level.heights, level.measured

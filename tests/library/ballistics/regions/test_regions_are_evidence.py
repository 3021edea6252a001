"""Regions are kept in a file, edited with a reason, and read strictly."""

import json

import numpy as np
import pytest

from rastro.ballistics import Topography
from rastro.ballistics.regions import Circle, Plane, Polygon, Regions, read_regions_file, write_regions
from rastro.canonical import RastroError


def surface():
    return Topography(np.zeros((101, 201)), 10e-6, 20e-6)


def regions(**more):
    shapes = (
        Polygon(part="keep", reason="face", points=((0.0, 0.0), (1e-3, 0.0), (1e-3, 2e-3), (0.0, 2e-3))),
        Circle(part="leave out", reason="pin", x=0.5e-3, y=1e-3, radius=0.2e-3),
    )
    given = {"mark": "breech-face", "method": "by hand", "width": 2e-3, "height": 2e-3, "shapes": shapes}
    return Regions(**{**given, **more})


def test_shapes_keep_and_leave_out():
    kept = regions().inside(surface())
    assert kept.sum() * 10e-6 * 20e-6 == pytest.approx(2e-6 - np.pi * 0.2e-3**2, rel=0.02)
    assert not kept[:, 101:].any()
    assert not kept[50, 50]
    assert kept[10, 10]


def test_a_polygon_is_filled_by_the_even_odd_rule():
    star = Polygon(
        part="keep",
        reason="star",
        points=tuple(
            (1e-3 + 0.9e-3 * np.sin(k * 4 * np.pi / 5), 1e-3 - 0.9e-3 * np.cos(k * 4 * np.pi / 5))
            for k in range(5)
        ),
    )
    inside = star.inside(((201, 201), 10e-6, 10e-6))
    assert not inside[100, 100]
    assert inside[20, 100]


def test_points_far_from_the_plane_are_left_out_but_missing_ones_stay_missing():
    heights = np.zeros((101, 201))
    heights[4, 5], heights[6, 7] = 1e-4, np.nan
    plane = Plane(level=0.0, across=0.0, down=0.0, within=2e-5)
    cut = Topography(heights, 10e-6, 20e-6).within(regions(plane=plane))
    assert np.isnan(cut.heights[[4, 6], [5, 7]]).all()
    assert cut.heights[4, 6] == 0.0


def test_an_edit_says_who_and_why_and_makes_a_version():
    first = regions()
    second = first.edited(
        first.shapes[:1], by="Bruno", why="The pin was cut too wide.", at="2031-01-14T09:30:00Z"
    )
    assert (first.version, second.version) == (1, 2)
    assert second.edits[0].by == "Bruno"
    assert second.inside(surface()).sum() > first.inside(surface()).sum()
    with pytest.raises(RastroError) as refused:
        first.edited((), by="Bruno", why=" ")
    assert refused.value.code == "ballistics.regions.why"


def test_a_file_says_the_same():
    plane = Plane(level=1e-6, across=0.1, down=-0.2, within=2e-5)
    given = regions(plane=plane).edited((), by="Bruno", why="Nothing to leave out.")
    assert read_regions_file(write_regions(given)) == given
    assert read_regions_file(write_regions(regions())) == regions()


def test_regions_of_another_surface_are_refused():
    with pytest.raises(RastroError) as refused:
        Topography(np.zeros((101, 301)), 10e-6, 20e-6).within(regions())
    assert refused.value.code == "ballistics.regions.extent"
    finer = Topography(np.zeros((201, 401)), 5e-6, 10e-6)
    assert finer.within(regions()).valid.any()


def test_regions_that_leave_nothing_are_refused():
    with pytest.raises(RastroError) as refused:
        surface().within(regions(shapes=(Circle(part="keep", reason="far", x=0.05, y=0.05, radius=1e-4),)))
    assert refused.value.code == "ballistics.regions.nothing"


CHANGES = {
    "not JSON": (lambda _told: b"{", "canonical.json.syntax"),
    "a list": (lambda _told: b"[]", "ballistics.regions.format"),
    "another form": (lambda told: {**told, "format": "x"}, "ballistics.regions.format"),
    "version as text": (lambda told: {**told, "version": "1"}, "ballistics.regions.form"),
    "version none": (lambda told: {**told, "version": 0}, "ballistics.regions.form"),
    "width as text": (lambda told: {**told, "width": "wide"}, "ballistics.regions.form"),
    "shapes a name": (lambda told: {**told, "shapes": "all"}, "ballistics.regions.form"),
    "an unknown shape": (lambda told: {**told, "shapes": [{"kind": "heart"}]}, "ballistics.regions.form"),
    "too many shapes": (lambda told: {**told, "shapes": told["shapes"] * 150}, "ballistics.regions.large"),
    "a part unknown": (lambda told: _circle(told, part="maybe"), "ballistics.regions.part"),
    "a radius of nothing": (lambda told: _circle(told, radius=0), "ballistics.regions.number"),
    "a radius of a metre": (lambda told: _circle(told, radius=1.0), "ballistics.regions.number"),
    "a huge number": (lambda told: _circle(told, x=9e99), "ballistics.regions.number"),
    "true for a number": (lambda told: _circle(told, x=True), "ballistics.regions.form"),
    "two corners": (lambda told: _polygon(told, [[0, 0], [0, 1e-3]]), "ballistics.regions.points"),
    "too many corners": (lambda told: _polygon(told, [[0, 0]] * 5001), "ballistics.regions.points"),
    "a corner of three": (lambda told: _polygon(told, [[0, 0, 0]] * 4), "ballistics.regions.form"),
    "a plane of text": (lambda told: {**told, "plane": "flat"}, "ballistics.regions.form"),
    "a plane without thickness": (
        lambda told: {**told, "plane": {"level": 0, "across": 0, "down": 0, "within": 0}},
        "ballistics.regions.number",
    ),
    "an edit of nobody": (lambda told: {**told, "edits": [{"why": "x"}]}, "ballistics.regions.form"),
    "a note without code": (lambda told: {**told, "notes": [{}]}, "ballistics.regions.form"),
    "three megabytes": (lambda _told: b" " * 3_000_000, "ballistics.regions.large"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_is_not_one_is_refused(change):
    make, code = CHANGES[change]
    told = make(json.loads(write_regions(regions())))
    with pytest.raises(RastroError) as refused:
        read_regions_file(told if isinstance(told, bytes) else json.dumps(told).encode())
    assert refused.value.code == code


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(RastroError) as refused:
        read_regions_file(tmp_path / "mine.json")
    assert refused.value.code == "ballistics.regions.missing"
    assert "mine.json" in refused.value.text.say()


def _circle(told, **more):
    return {**told, "shapes": [{**told["shapes"][1], **more}]}


def _polygon(told, points):
    return {**told, "shapes": [{**told["shapes"][0], "points": points}]}

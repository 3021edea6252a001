"""The breech face of a raw scan is found as people draw it; a scan that was cut already stays as it is."""

from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage
from tests.harness.shared import shared
from tests.library.ballistics.regions.primers import Primer, agreement, in_a_primer

from rastro.ballistics import Topography, compare_impressions, prepare_impression, read_x3p
from rastro.ballistics.regions import breech_face_only, find_regions
from rastro.canonical import InvalidInput

RAW = "ballistics/breechface/topmatch/{}_raw_masked.x3p"
FADUL = "ballistics/breechface/fadul/Fadul {}.x3p"
AROUND = {
    "as it comes": (Primer(), 0.78),
    "much metal flowed back": (Primer(flow_back=70e-6), 0.74),
    "tilted by five degrees": (Primer(tilt=(0.07, 0.05)), 0.78),
    "spikes": (Primer(spikes=2e-3), 0.78),
    "steep walls not measured": (Primer(steep_missing=True), 0.78),
    "the primer alone": (Primer(side=3.75e-3), 0.78),
    "the primer alone, its walls not measured": (Primer(side=3.75e-3, steep_missing=True), 0.78),
    "twice as fine": (Primer(side=3.9e-3, finer=2, steep_missing=True), 0.78),
    "all of the case head": (Primer(side=9e-3), 0.78),
    "a drag mark": (Primer(drag=True), 0.75),
    "domed": (Primer(dome=25e-6), 0.7),
    "beside the middle": (Primer(shift=(4e-4, -3e-4)), 0.78),
    "a deep impression": (Primer(depth=400e-6, wall=2.0), 0.78),
    "a case head that lies lower": (Primer(head=-60e-6, rim=0.8e-3), 0.78),
}


@pytest.mark.parametrize("name", ["K013sA1", "K013sA2"])
def test_a_raw_scan_is_cut_as_by_hand(name):
    scan = read_x3p(shared(RAW.format(name)))
    cut, found = breech_face_only(scan)
    assert agreement(cut.valid, scan.regions["#ffffff"]) > 0.87
    assert [note.code for note in found.notes] == ["ballistics.regions.found"]
    assert {each.reason for each in found.shapes} == {"breech-face", "firing-pin"}


def steep_missing(scan):
    return np.where(np.hypot(*np.gradient(scan.heights)) / scan.dx < 0.5, scan.heights, np.nan)


def primer_alone(scan):
    rows, columns = np.nonzero(scan.regions["#ffffff"])
    down, across = np.indices(scan.heights.shape)
    away = np.hypot(down - rows.mean(), across - columns.mean()) * scan.dx
    return np.where(away < 1.75e-3, steep_missing(scan), np.nan)


def inside_the_outline(scan):
    return np.where(ndimage.binary_fill_holes(scan.regions["#ffffff"]), scan.heights, np.nan)


def tilted(scan):
    return scan.heights + 0.2 * np.arange(scan.heights.shape[1]) * scan.dx


def upside_down(scan):
    return scan.heights[::-1]


@pytest.mark.parametrize("name", ["K013sA1", "K013sA2"])
@pytest.mark.parametrize("other", [steep_missing, primer_alone, inside_the_outline, tilted, upside_down])
def test_another_instrument_or_field_changes_little(name, other):
    scan = read_x3p(shared(RAW.format(name)))
    changed = Topography(other(scan), scan.dx, scan.dy)
    hand = scan.regions["#ffffff"][::-1] if other is upside_down else scan.regions["#ffffff"]
    assert agreement(breech_face_only(changed)[0].valid, hand & changed.valid) > 0.85


def test_two_raw_scans_of_one_pistol_are_congruent_where_they_were_cut():
    pair = [breech_face_only(read_x3p(shared(RAW.format(name))))[0] for name in ("K013sA1", "K013sA2")]
    told = compare_impressions(*(prepare_impression(each) for each in pair)).as_json()
    assert told["cmc"]["consensus"]["cmc"] >= 8


def test_scans_that_were_cut_by_hand_stay_as_they_are():
    folder = Path(shared("ballistics/ground_truth.csv")).parent / "breechface"
    files = [*folder.glob("fadul/*.x3p"), *folder.glob("topmatch/*_processed.x3p")]
    assert len(files) == 43
    for path in files:
        scan = read_x3p(path)
        cut, found = breech_face_only(scan)
        assert cut is scan, path.name
        assert [note.code for note in found.notes] == ["ballistics.regions.already_cut"]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("scan", ["4-1", "8-1"])
def test_an_impression_set_into_a_primer_is_found_again(around, scan):
    primer, least = AROUND[around]
    raw, truth = in_a_primer(read_x3p(shared(FADUL.format(scan))), primer)
    cut, _ = breech_face_only(raw)
    assert agreement(cut.valid, truth & raw.valid) > least


def with_gaps(raw, chance):
    return np.where(chance.random(raw.heights.shape) < 0.3, np.nan, raw.heights)


def with_noise(raw, chance):
    return raw.heights + chance.normal(0.0, 5e-6, raw.heights.shape)


@pytest.mark.parametrize("worse", [with_gaps, with_noise])
def test_gaps_and_noise_change_little(worse):
    raw, truth = in_a_primer(read_x3p(shared(FADUL.format("N"))), Primer())
    heights = worse(raw, np.random.default_rng(1))
    cut, _ = breech_face_only(Topography(heights, raw.dx, raw.dy))
    assert agreement(cut.valid, truth & np.isfinite(heights)) > 0.8


@pytest.mark.parametrize(("scale", "side"), [(0.7, 5.6e-3), (1.3, 7e-3)])
def test_small_and_large_primers_are_found(scale, side):
    cut = read_x3p(shared(FADUL.format("1-1")))
    raw, truth = in_a_primer(Topography(cut.heights, cut.dx * scale, cut.dy * scale), Primer(side=side))
    assert agreement(breech_face_only(raw)[0].valid, truth & raw.valid) > 0.75


@pytest.mark.parametrize("scan", ["1-1", "4-1", "N", "8-1"])
def test_of_a_primer_that_is_not_all_on_the_scan_the_rest_is_found_or_all_is_kept(scan):
    raw, truth = in_a_primer(read_x3p(shared(FADUL.format(scan))), Primer())
    here = (slice(round(0.3 * raw.heights.shape[0]), None),) * 2
    cut, found = breech_face_only(Topography(raw.heights[here], raw.dx, raw.dy))
    assert found.keeps_all or agreement(cut.valid, truth[here]) > 0.7


def test_it_is_found_the_same_way_each_time():
    scan = read_x3p(shared(RAW.format("K013sA1")))
    assert find_regions(scan) == find_regions(scan)


def test_increments_that_differ_between_the_axes_change_little():
    scan = read_x3p(shared(RAW.format("K013sA1")))
    thinned = Topography(scan.heights[:, ::2], 2 * scan.dx, scan.dy)
    assert agreement(breech_face_only(thinned)[0].valid, scan.regions["#ffffff"][:, ::2]) > 0.85


@pytest.mark.parametrize("name", ["K013sA1", "K013sA2"])
def test_the_firing_pin_is_the_round_spot_inside(name):
    scan = read_x3p(shared(RAW.format(name)))
    kept = find_regions(scan, mark="firing-pin").inside(scan)
    across = 2 * np.sqrt(kept.sum() * scan.dx * scan.dy / np.pi)
    assert 0.7e-3 < across < 1.5e-3
    assert not (kept & scan.regions["#ffffff"]).any()


def test_a_scan_of_the_pin_alone_is_left_whole():
    scan = read_x3p(shared(RAW.format("K013sA1")))
    rows, columns = np.nonzero(find_regions(scan, mark="firing-pin").inside(scan))
    here = (slice(rows.min() - 12, rows.max() + 12), slice(columns.min() - 12, columns.max() + 12))
    alone = Topography(scan.heights[here], scan.dx, scan.dy)
    assert find_regions(alone).keeps_all


@pytest.mark.parametrize(
    "heights",
    [
        np.full((50, 60), np.nan),
        np.zeros((3, 4)),
        np.random.default_rng(1).normal(0.0, 1e-4, (300, 300)),
        np.add.outer(np.arange(400.0) ** 2, np.arange(400.0) ** 2) * 2e-9,
        np.where(np.add.outer(np.arange(400) // 40, np.arange(400) // 40) % 2 == 0, 0.0, 2e-4),
    ],
    ids=["nothing", "tiny", "noise", "bowl", "steps"],
)
def test_where_nothing_is_certain_all_is_kept(heights):
    surface = Topography(heights, 6.25e-6, 6.25e-6)
    for mark in ("breech-face", "firing-pin"):
        assert find_regions(surface, mark=mark).keeps_all


def test_a_picture_and_an_unknown_mark_are_refused():
    with pytest.raises(InvalidInput, match="no lengths"):
        find_regions(Topography(np.zeros((9, 9)), 1.0, 1.0, metric=False))
    with pytest.raises(InvalidInput, match="breech-face"):
        find_regions(Topography(np.zeros((9, 9)), 1e-6, 1e-6), mark="ear")

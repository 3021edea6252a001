"""X3P and AL3D: every file of the collection opens or says why not; what is written is read back."""

from pathlib import Path

import numpy as np
import pytest
from tests.harness.shared import shared
from tests.library.ballistics.traps import codes, header, packed, parts_of, surface

from rastro.ballistics import read, read_al3d, read_x3p, write_x3p


def test_what_is_written_is_read_back_to_the_bit():
    given = surface()
    read = read_x3p(write_x3p(given))
    assert read.heights.tobytes() == given.heights.tobytes()
    assert (read.dx, read.dy, read.facts["Creator"], read.notes) == (6.25e-6, 3.1e-6, "A & <B>", ())
    assert write_x3p(read) == write_x3p(given)


QUIRKS = {
    "ISO5436-sample1.x3p": {"x3p.text_list", "x3p.millimetres", "x3p.heights_millimetres"},
    "ISO5436-sample1_bin.x3p": {"x3p.millimetres", "x3p.heights_millimetres"},
    "ISO5436-sample3.x3p": {"x3p.text_list", "x3p.micrometres", "x3p.heights_micrometres"},
    "ISO5436-sample4.x3p": {"x3p.text_list", "x3p.millimetres", "x3p.heights_millimetres"},
    "nfi_circle.al3d": {"x3p.heights_micrometres"},
    "nfi_circle.x3p": {"x3p.revision", "x3p.heights_micrometres"},
    "x3ptools_pyramid.x3p": {"x3p.revision", "x3p.micrometres", "x3p.heights_micrometres"},
    "x3ptools_testing.x3p": {"x3p.revision", "x3p.millimetres", "x3p.heights_millimetres"},
}
STUDIES = {
    "breechface/fadul/*.x3p": (40, set()),
    "breechface/topmatch/*_processed.x3p": (
        3,
        {"x3p.revision", "x3p.micrometres", "x3p.heights_micrometres"},
    ),
    "breechface/topmatch/*_raw_masked.x3p": (
        2,
        {"x3p.revision", "x3p.micrometres", "x3p.heights_micrometres", "mask.found"},
    ),
    "bullets/hamby44/*.x3p": (27, set()),
    "bullets/hamby252/*.x3p": (1, set()),
}


@pytest.mark.parametrize("name", QUIRKS)
def test_every_odd_file_opens_and_says_what_is_odd(name):
    scan = read(shared(f"ballistics/x3p_quirks/{name}"))
    assert codes(scan.notes) == QUIRKS[name]
    assert np.nanmax(np.abs(scan.heights)) < 1e-2
    assert same(read_x3p(write_x3p(scan)), scan)


def test_there_is_no_odd_file_without_a_line_here():
    folder = Path(shared("ballistics/x3p_quirks"))
    assert {each.name for each in folder.iterdir()} == set(QUIRKS)


@pytest.mark.parametrize("pattern", STUDIES)
def test_every_file_of_every_study_opens(pattern):
    count, told = STUDIES[pattern]
    files = sorted(Path(shared("ballistics/ground_truth.csv")).parent.glob(pattern))
    assert len(files) == count
    for path in files:
        scan = read_x3p(path)
        assert codes(scan.notes) == told, path
        assert scan.coverage > 0.2, path
        again = read_x3p(write_x3p(scan))
        assert same(again, scan), path
        assert set(scan.facts) - {"CalibrationDate"} <= set(again.facts), path


def same(one, other):
    """The same surface to the bit, with the same regions."""
    regions = [(name, inside.tobytes()) for name, inside in one.regions.items()]
    return (
        one.heights.tobytes() == other.heights.tobytes()
        and (one.dx, one.dy) == (other.dx, other.dy)
        and regions == [(name, inside.tobytes()) for name, inside in other.regions.items()]
    )


def test_text_lists_say_the_same_as_the_binary_part():
    listed = read_x3p(shared("ballistics/x3p_quirks/ISO5436-sample1.x3p"))
    binary = read_x3p(shared("ballistics/x3p_quirks/ISO5436-sample1_bin.x3p"))
    np.testing.assert_allclose(listed.heights, binary.heights, rtol=1e-9)
    assert np.isnan(listed.heights).sum() == 1


def test_al3d_and_x3p_of_one_surface_agree():
    one = read_al3d(shared("ballistics/x3p_quirks/nfi_circle.al3d"))
    other = read_x3p(shared("ballistics/x3p_quirks/nfi_circle.x3p"))
    assert one.heights.shape == other.heights.shape == (259, 259)
    assert one.dx == pytest.approx(other.dx, rel=1e-6)
    np.testing.assert_allclose(one.heights, other.heights, rtol=1e-6)


def test_a_changed_header_is_read_and_told():
    parts = parts_of(write_x3p(surface()))
    header(b"<Comment></Comment>", b"<Comment>mine</Comment>")(parts)
    assert codes(read_x3p(packed(parts)).notes) == {"x3p.checksum"}

"""What breaking files at random has found (`python -m benchmarks.fuzzing`), each by its name."""

import io
import struct
import warnings
import zlib

import numpy as np
import pytest
from PIL import Image
from tests.library.ballistics.traps import changed, codes, header, heights_as, packed, parts_of, surface

from rastro.ballistics import Topography, read_al3d, read_x3p, write_x3p
from rastro.ballistics.al3d import MAGIC
from rastro.ballistics.png_reading import read_png
from rastro.ballistics.regions import find_regions
from rastro.canonical import RastroError

WHOLE = np.nan_to_num(surface().heights)


def again(read):
    """What was written is the same surface, and says nothing more of its units."""
    told = read_x3p(write_x3p(read))
    assert told.heights.tobytes() == read.heights.tobytes()
    assert (told.dx, told.dy) == (read.dx, read.dy)
    assert not {note for note in codes(told.notes) if "metres" in note or "outliers" in note}


@pytest.mark.parametrize("height", [0.5, 30.0, 1e20, 1e308])
def test_a_height_beyond_belief_is_one_point_that_was_not_measured(height):
    """It once turned all heights into micrometres, and again each time the file was written."""
    heights = WHOLE.copy()
    heights[2, 2] = height
    read = read_x3p(changed(heights_as("<f8", heights)))
    assert np.isnan(read.heights[2, 2])
    assert read.heights[5, 5] == WHOLE[5, 5]
    assert "x3p.outliers" in codes(read.notes)
    again(read)


@pytest.mark.parametrize("scale", [1.0, 1e3, 1e8])
def test_heights_of_any_size_come_back_as_they_were_read(scale):
    heights = np.random.default_rng(1).normal(0.0, scale, (31, 47))
    again(read_x3p(changed(heights_as("<f8", heights))))


def test_heights_too_large_to_be_added_were_not_measured():
    """Their median was infinite, so that nothing was seen to be wrong."""
    heights = np.full((31, 47), 1.7e308)
    heights[:4] = 1e-6
    read = read_x3p(changed(heights_as("<f8", heights)))
    assert read.coverage == pytest.approx(4 / 31)
    again(read)


def test_no_regions_are_sought_on_a_surface_as_wide_as_a_hand():
    """Outlines a metre away are refused as shapes."""
    heights = np.kron(np.random.default_rng(1).normal(0.0, 1e-4, (30, 30)), np.ones((20, 20)))
    assert find_regions(Topography(heights, 1e-3, 1e-3)).keeps_all


def test_a_stage_that_stood_high_is_no_other_unit():
    read = read_x3p(changed(heights_as("<f8", WHOLE + 0.034)))
    assert codes(read.notes) == set()
    assert np.ptp(read.heights) == pytest.approx(np.ptp(WHOLE), rel=1e-6)


@pytest.mark.parametrize("step", [b"0.0009", b"0.002", b"0.04", b"3.0", b"900.0"])
def test_increments_of_any_size_come_back_as_they_were_read(step):
    """Between a millimetre and a centimetre they were metres when read, and millimetres when read again."""
    change = header(b"<Increment>6.25e-06", b"<Increment>" + step)
    again(read_x3p(changed(lambda parts: (change(parts), header(b"3.1e-06", step)(parts)))))


@pytest.mark.parametrize("step", [b"1e-12", b"2000.0", b"1e300"])
def test_increments_of_no_microscope_are_refused(step):
    with pytest.raises(RastroError) as refused:
        read_x3p(changed(header(b"<Increment>6.25e-06", b"<Increment>" + step)))
    assert refused.value.code == "ballistics.topography.increment"


def test_numbers_that_signal_are_read_without_a_warning():
    values = np.frombuffer(struct.pack("<I", 0x7FA00001) * WHOLE.size, "<f4").reshape(WHOLE.shape)
    change = heights_as("<f4", WHOLE)

    def signalling(parts):
        change(parts)
        parts["bindata/data.bin"] = values.tobytes()[:400] + parts["bindata/data.bin"][400:]

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isnan(read_x3p(changed(signalling)).heights[0, :47]).all()


def test_a_broken_animation_is_a_picture_without_a_warning():
    out = io.BytesIO()
    Image.fromarray(np.eye(9, dtype=np.uint8)).save(out, "PNG")
    chunk = b"acTL" + struct.pack(">II", 4_000_000_000, 0)
    animated = out.getvalue()[:33] + struct.pack(">I", 8) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert (read_png(animated + out.getvalue()[33:])[:, :, 0] == np.eye(9)).all()


def test_names_with_backslashes_are_found_by_their_links():
    """They were listed with `/` and then looked for by that name, which the archive does not have."""
    parts = parts_of(write_x3p(surface()))
    parts["bindata\\data.bin"] = parts.pop("bindata/data.bin")
    assert read_x3p(packed(parts)).heights.tobytes() == surface().heights.tobytes()


def test_many_small_elements_are_looked_up_once():
    """A header of 1.9 MB of empty elements was walked twenty times."""
    with pytest.raises(RastroError) as refused:
        read_x3p(changed(header(b"</Record1>", b"<a/>" * 450_000 + b"</Record1>")))
    assert refused.value.code == "ballistics.x3p.elements"
    assert read_x3p(changed(header(b"</Record1>", b"<a/>" * 250_000 + b"</Record1>"))).notes == ()


def test_heights_of_an_al3d_in_another_unit_are_told():
    tags = {"Version": "1", "TagCount": "6", "Rows": "9", "Cols": "8", "PixelSizeXMeter": "1e-6"}
    tags |= {"PixelSizeYMeter": "1e-6", "DepthImageOffset": "433", "InvalidPixelValue": "nan"}
    lines = [
        name.encode().ljust(20, b"\0") + said.encode().ljust(30, b"\0") + b"\r\n"
        for name, said in tags.items()
    ]
    read = read_al3d(MAGIC + b"".join(lines) + np.arange(72, dtype="<f4").tobytes())
    assert codes(read.notes) == {"x3p.heights_micrometres"}
    again(read)


def test_a_surface_with_nothing_measured_is_read_and_written():
    again(read_x3p(write_x3p(Topography(np.full((4, 5), np.nan), 1e-6, 1e-6))))

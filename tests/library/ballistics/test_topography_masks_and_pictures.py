"""Regions marked on a scan come with it; pictures and tables are heights, but no lengths."""

import struct
import zlib

import numpy as np
import pytest
from tests.harness.shared import shared

from rastro.ballistics import read_x3p
from rastro.ballistics.pictures import read_picture
from rastro.ballistics.png_reading import read_png
from rastro.canonical import InvalidInput


def test_a_mask_of_a_raw_scan_is_read():
    scan = read_x3p(shared("ballistics/breechface/topmatch/K013sA1_raw_masked.x3p"))
    assert set(scan.regions) == {"#000000", "#ffffff"}
    assert scan.regions["#ffffff"].mean() == pytest.approx(0.133, abs=0.001)
    assert scan.within("#ffffff").coverage == pytest.approx(0.133, abs=0.001)
    with pytest.raises(InvalidInput):
        scan.within("#123456")


@pytest.mark.parametrize("kind", range(5))
def test_each_filter_of_png_is_undone(kind):
    wanted = np.random.default_rng(kind).integers(0, 256, (9, 7, 3), np.uint8)
    assert (read_png(_filtered(wanted, kind)) == wanted).all()


def test_a_table_is_not_metric():
    read = read_picture(b"1,2,3\n4,,6\n")
    assert not read.metric
    assert np.isnan(read.heights[1, 1])
    assert [note.code for note in read.notes] == ["ballistics.picture.not_metric"]


@pytest.mark.parametrize("content", [b"1,2\n3\n", b"1,x\n", b"\x89PNG\r\n\x1a\nshort", b""])
def test_broken_pictures_and_tables_are_refused(content):
    with pytest.raises(InvalidInput):
        read_picture(content)


def _filtered(pixels, kind):
    rows, columns, step = pixels.shape
    flat = pixels.reshape(rows, columns * step).astype(int)
    left, above, corner = np.zeros_like(flat), np.zeros_like(flat), np.zeros_like(flat)
    left[:, step:], above[1:], corner[1:, step:] = flat[:, :-step], flat[:-1], flat[:-1, :-step]
    near = np.stack([left, above, corner])
    paeth = np.take_along_axis(near, np.abs(left + above - corner - near).argmin(0)[None], 0)[0]
    guess = [0 * flat, left, above, (left + above) // 2, paeth][kind]
    lines = np.concatenate([np.full((rows, 1), kind), (flat - guess) & 255], axis=1).astype(np.uint8)
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0),
        b"IDAT": zlib.compress(lines.tobytes()),
    }
    parts[b"IEND"] = b""
    chunks = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts.items()
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)

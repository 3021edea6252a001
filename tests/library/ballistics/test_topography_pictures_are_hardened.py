"""PNG pictures of every kind are read; those made to harm are refused by their header, or read as is."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from rastro.ballistics import Topography, prepare_impression, write_x3p
from rastro.ballistics.pictures import read_picture
from rastro.ballistics.png_reading import read_png
from rastro.ballistics.regions import find_regions
from rastro.canonical import RastroError

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(columns, rows, *, depth=8, kind=0, data=b"", before=b""):
    head = struct.pack(">IIBBBBB", columns, rows, depth, kind, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", head) + before + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def saved(image, **more):
    out = io.BytesIO()
    image.save(out, "PNG", **more)
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "channels"), [("1", 1), ("L", 1), ("LA", 2), ("P", 3), ("RGB", 3), ("RGBA", 4), ("I;16", 1)]
)
def test_every_kind_of_picture_is_read(mode, channels):
    table = np.arange(12, dtype=np.uint8).reshape(3, 4) * 20
    whole = (
        Image.fromarray(table.astype(np.uint16) * 256)
        if mode == "I;16"
        else Image.fromarray(table).convert(mode)
    )
    pixels = read_png(saved(whole))
    assert pixels.shape == (3, 4, channels)
    if mode == "I;16":
        assert (pixels[:, :, 0] == table.astype(int) * 256).all()


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
def test_greys_of_few_bits_are_spread_and_palettes_laid_out(depth):
    width = 8 // depth
    grey = png(width, 1, depth=depth, data=zlib.compress(b"\x00\xff"))
    assert (read_png(grey) == 255).all()
    colours = chunk(b"PLTE", bytes(range(3)) * (2**depth))
    assert read_png(
        png(width, 1, depth=depth, kind=3, data=zlib.compress(b"\x00\x00"), before=colours)
    ).shape == (1, width, 3)


BOMB = zlib.compress(bytes(60_000_000))
REFUSED = {
    "no picture": (b"hello", "png.broken"),
    "a signature": (SIGNATURE, "png.broken"),
    "no header": (SIGNATURE + chunk(b"IDAT", bytes(30)), "png.broken"),
    "no points": (png(0, 5), "png.size"),
    "four thousand million points": (png(65_000, 65_000), "png.size"),
    "more sides than a number holds": (png(0xFFFFFFFF, 0xFFFFFFFF), "png.size"),
    "points that cannot be in so little": (png(4_000, 3_900), "png.broken"),
    "three bits": (png(4, 4, depth=3), "png.kind"),
    "sixteen bits of a palette": (png(4, 4, depth=16, kind=3), "png.kind"),
    "a kind that does not exist": (png(4, 4, kind=5), "png.kind"),
    "points that end early": (png(90, 90, data=zlib.compress(bytes(100))), "png.broken"),
    "points that are not packed": (png(9, 9, data=b"hello" * 9), "png.broken"),
    "no points at all": (png(9, 9), "png.broken"),
    "a text that unpacks to sixty megabytes": (
        png(9, 9, before=chunk(b"zTXt", b"a\x00\x00" + BOMB), data=b""),
        "png.broken",
    ),
    "a wrong sum": (png(9, 9, data=zlib.compress(bytes(90)))[:-20] + bytes(20), "png.broken"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_picture_made_to_harm_is_refused(case):
    content, code = REFUSED[case]
    with pytest.raises(RastroError) as refused:
        read_png(content)
    assert refused.value.code == f"ballistics.{code}"


def test_points_beyond_the_last_are_not_unpacked():
    assert read_png(png(9, 9, data=BOMB)).shape == (9, 9, 1)


def test_what_is_not_metric_is_neither_compared_nor_cut_nor_written():
    picture = read_picture(b"1,2,3\n4,5,6\n")
    for use in (prepare_impression, find_regions, write_x3p, Topography.require_metric):
        with pytest.raises(RastroError) as refused:
            use(picture)
        assert refused.value.code == "ballistics.picture.not_metric"
    surface = Topography(np.zeros((3, 3)), 1e-6, 1e-6)
    assert surface.require_metric() is surface

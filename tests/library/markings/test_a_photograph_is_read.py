"""A photograph gives ranked readings; what is no photograph is refused."""

import io
import random
import struct
import zlib

import numpy as np
import pytest

from rastro.canonical import InvalidInput, NotFound, TooLarge
from rastro.markings import parse_reading, read_photograph

Image = pytest.importorskip("PIL.Image", reason="the extra `ocr` is not installed")
pytest.importorskip("rapidocr", reason="the extra `ocr` is not installed")

from rastro.markings import photo_recogniser  # noqa: E402
from rastro.markings.photo_beam import ALPHABET, likeliest, notation  # noqa: E402
from rastro.testing.rendered_marks import render_mark, some_conditions, some_serial  # noqa: E402


def as_file(picture, form="PNG"):
    file = io.BytesIO()
    Image.fromarray(picture).save(file, form)
    return file.getvalue()


def slices(*rows):
    """Rows such as {"A": 0.9, "": 0.1}; the empty name is *nothing new*."""
    table = np.full((len(rows), 1 + len(ALPHABET)), 1e-9)
    for place, row in enumerate(rows):
        for character, chance in row.items():
            table[place, ALPHABET.index(character) + 1 if character else 0] = chance
    return table


def test_most_rendered_marks_have_their_serial_among_three_readings():
    chance = random.Random(99)
    found = 0
    for number in range(30):
        serial = some_serial(chance)
        picture = render_mark(serial, some_conditions(chance, severity=number / 30), seed=number)
        readings = [each.text for line in read_photograph(as_file(picture)) for each in line.readings]
        found += serial in readings
    assert found >= 27


def test_a_line_is_found_in_a_larger_picture_and_its_notation_is_a_reading():
    mark = render_mark("TKR40718", some_conditions(random.Random(4), severity=0.0), seed=3)
    picture = np.full((900, 1200), 120, np.uint8)
    picture[380 : 380 + mark.shape[0], 200 : 200 + mark.shape[1]] = mark
    lines = read_photograph(as_file(picture, "JPEG"))
    assert "TKR40718" in [each.text for line in lines for each in line.readings]
    (line,) = [line for line in lines if line.readings[0].text.startswith("TKR")]
    left, top, right, bottom = line.box
    assert 100 < left < right < 1000
    assert 300 < top < bottom < 600
    assert len(parse_reading(line.notation).characters) == 8


def test_nothing_is_read_where_nothing_is_marked():
    empty = np.full((600, 800), 128, np.uint8)
    assert read_photograph(as_file(empty)) == ()


def test_a_picture_is_turned_as_the_camera_was_held():
    mark = render_mark("B5520917", some_conditions(random.Random(8), severity=0.0), seed=2)
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn by 90 degrees clockwise to see it right
    Image.fromarray(np.rot90(mark).copy()).save(file, "JPEG", exif=exif)
    assert "B5520917" in [e.text for line in read_photograph(file.getvalue()) for e in line.readings]


def test_the_beam_adds_up_the_ways_to_one_text():
    table = slices({"A": 0.6, "B": 0.4}, {"A": 0.5, "": 0.5}, {"1": 1.0})
    readings = dict(likeliest(table))
    assert max(readings, key=readings.get) == "A1"
    assert readings["A1"] == pytest.approx(0.6, abs=0.01)
    assert likeliest(slices({"7": 1.0}, {"": 1.0}, {"7": 1.0}))[0][0] == "77"
    assert likeliest(slices({"7": 1.0}, {"7": 1.0}))[0][0] == "7"


def test_the_notation_says_what_is_not_sure():
    table = slices({"A": 0.95}, {"": 1.0}, {"8": 0.6, "3": 0.3}, {"": 1.0}, {"B": 0.2, "Q": 0.1, "X": 0.1})
    assert notation(table) == "A[83]?"


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"GIF89a" + b"\0" * 30]
)
def test_what_is_no_photograph_is_refused(data):
    with pytest.raises(InvalidInput) as refused:
        read_photograph(data)
    assert refused.value.code == "markings.photo.format"


def test_a_cut_off_photograph_is_refused():
    mark = render_mark("A1", some_conditions(random.Random(1)), seed=1)
    with pytest.raises(InvalidInput):
        read_photograph(as_file(mark, "JPEG")[:900])


def test_a_bomb_of_pixels_is_refused_before_it_is_unpacked():
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 9))
        + chunk(b"IEND", b"")
    )
    with pytest.raises((TooLarge, InvalidInput)) as refused:
        read_photograph(bomb)
    assert refused.value.code in {"markings.photo.pixels", "markings.photo.format"}


def test_too_many_bytes_are_refused():
    with pytest.raises(TooLarge) as refused:
        read_photograph(b"\0" * 20_000_001)
    assert refused.value.code == "markings.photo.bytes"


def test_without_the_extra_it_says_so(monkeypatch):
    monkeypatch.setattr(photo_recogniser, "find_spec", lambda _name: None)
    with pytest.raises(NotFound) as refused:
        read_photograph(b"")
    assert refused.value.code == "markings.photo.extra"

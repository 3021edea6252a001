"""Files made to harm, or cut off: refused, each with its own reason, and little is unpacked before."""

import io
import re
import struct
import warnings
import zipfile

import numpy as np
import pytest
from tests.library.ballistics.traps import changed, codes, header, packed, parts_of, surface

from rastro.ballistics import read_al3d, read_x3p, write_x3p
from rastro.ballistics.al3d import MAGIC
from rastro.canonical import RastroError, TooLarge

BILLION = b"".join(b'<!ENTITY a%d "%s">' % (k, b"&a%d;" % (k - 1) * 10) for k in range(1, 10))


def before_root(text):
    return header(b"<p:ISO5436_2 ", text + b"<p:ISO5436_2 ")


def in_record(text):
    return header(b"</Record1>", text + b"</Record1>")


def in_ebcdic(parts):
    """A document type that a search for its ASCII letters would not see."""
    declared = b'<?xml version="1.0" encoding="cp037"?>'
    body = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("cp037")
    parts["main.xml"] = declared + body


def in_utf_16(parts):
    parts["main.xml"] = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")


def irregular(parts):
    """Coordinates that lie on no grid."""
    parts["main.xml"] = parts["main.xml"].replace(b"<CX><AxisType>I", b"<CX><AxisType>A")
    table = np.zeros(31 * 47, [("x", "<f8"), ("z", "<f8")])
    table["x"] = np.random.default_rng(1).uniform(0.0, 1e-3, 31 * 47)
    parts["bindata/data.bin"] = table.tobytes()


def short_validity(parts):
    parts["bindata/valid.bin"] = b"\xff" * 9
    header(b"</DataLink>", b"<ValidPointsLink>bindata/valid.bin</ValidPointsLink></DataLink>")(parts)


def short_list(parts):
    listed = b"<DataList>" + b"<Datum>1e-6</Datum>" * 99 + b"</DataList>"
    parts["main.xml"] = re.sub(rb"<DataLink>.*?</DataLink>", listed, parts["main.xml"], flags=re.DOTALL)


def list_of_words(parts):
    listed = b"<DataList>" + b"<Datum>high</Datum>" * (31 * 47) + b"</DataList>"
    parts["main.xml"] = re.sub(rb"<DataLink>.*?</DataLink>", listed, parts["main.xml"], flags=re.DOTALL)


def nested(count):
    return in_record(b"<a>" * count + b"</a>" * count)


REFUSED = {
    "a point cloud": (header(b"SUR", b"PCL"), "feature"),
    "a list without a matrix": (
        lambda parts: parts.update(
            {
                "main.xml": re.sub(
                    rb"<MatrixDimension>.*?</MatrixDimension>",
                    b"<ListDimension>9</ListDimension>",
                    parts["main.xml"],
                )
            }
        ),
        "list",
    ),
    "more columns than heights": (header(b"<SizeX>47", b"<SizeX>48"), "truncated"),
    "columns below zero": (header(b"<SizeX>47", b"<SizeX>-47"), "number"),
    "no columns": (header(b"<SizeX>47", b"<SizeX>0"), "number"),
    "columns in Arabic digits": (header(b"<SizeX>47", "<SizeX>٤٧".encode()), "number"),
    "columns with a point": (header(b"<SizeX>47", b"<SizeX>47.0"), "number"),
    "columns of thirty digits": (header(b"<SizeX>47", b"<SizeX>" + b"9" * 30), "number"),
    "too many columns": (header(b"<SizeX>47", b"<SizeX>99999999"), "size"),
    "too many layers": (header(b"<SizeZ>1", b"<SizeZ>99999999"), "size"),
    "no size": (header(b"<SizeX>47</SizeX>", b""), "lacks"),
    "an axis missing": (
        lambda parts: parts.update({"main.xml": re.sub(rb"<CY>.*?</CY>", b"", parts["main.xml"])}),
        "lacks",
    ),
    "no link to the heights": (header(b"<PointDataLink>bindata/data.bin</PointDataLink>", b""), "lacks"),
    "an unknown type": (header(b"<DataType>D</DataType>", b"<DataType>Q</DataType>"), "type"),
    "an increment that is none": (header(b"<Increment>6.25e-06", b"<Increment>nan"), "number"),
    "an increment without end": (header(b"<Increment>6.25e-06", b"<Increment>1e999"), "number"),
    "an increment in words": (header(b"<Increment>6.25e-06", b"<Increment>six"), "number"),
    "coordinates on no grid": (irregular, "irregular"),
    "a list of valid points that is short": (short_validity, "validity"),
    "a list of heights that is short": (short_list, "truncated"),
    "heights in words": (list_of_words, "number"),
    "XML that breaks off": (header(b"<Record1>", b"<Record1"), "xml"),
    "no XML": (lambda parts: parts.update({"main.xml": b"\x89PNG"}), "xml"),
    "XML of nothing": (lambda parts: parts.update({"main.xml": b""}), "xml"),
    "a document type": (before_root(b"<!DOCTYPE a [<!ENTITY b 'c'>]>"), "entities"),
    "entities that grow a billionfold": (
        before_root(b'<!DOCTYPE a [<!ENTITY a0 "ha">' + BILLION + b"]>"),
        "entities",
    ),
    "an external entity": (
        before_root(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'),
        "entities",
    ),
    "an external document type": (before_root(b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'), "entities"),
    "a document type hidden in EBCDIC": (in_ebcdic, "encoding"),
    "a document type in UTF-16": (in_utf_16, "entities"),
    "a NUL byte": (header(b"A &amp; &lt;B&gt;", b"A\x00"), "entities"),
    "elements nested deep": (nested(3_000), "elements"),
    "elements nested deeper": (nested(150_000), "elements"),
    "too many elements": (in_record(b"<a/>" * 400_000), "elements"),
    "a header of three megabytes": (in_record(b"<!--" + bytes(range(32, 45)) * 250_000 + b"-->"), "large"),
    "a link out of the archive": (header(b"bindata/data.bin<", b"../../etc/passwd<"), "part"),
    "heights that are missing": (lambda parts: parts.pop("bindata/data.bin"), "part"),
    "no header": (lambda parts: parts.pop("main.xml"), "part"),
    "too many parts": (lambda parts: parts.update({f"more/{k}": b"" for k in range(70)}), "parts"),
    "ten thousand parts": (lambda parts: parts.update({f"more/{k}": b"" for k in range(10_000)}), "parts"),
    "a bomb": (lambda parts: parts.update({"bindata/data.bin": bytes(200_000_000)}), "bomb"),
    "a bomb beside the heights": (lambda parts: parts.update({"more": bytes(50_000_000)}), "bomb"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_its_reason(case):
    change, code = REFUSED[case]
    with pytest.raises(RastroError) as refused:
        read_x3p(changed(change, settled=case != "a header of three megabytes"))
    assert refused.value.code == f"ballistics.x3p.{code}"
    assert "{" not in refused.value.say()


def test_damaged_heights_are_refused():
    parts = parts_of(write_x3p(surface()))
    parts["bindata/data.bin"] = parts["bindata/data.bin"][:-1] + b"x"
    with pytest.raises(RastroError) as refused:
        read_x3p(packed(parts))
    assert refused.value.code == "ballistics.x3p.data_checksum"


def test_a_part_said_twice_is_refused():
    out = io.BytesIO(write_x3p(surface()))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as file:
        warnings.simplefilter("ignore")
        file.writestr("main.xml", b"<other/>")
    with pytest.raises(RastroError) as refused:
        read_x3p(out.getvalue())
    assert refused.value.code == "ballistics.x3p.twice"


def test_a_part_that_is_larger_than_its_archive_says_is_cut_there():
    """The list of the archive says one size, and the packed bytes hold another."""
    data = bytearray(write_x3p(surface()))
    place = data.rfind(b"PK\x01\x02", 0, data.rfind(b"bindata/data.bin"))
    struct.pack_into("<I", data, place + 24, 100)
    with pytest.raises(RastroError) as refused:
        read_x3p(bytes(data))
    assert refused.value.code in {"ballistics.x3p.part", "ballistics.x3p.data_checksum"}


@pytest.mark.parametrize("flag", [0x1, 0x40])
def test_an_encrypted_part_is_refused(flag):
    data = bytearray(write_x3p(surface()))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(magic)
        while place >= 0:
            data[place + at] |= flag
            place = data.find(magic, place + 4)
    with pytest.raises(RastroError) as refused:
        read_x3p(bytes(data))
    assert refused.value.code == "ballistics.x3p.part"


def test_cut_off_files_never_crash():
    whole = write_x3p(surface())
    for length in range(0, len(whole), 97):
        with pytest.raises(RastroError):
            read_x3p(whole[:length])


@pytest.mark.parametrize("content", [b"", b"PK", b"hello", b"\x1f\x8b\x08", bytes(1000)])
def test_what_is_no_archive_is_refused(content):
    with pytest.raises(RastroError) as refused:
        read_x3p(content)
    assert refused.value.code == "ballistics.x3p.not_zip"


def test_a_mask_that_is_a_bomb_is_left_out_and_told():
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    picture = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + bytes(4)
    read = read_x3p(changed(lambda parts: parts.update({"bindata/mask.png": picture})))
    assert codes(read.notes) == {"mask.left_out"}


AL3D = {
    "rows": ("Rows", "-9", "x3p.size"),
    "rows without end": ("Rows", "1e30", "x3p.size"),
    "rows in words": ("Rows", "nine", "al3d.tag"),
    "columns that are none": ("Cols", "nan", "al3d.tag"),
    "more columns than heights": ("Cols", "9000", "x3p.truncated"),
    "an offset beyond the end": ("DepthImageOffset", "99999999", "x3p.truncated"),
    "an offset before the start": ("DepthImageOffset", "-40", "x3p.truncated"),
    "a step of nothing": ("PixelSizeXMeter", "0", "topography.increment"),
    "a step of a metre": ("PixelSizeYMeter", "1", "topography.increment"),
}


@pytest.mark.parametrize("case", AL3D)
def test_a_broken_al3d_is_refused(case):
    name, said, code = AL3D[case]
    tags = {"Version": "1", "TagCount": "6", "Rows": "9", "Cols": "8", "PixelSizeXMeter": "1e-6"}
    tags |= {"PixelSizeYMeter": "1e-6", "DepthImageOffset": "433", "InvalidPixelValue": "nan", name: said}
    lines = [key.encode().ljust(20, b"\0") + tags[key].encode().ljust(30, b"\0") + b"\r\n" for key in tags]
    with pytest.raises(RastroError) as refused:
        read_al3d(MAGIC + b"".join(lines) + np.ones(72, "<f4").tobytes())
    assert refused.value.code == f"ballistics.{code}"


def test_a_path_that_is_none_or_too_large_is_refused(tmp_path):
    with pytest.raises(RastroError) as refused:
        read_x3p(tmp_path / "none.x3p")
    assert refused.value.code == "ballistics.x3p.missing"
    large = tmp_path / "large.x3p"
    with large.open("wb") as file:
        file.truncate(601_000_000)
    for reader in (read_x3p, read_al3d):
        with pytest.raises(TooLarge):
            reader(large)

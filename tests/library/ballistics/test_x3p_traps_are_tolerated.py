"""Where files differ and mean the same, they are read, and what was tolerated is told."""

import io
import re
import zipfile

import numpy as np
import pytest
from PIL import Image
from tests.library.ballistics.traps import changed, codes, header, heights_as, packed, parts_of, surface

from rastro.ballistics import Topography, read_x3p, write_x3p

HEIGHTS = surface().heights
WHOLE = np.where(np.isfinite(HEIGHTS), HEIGHTS, 0.0)
CX = b"<CX><AxisType>I</AxisType><DataType>D</DataType><Increment>6.25e-06</Increment>"


def in_micrometres(parts):
    parts["bindata/data.bin"] = (HEIGHTS * 1e6).tobytes()
    header(b"<Increment>6.25e-06<", b"<Increment>6.25<")(parts)
    header(b"<Increment>3.1e-06<", b"<Increment>3.1<")(parts)


def in_millimetres(parts):
    header(b"<Increment>6.25e-06<", b"<Increment>0.00625<")(parts)
    header(b"<Increment>3.1e-06<", b"<Increment>0.0031<")(parts)


def with_missing_as(value):
    def change(parts):
        parts["bindata/data.bin"] = np.where(np.isfinite(HEIGHTS), HEIGHTS, value).tobytes()

    return change


def with_validity(parts):
    """A list of the points that are valid, a bit each, beside heights that are all numbers."""
    parts["bindata/data.bin"] = WHOLE.tobytes()
    bits = np.packbits(np.isfinite(HEIGHTS).ravel(), bitorder="little").tobytes()
    parts["bindata/valid.bin"] = bits
    header(b"</DataLink>", b"<ValidPointsLink>bindata/valid.bin</ValidPointsLink></DataLink>")(parts)


def as_text(said):
    """A data list in place of the binary part."""

    def change(parts):
        parts.pop("bindata/data.bin")
        rows = "".join(said(k, value) for k, value in enumerate(HEIGHTS.ravel().tolist()))
        listed = f"<DataList>{rows}</DataList>".encode()
        parts["main.xml"] = re.sub(rb"<DataLink>.*?</DataLink>", listed, parts["main.xml"], flags=re.DOTALL)

    return change


def plain(_number, value):
    return "<Datum/>" if np.isnan(value) else f"<Datum>{value!r}</Datum>"


def with_coordinates(number, value):
    row, column = divmod(number, HEIGHTS.shape[1])
    return f"<Datum>{column * 6.25e-6!r};{row * 3.1e-6!r};{value!r}</Datum>".replace("nan", "NaN")


def absolute(parts):
    """Every point with its coordinates: an increment that is said as well does not count."""
    for axis in (b"CX", b"CY"):
        header(b"<%s><AxisType>I" % axis, b"<%s><AxisType>A" % axis)(parts)
    parts["main.xml"] = parts["main.xml"].replace(b"6.25e-06", b"1.0").replace(b"3.1e-06", b"1.0")


def absolute_listed(parts):
    absolute(parts)
    as_text(with_coordinates)(parts)


def absolute_binary(parts):
    absolute(parts)
    rows, columns = HEIGHTS.shape
    down, across = np.indices(HEIGHTS.shape)
    table = np.zeros(rows * columns, [("x", "<f8"), ("y", "<f8"), ("z", "<f8")])
    table["x"], table["y"], table["z"] = across.ravel() * 6.25e-6, down.ravel() * 3.1e-6, HEIGHTS.ravel()
    parts["bindata/data.bin"] = table.tobytes()


def in_folder(parts):
    for name in list(parts):
        parts[f"scan 7/{name}"] = parts.pop(name)


def with_backslashes(parts):
    parts["bindata\\data.bin"] = parts.pop("bindata/data.bin")


def linked_with_backslashes(parts):
    with_backslashes(parts)
    header(b"bindata/data.bin", b".\\bindata\\data.bin")(parts)


def in_latin_1(parts):
    parts["main.xml"] = parts["main.xml"].replace(b"A &amp; &lt;B&gt;", "Zoé".encode("latin-1"))


def declared_latin_1(parts):
    in_latin_1(parts)
    header(b'encoding="UTF-8"', b'encoding="ISO-8859-1"')(parts)


def in_utf_16(parts):
    text = parts["main.xml"].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    parts["main.xml"] = text.encode("utf-16")


def two_layers(parts):
    header(b"<SizeZ>1<", b"<SizeZ>2<")(parts)
    parts["bindata/data.bin"] *= 2


def rotated(parts):
    turned = "".join(f"<r{k}{m}>{0.6 if k == m else 0.1}</r{k}{m}>" for k in "123" for m in "123")
    header(b"</CZ>", f"</CZ><Rotation>{turned}</Rotation>".encode())(parts)


TRAPS = {
    "as the standard has it": (lambda _parts: None, set()),
    "heights in float32": (heights_as("<f4", HEIGHTS), set()),
    "heights in int16 steps": (heights_as("<i2", WHOLE / 1e-9, increment=1e-9), set()),
    "heights in int32 steps with an offset": (
        heights_as("<i4", (WHOLE - 1e-3) / 1e-12, increment=1e-12, offset=1e-3),
        set(),
    ),
    "micrometres": (in_micrometres, {"x3p.micrometres", "x3p.heights_micrometres"}),
    "increments in millimetres": (in_millimetres, {"x3p.millimetres"}),
    "1e38 for what is missing": (with_missing_as(1e38), {"x3p.outliers"}),
    "infinity for what is missing": (with_missing_as(np.inf), set()),
    "a list of valid points": (with_validity, set()),
    "heights as text": (as_text(plain), {"x3p.text_list"}),
    "points as text with coordinates": (absolute_listed, {"x3p.text_list"}),
    "coordinates in the binary part": (absolute_binary, set()),
    "revision without blanks": (header(b"ISO5436 - 2000", b"ISO5436-2000"), {"x3p.revision"}),
    "revision with one blank": (header(b"ISO5436 - 2000", b"ISO5436 -2000"), {"x3p.revision"}),
    "no revision": (header(b"<Revision>ISO5436 - 2000</Revision>", b""), {"x3p.revision"}),
    "a profile": (header(b">SUR<", b">PRF<"), set()),
    "increments below zero": (header(b"<Increment>6.25e-06", b"<Increment>-6.25e-06"), set()),
    "all in a folder": (in_folder, set()),
    "backslashes in names": (with_backslashes, set()),
    "backslashes in the link": (linked_with_backslashes, set()),
    "letters in Latin 1, said to be UTF-8": (in_latin_1, {"x3p.encoded"}),
    "letters in Latin 1, as it says": (declared_latin_1, set()),
    "letters in UTF-16": (in_utf_16, {"x3p.encoded"}),
    "two layers": (two_layers, {"x3p.layers"}),
    "turned in the instrument": (rotated, {"x3p.rotation"}),
    "no data type of an incremental axis": (header(CX, CX.replace(b"<DataType>D</DataType>", b"")), set()),
    "no checksum of the heights": (
        lambda parts: parts.update(
            {
                "main.xml": re.sub(
                    rb"<MD5ChecksumPointData>.*?</MD5ChecksumPointData>", b"", parts["main.xml"], count=1
                )
            }
        ),
        {"x3p.no_data_checksum"},
    ),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_it_is_read_as_it_is_meant(trap):
    change, told = TRAPS[trap]
    read = read_x3p(changed(change))
    step = 1e-9 if "steps" in trap else 1e-12
    wanted = HEIGHTS if "steps" not in trap else WHOLE
    np.testing.assert_allclose(read.heights, wanted, rtol=1e-6, atol=step)
    assert (read.dx, read.dy) == pytest.approx((6.25e-6, 3.1e-6), rel=1e-6)
    assert codes(read.notes) == told


@pytest.mark.parametrize(
    "said", ["{digest} *main.xml", "{digest}  main.xml", "{digest}", "*{digest}", "{upper} *main.xml"]
)
def test_the_checksum_of_the_header_is_read_however_it_is_written(said):
    parts = parts_of(write_x3p(surface()))
    digest = parts["md5checksum.hex"].split()[0].decode()
    parts["md5checksum.hex"] = said.format(digest=digest, upper=digest.upper()).encode()
    assert read_x3p(packed(parts)).notes == ()


def test_a_checksum_file_by_another_name_is_found():
    parts = parts_of(changed(header(b"md5checksum.hex", b"sums.md5")))
    parts["sums.md5"] = parts.pop("md5checksum.hex")
    assert read_x3p(packed(parts)).notes == ()


def test_a_missing_and_a_wrong_checksum_of_the_header_are_told():
    parts = parts_of(write_x3p(surface()))
    parts["md5checksum.hex"] = b"0" * 32
    assert codes(read_x3p(packed(parts)).notes) == {"x3p.checksum"}
    del parts["md5checksum.hex"]
    assert codes(read_x3p(packed(parts)).notes) == {"x3p.no_checksum"}


def test_rows_and_columns_are_not_exchanged_and_steps_are_kept_apart():
    read = read_x3p(write_x3p(surface()))
    assert read.heights.shape == (31, 47)
    assert read.dx > read.dy


def test_a_surface_of_which_three_quarters_are_missing_is_read():
    heights = np.where(np.random.default_rng(3).random((60, 60)) < 0.77, np.nan, 1e-6)
    assert read_x3p(write_x3p(Topography(heights, 1e-6, 1e-6))).coverage == pytest.approx(0.23, abs=0.02)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_mask_is_read_in_every_kind_of_picture(mode):
    table = np.zeros((31, 47), np.uint8)
    table[5:20, 5:20] = 255
    picture = (
        Image.fromarray(table.astype(np.uint16) * 257)
        if mode == "I;16"
        else Image.fromarray(table).convert(mode)
    )
    out = io.BytesIO()
    picture.save(out, "PNG")
    read = read_x3p(changed(lambda parts: parts.update({"bindata/mask.png": out.getvalue()})))
    assert list(read.regions) == ["#000000", "#ffffff"]
    assert (read.regions["#ffffff"] == (table > 0)).all()
    assert codes(read.notes) == {"mask.found"}


def test_what_the_colours_of_a_mask_mean_is_kept():
    marked = b'<Mask><Annotations><Annotation color="#FF0000">breech face</Annotation></Annotations></Mask>'
    read = read_x3p(changed(header(b"</Record3>", marked + b"</Record3>")))
    assert read.facts["Region #ff0000"] == "breech face"
    assert read_x3p(write_x3p(read)).facts == read.facts


@pytest.mark.parametrize("size", [(31, 46), (47, 31), (1, 1)])
def test_a_mask_of_another_size_is_left_out_and_told(size):
    out = io.BytesIO()
    Image.fromarray(np.zeros(size, np.uint8)).save(out, "PNG")
    read = read_x3p(changed(lambda parts: parts.update({"bindata/mask.png": out.getvalue()})))
    assert not read.regions
    assert codes(read.notes) == {"mask.left_out"}


def test_facts_regions_and_bits_survive_writing():
    inside = np.zeros(HEIGHTS.shape, bool)
    inside[4:9, 7:30] = True
    facts = {
        "Date": "2031-01-14T09:30:00",
        "Creator": "Alice Ö. & <Co>",
        "Manufacturer": "NanoFocus",
        "Model": "usurf",
        "Serial": "17",
        "Version": "V.6",
        "CalibrationDate": "2031-01-02T00:00:00Z",
        "ProbingType": "Contacting",
        "Probing": "10x",
        "Comment": "NA: 0.30\nsecond line",
        "VendorSpecificID": "http://www.example.org/scan",
        "Rotation": "1 0 0 0 1 0 0 0 1",
        "Region #ff0000": "breech face",
    }
    given = Topography(HEIGHTS, 6.25e-6, 3.1e-6, facts, regions={"#ff0000": inside})
    written = write_x3p(given)
    read = read_x3p(written)
    assert read.heights.tobytes() == HEIGHTS.tobytes()
    assert dict(read.facts) == facts
    assert (read.regions["#ff0000"] == inside).all()
    assert codes(read.notes) == {"mask.found"}
    assert write_x3p(given) == written
    assert read_x3p(write_x3p(read)).facts == read.facts


def test_a_date_that_is_none_goes_into_the_comment():
    facts = {"Date": "last Tuesday", "CalibrationDate": "2031-01-02", "Comment": "x"}
    read = read_x3p(write_x3p(Topography(HEIGHTS, 1e-6, 1e-6, facts)))
    assert dict(read.facts) == {
        "CalibrationDate": "2031-01-02T00:00:00",
        "Comment": "x\nDate: last Tuesday",
        "ProbingType": "NonContacting",
    }


def test_what_is_no_xml_is_left_out_of_the_facts():
    read = read_x3p(write_x3p(Topography(HEIGHTS, 1e-6, 1e-6, {"Creator": "Al\x00ice\x1b\ud800"})))
    assert read.facts["Creator"] == "Alice"


def test_the_header_is_in_the_order_of_the_schema():
    with zipfile.ZipFile(io.BytesIO(write_x3p(surface()))) as file:
        main = file.read("main.xml").decode()
        assert file.namelist() == ["main.xml", "bindata/data.bin", "md5checksum.hex"]
    order = re.findall(r"<(\w+)>", main)
    assert order[:4] == ["Record1", "Revision", "FeatureType", "Axes"]
    record2 = order[order.index("Record2") : order.index("Record3")]
    assert record2 == [
        *("Record2", "Date", "Creator", "Instrument", "Manufacturer", "Model", "Serial", "Version"),
        *("CalibrationDate", "ProbingSystem", "Type", "Identification", "Comment"),
    ]
    assert "<CZ><AxisType>A</AxisType><DataType>D</DataType>" in main

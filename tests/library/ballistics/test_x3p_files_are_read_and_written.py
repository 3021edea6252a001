"""X3P and AL3D: every file of the collection opens or says why not; what is written is read back."""

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from tests.harness.shared import shared

from rastro.ballistics import Topography, read_al3d, read_x3p, write_x3p
from rastro.canonical import InvalidInput, RastroError, TooLarge


def surface():
    heights = np.random.default_rng(5).normal(0.0, 1e-6, (31, 47))
    heights[3:9, 10:20] = np.nan
    return Topography(heights, 6.25e-6, 3.1e-6, {"Creator": "A & <B>"})


def repacked(change, *, source=None):
    """A written file with its parts changed by `change(parts)`."""
    with zipfile.ZipFile(io.BytesIO(source or write_x3p(surface()))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def in_main(old, new):
    def change(parts):
        assert old in parts["main.xml"]
        parts["main.xml"] = parts["main.xml"].replace(old, new)

    return change


def test_what_is_written_is_read_back_to_the_bit():
    given = surface()
    read = read_x3p(write_x3p(given))
    assert read.heights.tobytes() == given.heights.tobytes()
    assert (read.dx, read.dy, read.facts["Creator"], read.notes) == (6.25e-6, 3.1e-6, "A & <B>", ())
    assert write_x3p(read) == write_x3p(given)


def test_every_real_file_opens():
    folder = Path(shared("ballistics/ground_truth.csv")).parent
    files = sorted(folder.rglob("*.x3p"))
    assert len(files) > 75
    for path in files:
        read = read_x3p(path)
        assert read.coverage > 0.2, path
        assert np.nanmax(np.abs(read.heights)) < 1e-2, path
        assert read_x3p(write_x3p(read)).heights.tobytes() == read.heights.tobytes()


def test_micrometres_and_odd_revisions_are_told():
    read = read_x3p(shared("ballistics/breechface/topmatch/K013sA1_processed.x3p"))
    assert read.dx == pytest.approx(7.37e-6, rel=1e-2)
    told = {note.code.removeprefix("ballistics.x3p.") for note in read.notes}
    assert told == {"revision", "micrometres", "heights_micrometres"}


def test_text_lists_say_the_same_as_the_binary_part():
    listed = read_x3p(shared("ballistics/x3p_quirks/ISO5436-sample1.x3p"))
    binary = read_x3p(shared("ballistics/x3p_quirks/ISO5436-sample1_bin.x3p"))
    np.testing.assert_allclose(listed.heights, binary.heights, rtol=1e-9)
    assert np.isnan(listed.heights).sum() == 1


def test_al3d_and_x3p_of_one_surface_agree():
    one = read_al3d(shared("ballistics/x3p_quirks/nfi_circle.al3d"))
    assert one.heights.shape == (259, 259)
    assert one.dx == pytest.approx(8.765e-7, rel=1e-3)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (in_main(b"SUR", b"PCL"), "feature"),
        (in_main(b"<SizeX>47", b"<SizeX>48"), "truncated"),
        (in_main(b"<SizeX>47", b"<SizeX>-47"), "number"),
        (in_main(b"<SizeX>47", b"<SizeX>99999999"), "size"),
        (in_main(b"<SizeX>47</SizeX>", b""), "lacks"),
        (in_main(b"<DataType>D</DataType>", b"<DataType>Q</DataType>"), "type"),
        (in_main(b"<Increment>6.25e-06", b"<Increment>nan"), "number"),
        (in_main(b"<Record1>", b"<Record1"), "xml"),
        (in_main(b"<p:ISO5436_2", b"<!DOCTYPE a [<!ENTITY b 'c'>]><p:ISO5436_2"), "entities"),
        (in_main(b"bindata/data.bin<", b"../../etc/passwd<"), "part"),
        (lambda parts: parts.pop("bindata/data.bin"), "part"),
        (lambda parts: parts.pop("main.xml"), "part"),
        (
            lambda parts: parts.update({"bindata/data.bin": parts["bindata/data.bin"][:-1] + b"x"}),
            "data_checksum",
        ),
    ],
)
def test_hostile_and_broken_files_are_refused(change, code):
    with pytest.raises((InvalidInput, TooLarge)) as refused:
        read_x3p(repacked(change))
    assert refused.value.code == f"ballistics.x3p.{code}"


def test_a_changed_header_is_read_and_told():
    read = read_x3p(repacked(in_main(b"<Comment></Comment>", b"<Comment>mine</Comment>")))
    assert [note.code for note in read.notes] == ["ballistics.x3p.checksum"]


def test_a_bomb_is_refused():
    with pytest.raises(TooLarge):
        read_x3p(repacked(lambda parts: parts.update({"bindata/data.bin": b"\0" * 200_000_000})))


def test_cut_off_files_never_crash():
    whole = write_x3p(surface())
    for length in range(0, len(whole), 97):
        with pytest.raises(RastroError):
            read_x3p(whole[:length])

"""X3P files made on purpose: a written one with its parts changed, or one field of its header."""

import hashlib
import io
import re
import zipfile

import numpy as np

from rastro.ballistics import Topography, write_x3p


def surface():
    heights = np.random.default_rng(5).normal(0.0, 1e-6, (31, 47))
    heights[3:9, 10:20] = np.nan
    return Topography(heights, 6.25e-6, 3.1e-6, {"Creator": "A & <B>"})


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def changed(change, *, settled=True):
    """A written file after `change(parts)`; its checksums are made right again unless they are the matter."""
    parts = parts_of(write_x3p(surface()))
    change(parts)
    return packed(settled_checksums(parts) if settled else parts)


def settled_checksums(parts):
    data = next((each for name, each in parts.items() if name.endswith("data.bin")), None)
    main = next((name for name in parts if name.lower().endswith("main.xml")), None)
    if data is not None and main is not None:
        digest = hashlib.md5(data, usedforsecurity=False).hexdigest().encode()
        pattern = rb"(<MD5ChecksumPointData>)[0-9a-f]{32}"
        parts[main] = re.sub(pattern, rb"\g<1>" + digest, parts[main])
    if main is not None and "md5checksum.hex" in parts:
        digest = hashlib.md5(parts[main], usedforsecurity=False).hexdigest()
        parts["md5checksum.hex"] = f"{digest} *main.xml".encode()
    return parts


def header(old, new):
    """A change of one text of main.xml."""

    def change(parts):
        assert old in parts["main.xml"], old
        parts["main.xml"] = parts["main.xml"].replace(old, new)

    return change


def heights_as(kind, values, *, increment=1.0, offset=0.0):
    """The heights stored in another type."""
    code = {"<f8": b"D", "<f4": b"F", "<i4": b"L", "<i2": b"I"}[kind]

    def change(parts):
        parts["bindata/data.bin"] = np.asarray(values, kind).tobytes()
        z = rb"(<CZ>.*?<DataType>)D(</DataType><Increment>)[^<]*(</Increment><Offset>)[^<]*"
        said = rb"\g<1>" + code + rb"\g<2>" + repr(increment).encode() + rb"\g<3>" + repr(offset).encode()
        parts["main.xml"] = re.sub(z, said, parts["main.xml"])

    return change


def codes(notes):
    return {note.code.removeprefix("ballistics.") for note in notes}

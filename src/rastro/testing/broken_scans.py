"""Scans broken in every layer: the ZIP archive, its header, its heights; the same file for the same seed."""

import hashlib
import io
import random
import zipfile
from functools import cache

import numpy as np

from rastro.ballistics import Topography, write_x3p
from rastro.ballistics.al3d import MAGIC

NASTY = (
    b"",
    b"-1",
    b"0",
    b"1e999",
    b"nan",
    b"99999999",
    b"<",
    b"&x;",
    b"\x00",
    b"../../x",
    b"\xff\xfe",
    b"1e-320",
)
_SIDE = 40


def broken_x3p(seed: int) -> bytes:
    """An X3P file with a few mutations of its archive, its header or its heights."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    if chance.random() < 1 / 3:
        return _mutated(_whole(), chance)
    parts = _parts()
    name = chance.choice([*parts, "main.xml", "main.xml"])
    parts[name] = _tagged(parts[name], chance) if name == "main.xml" else _mutated(parts[name], chance)
    if chance.random() < 1 / 2:
        parts["main.xml"] = parts["main.xml"].replace(_digest(_parts()), _digest(parts))
    if chance.random() < 1 / 10:
        parts.pop(chance.choice(list(parts)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as file:
        for each, data in parts.items():
            file.writestr(zipfile.ZipInfo(each), data)
    return out.getvalue()


def broken_al3d(seed: int) -> bytes:
    """An AL3D file with a few mutations."""
    return _mutated(_al3d(), random.Random(seed))  # noqa: S311


@cache
def _whole() -> bytes:
    heights = np.random.default_rng(1).normal(0.0, 1e-6, (_SIDE, _SIDE))
    return write_x3p(Topography(heights, 1e-6, 1e-6))


def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_whole())) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return {**parts, "bindata/mask.png": b"\x89PNG\r\n\x1a\n" + bytes(40)}


def _digest(parts: dict[str, bytes]) -> bytes:
    return hashlib.md5(parts["bindata/data.bin"], usedforsecurity=False).hexdigest().encode()


@cache
def _al3d() -> bytes:
    tags = {"Version": "1", "TagCount": "6", "Rows": "9", "Cols": "8", "PixelSizeXMeter": "1e-6"}
    tags |= {"PixelSizeYMeter": "1e-6", "DepthImageOffset": "433", "InvalidPixelValue": "nan"}
    lines = [
        name.encode().ljust(20, b"\0") + value.encode().ljust(30, b"\0") + b"\r\n"
        for name, value in tags.items()
    ]
    return MAGIC + b"".join(lines) + np.ones(72, "<f4").tobytes()


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes flipped, cut out, doubled or replaced at random places."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 30])):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0 if place < len(changed):
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.choice([1, 4, 100])]
            case 2:
                changed[place:place] = changed[place : place + chance.choice([1, 8, 64])]
            case _:
                changed[place : place + 4] = chance.choice(NASTY)
    return bytes(changed)


def _tagged(xml: bytes, chance: random.Random) -> bytes:
    """The text of some element replaced by something nasty, or any bytes."""
    starts = [place for place in range(len(xml)) if xml[place : place + 1] == b">"]
    place = chance.choice(starts) + 1
    end = xml.find(b"<", place)
    if chance.random() < 1 / 3 or end < 0:
        return _mutated(xml, chance)
    return xml[:place] + chance.choice(NASTY) + xml[end:]

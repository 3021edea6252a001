"""Scans broken in every layer: the archive, its header, its heights, its mask; the same for the same seed."""

import hashlib
import io
import random
import re
import zipfile
from collections.abc import Sequence
from functools import cache

import numpy as np

from rastro.ballistics import Topography, write_x3p
from rastro.ballistics.al3d import MAGIC
from rastro.testing.broken_archives import packed
from rastro.testing.broken_bytes import NASTY, mutated, number
from rastro.testing.broken_headers import broken_header
from rastro.testing.broken_masks import broken_png

_SIDE = 40
_DIGEST = re.compile(rb"(<MD5ChecksumPointData>)[^<]*")
_DATA, _MASK = "bindata/data.bin", "bindata/mask.png"
_TAG, _NAME, _VALUE = 52, 20, 30
_NUMBERS = (float("nan"), float("inf"), -float("inf"), 1e308, -1e308, 5e-324, 0.0, 247.0)


def broken_x3p(seed: int, *, whole: Sequence[bytes] = ()) -> bytes:
    """An X3P file with a few mutations of its archive, its header, its heights or its mask.

    Parameters
    ----------
    seed
        Says which.
    whole
        Good files to begin with, one of which is taken; one of forty by forty points if none is given.
    """
    chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    base = chance.choice(whole) if whole else _whole()
    if chance.random() < 1 / 5:
        return mutated(base, chance)
    parts = _parts(base)
    main = next((name for name in parts if name.lower().endswith("main.xml")), "main.xml")
    match chance.randrange(6):
        case 0 | 1 | 2:
            parts[main] = broken_header(parts.get(main, b""), chance)
        case 3:
            parts[_MASK] = broken_png(chance, (_SIDE, _SIDE))
        case 4:
            parts[_DATA] = _broken_heights(parts.get(_DATA, b""), chance)
        case _:
            name = chance.choice(list(parts))
            parts[name] = mutated(parts[name], chance)
    if chance.random() < 3 / 4 and _DATA in parts and main in parts:
        digest = hashlib.md5(parts[_DATA], usedforsecurity=False).hexdigest().encode()
        parts[main] = _DIGEST.sub(rb"\g<1>" + digest, parts[main])
    if chance.random() < 1 / 20:
        parts.pop(chance.choice(list(parts)))
    return packed(parts, chance)


def broken_al3d(seed: int, *, whole: Sequence[bytes] = ()) -> bytes:
    """An AL3D file with a tag changed, or a few bytes."""
    chance = random.Random(seed)  # noqa: S311
    data = bytearray(chance.choice(whole) if whole else _al3d())
    if chance.random() < 1 / 3:
        return mutated(bytes(data), chance)
    for _ in range(chance.choice([1, 1, 2, 4])):
        tag = len(MAGIC) + _TAG * chance.randrange(12)
        said = number(chance) if chance.random() < 3 / 4 else chance.choice(NASTY)
        place, width = (tag + _NAME, _VALUE) if chance.random() < 4 / 5 else (tag, _NAME)
        data[place : place + width] = said[:width].ljust(width, b"\x00")
    return bytes(data) if chance.random() < 4 / 5 else bytes(data[: chance.randrange(len(data) + 1)])


def broken_picture(seed: int) -> bytes:
    """A PNG picture, or a table of numbers as CSV."""
    chance = random.Random(seed)  # noqa: S311
    if chance.random() < 1 / 2:
        return broken_png(chance, (_SIDE, _SIDE))
    separator = chance.choice([b",", b";", b"\t", b"|"])
    rows = [
        separator.join(number(chance) if chance.random() < 1 / 9 else b"%d" % k for k in range(5))
        for _ in range(chance.choice([0, 1, 9, 4000]))
    ]
    table = chance.choice([b"\n", b"\r\n", b"\r"]).join(rows)
    return mutated(table, chance) if chance.random() < 1 / 2 else table


@cache
def _whole() -> bytes:
    heights = np.random.default_rng(1).normal(0.0, 1e-6, (_SIDE, _SIDE))
    heights[10:20, 10:20] = np.nan
    inside = np.zeros((_SIDE, _SIDE), bool)
    inside[5:30, 5:30] = True
    facts = {"Creator": "Alice", "Date": "2031-01-14T09:30:00", "Comment": "A & B"}
    return write_x3p(Topography(heights, 1e-6, 1e-6, facts, regions={"#ff0000": inside}))


@cache
def _unpacked(whole: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        return {name: file.read(name) for name in file.namelist() if not name.endswith("/")}


def _parts(whole: bytes) -> dict[str, bytes]:
    return dict(_unpacked(whole))


def _broken_heights(data: bytes, chance: random.Random) -> bytes:
    match chance.randrange(4):
        case 0:
            return data[: chance.randrange(len(data) + 1)]
        case 1:
            return data + chance.randbytes(chance.choice([1, 8, 5000]))
        case 2:
            values = np.array(chance.choices(_NUMBERS, k=len(data) // 8), "<f8")
            return values.tobytes()
        case _:
            return chance.randbytes(len(data))


@cache
def _al3d() -> bytes:
    tags = {"Version": "1", "TagCount": "6", "Rows": "9", "Cols": "8", "PixelSizeXMeter": "1e-6"}
    tags |= {"PixelSizeYMeter": "1e-6", "DepthImageOffset": "433", "InvalidPixelValue": "nan"}
    lines = [
        name.encode().ljust(_NAME, b"\0") + value.encode().ljust(_VALUE, b"\0") + b"\r\n"
        for name, value in tags.items()
    ]
    return MAGIC + b"".join(lines) + np.ones(72, "<f4").tobytes()

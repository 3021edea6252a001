"""Read AL3D files, the depth images of Alicona instruments."""

import math
from pathlib import Path

import numpy as np

from rastro.ballistics.topography import Topography
from rastro.ballistics.x3p_archive import MAX_FILE
from rastro.ballistics.x3p_header import MAX_POINTS, MAX_SIDE
from rastro.ballistics.x3p_units import believable
from rastro.canonical import InvalidInput, TooLarge

MAGIC = b"AliconaImaging\x00\r\n"
_TAG = 52  # bytes: 20 of the name, 30 of the value, an end of line
_NAME, _VALUE = 20, 30
_FIRST_TAGS = 2  # the version, and how many tags follow
_ALIGNED = 8
MAX_TAGS = 200


def read_al3d(source: Path | str | bytes) -> Topography:
    """The surface in an AL3D file.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.al3d.*`.
    """
    data = source if isinstance(source, bytes) else _read(Path(source))
    if not data.startswith(MAGIC):
        raise InvalidInput("ballistics.al3d.magic", field="file")
    tags = _tags(data)
    rows, columns = int(_number(tags, "Rows")), int(_number(tags, "Cols"))
    if rows * columns > MAX_POINTS or max(rows, columns) > MAX_SIDE or min(rows, columns) < 1:
        raise TooLarge("ballistics.x3p.size", field="file", columns=columns, rows=rows)
    start = int(_number(tags, "DepthImageOffset"))
    padded = -(-columns * 4 // _ALIGNED) * _ALIGNED // 4
    if len(data) - start == columns * rows * 4:  # some programs do not pad the lines
        padded = columns
    wanted = padded * rows * 4
    if start < 0 or len(data) - start < wanted:
        raise InvalidInput(
            "ballistics.x3p.truncated", field="file", found=max(0, len(data) - start), wanted=wanted
        )
    table = np.frombuffer(data, "<f4", padded * rows, start).reshape(rows, padded)[:, :columns]
    with np.errstate(invalid="ignore"):  # signalling NaN of broken files
        heights = table.astype(np.float64)
    invalid = _number(tags, "InvalidPixelValue", float("nan"))
    heights[~np.isfinite(heights) | (heights == invalid)] = np.nan
    heights, notes = believable(heights)
    dx, dy = _number(tags, "PixelSizeXMeter"), _number(tags, "PixelSizeYMeter")
    return Topography(heights, dx, dy, notes=tuple(notes))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise TooLarge("ballistics.x3p.large", field="file", part=path.name, limit=MAX_FILE // 1_000_000)
        return path.read_bytes()
    except OSError:
        raise InvalidInput("ballistics.x3p.missing", field="file", file=path.name) from None


def _tags(data: bytes) -> dict[str, str]:
    """The header: names and values padded with zeros."""
    tags: dict[str, str] = {}
    count, place = _FIRST_TAGS, len(MAGIC)
    while len(tags) < count and place + _TAG <= len(data):
        name = data[place : place + _NAME].split(b"\x00")[0].decode("ascii", "replace")
        value = data[place + _NAME : place + _NAME + _VALUE].split(b"\x00")[0].decode("ascii", "replace")
        tags[name] = value
        place += _TAG
        if name == "TagCount":
            count = _FIRST_TAGS + min(int(value) if value.isdigit() else 0, MAX_TAGS)
    return tags


def _number(tags: dict[str, str], name: str, default: float | None = None) -> float:
    said = tags.get(name, "")
    try:
        number = float(said)
    except ValueError:
        number = float("nan")
    if math.isfinite(number):
        return number
    if default is None:
        raise InvalidInput("ballistics.al3d.tag", field="file", name=name, said=said[:30])
    return default

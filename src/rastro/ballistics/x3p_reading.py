"""Read X3P files (ISO 25178-72, once ISO 5436-2): strict where it matters, tolerant where files differ."""

import hashlib
import io
import re
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from rastro.ballistics.masks import regions_of
from rastro.ballistics.topography import Heights, Topography
from rastro.ballistics.x3p_archive import MAIN, MAX_FILE, MAX_XML, Archive, open_archive
from rastro.ballistics.x3p_header import TYPES, Axis, Header, read_header
from rastro.ballistics.x3p_units import Points, in_metres
from rastro.canonical import InvalidInput, Text, TooLarge

MAX_CHECKSUM = 10_000
_DIGEST = re.compile(r"[0-9a-f]{32}")


def read_x3p(source: Path | str | bytes | BinaryIO) -> Topography:
    """The surface in an X3P file.

    Parameters
    ----------
    source
        A path, the file's bytes, or a binary stream that can seek; at most 600 MB.

    Returns
    -------
    Topography
        With a note for each thing that is not as the standard has it and how it was taken: revision strings,
        micrometres for metres, whole numbers for heights, a text list instead of a binary part, a wrong or
        missing checksum of the header.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.x3p.*`: what is wrong. A wrong checksum of the heights is refused.
    """
    with _stream(source) as stream:
        archive = open_archive(stream)
        with archive.file:
            xml = archive.part(_main(archive), limit=MAX_XML)
            header = read_header(xml)
            notes = [*header.notes, *_checksum(archive, xml, header), *_data_checksum(header)]
            points = _listed(header) if header.listed else _points(archive, header)
            regions, told = regions_of(archive, (header.rows, header.columns))
    if header.listed:
        notes.append(Text("ballistics.x3p.text_list"))
    dx, dy, heights, units = in_metres(header, points)
    return Topography(heights, dx, dy, header.facts, (*notes, *units, *told), regions=regions)


def _stream(source: Path | str | bytes | BinaryIO) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    if not isinstance(source, Path | str):
        return source
    path = Path(source)
    try:
        if path.stat().st_size > MAX_FILE:
            raise TooLarge("ballistics.x3p.large", field="file", part=path.name, limit=MAX_FILE // 1_000_000)
        return path.open("rb")
    except OSError:
        raise InvalidInput("ballistics.x3p.missing", field="file", file=path.name) from None


def _main(archive: Archive) -> str:
    """main.xml, however its letters are written."""
    names = {each.lower(): each for each in archive.entries}
    return names.get(archive.folder.lower() + MAIN, MAIN).removeprefix(archive.folder)


def _checksum(archive: Archive, xml: bytes, header: Header) -> list[Text]:
    """A header that was changed by hand is told, not refused: laboratories edit comments."""
    name = next((each for each in (header.checksum, "md5checksum.hex") if each and archive.named(each)), "")
    if not name:
        return [Text("ballistics.x3p.no_checksum")]
    said = archive.part(name, limit=MAX_CHECKSUM).split()[:1]
    if said and said[0].lstrip(b"*").lower().decode("ascii", "replace") == _md5(xml):
        return []
    return [Text("ballistics.x3p.checksum")]


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def _data_checksum(header: Header) -> list[Text]:
    if header.listed or not header.data:
        return []
    if not _DIGEST.fullmatch(header.digest):
        return [Text("ballistics.x3p.no_data_checksum")]
    return []


def _points(archive: Archive, header: Header) -> Points:
    """The binary part: heights, and coordinates of the axes that have them."""
    if not header.data:
        raise InvalidInput("ballistics.x3p.lacks", field="file", name="PointDataLink")
    data = archive.part(header.data)
    if _DIGEST.fullmatch(header.digest) and header.digest != _md5(data):
        raise InvalidInput("ballistics.x3p.data_checksum", field="file")
    axes = {"x": header.x, "y": header.y, "z": header.z}
    layout = [(name, TYPES[axis.code]) for name, axis in axes.items() if axis.absolute or name == "z"]
    kind = np.dtype(layout)
    if len(data) < header.points * kind.itemsize:
        wanted = header.points * kind.itemsize
        raise InvalidInput("ballistics.x3p.truncated", field="file", found=len(data), wanted=wanted)
    found = np.frombuffer(data, kind, header.points)
    heights = _scaled(found["z"], header.z)
    if header.validity:
        heights[~_bits(archive.part(header.validity), header.points)] = np.nan
    coordinates = {name: found[name].astype(np.float64) for name in kind.names or () if name != "z"}
    return Points(_first_layer(heights, header), coordinates.get("x"), coordinates.get("y"))


def _scaled(values: Any, axis: Axis) -> Heights:
    """Whole numbers become lengths by the axis; what is no number is not measured."""
    with np.errstate(invalid="ignore"):  # signalling NaN of broken files
        heights = np.array(values, np.float64)
    if axis.code in "IL":
        heights *= axis.increment
        heights += axis.offset
    heights[~np.isfinite(heights)] = np.nan
    return heights


def _bits(data: bytes, points: int) -> Any:
    bits = np.unpackbits(np.frombuffer(data, np.uint8), bitorder="little")[:points]
    if len(bits) < points:
        raise InvalidInput("ballistics.x3p.validity", field="file")
    return bits.astype(bool)


def _first_layer(heights: Heights, header: Header) -> Heights:
    return heights[: header.rows * header.columns].reshape(header.rows, header.columns)


def _listed(header: Header) -> Points:
    """Points of a text list: a height, or coordinates and a height with `;` between."""
    if len(header.listed) < header.points:
        found, wanted = len(header.listed), header.points
        raise InvalidInput("ballistics.x3p.truncated", field="file", found=found, wanted=wanted)
    axes = {"x": header.x, "y": header.y, "z": header.z}
    names = [name for name, axis in axes.items() if axis.absolute or name == "z"]
    table = np.full((len(names), header.points), np.nan)
    for place, said in enumerate(header.listed[: header.points]):
        parts = said.split(";") if said else []
        try:
            if len(parts) >= len(names):
                table[:, place] = [float(each) for each in parts[-len(names) :]]
            elif parts:
                table[-1, place] = float(parts[-1])
        except ValueError:
            raise InvalidInput(
                "ballistics.x3p.number", field="file", name="Datum", said=str(said)[:40]
            ) from None
    coordinates = dict(zip(names, table, strict=True))
    heights = _first_layer(_scaled(coordinates.pop("z"), header.z), header)
    return Points(heights, coordinates.get("x"), coordinates.get("y"))

"""Read X3P files (ISO 25178-72, once ISO 5436-2): strict where it matters, tolerant where files differ."""

import hashlib
import io
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from rastro.ballistics.masks import regions_of
from rastro.ballistics.topography import LARGEST, Heights, Topography
from rastro.ballistics.x3p_archive import MAX_FILE, MAX_XML, Archive, open_archive
from rastro.ballistics.x3p_header import TYPES, Header, read_header
from rastro.canonical import InvalidInput, Text, TooLarge

MICROMETRE = 1e-6
UNLIKELY = 1e-2
"""No mark on a cartridge or bullet is a centimetre deep."""


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
            notes = [*header.notes, *_checksum(archive, xml)]
            heights = _listed(header) if header.listed else _binary(archive, header)
            regions, told = regions_of(archive, (header.rows, header.columns))
    dx, dy, heights, units = _metres(header, heights)
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
    return next((name for name in archive.sizes if name.lower().rpartition("/")[2] == "main.xml"), "main.xml")


def _checksum(archive: Archive, xml: bytes) -> list[Text]:
    """A header that was changed by hand is told, not refused: laboratories edit comments."""
    if "md5checksum.hex" not in archive.sizes:
        return [Text("ballistics.x3p.no_checksum")]
    said = archive.part("md5checksum.hex", limit=10_000).split()[:1]
    if said and said[0].lstrip(b"*").lower().decode("ascii", "replace") == _md5(xml):
        return []
    return [Text("ballistics.x3p.checksum")]


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def _binary(archive: Archive, header: Header) -> Heights:
    if not header.data:
        raise InvalidInput("ballistics.x3p.lacks", field="file", name="PointDataLink")
    data = archive.part(header.data)
    if header.digest and header.digest.lstrip("*") != _md5(data):
        raise InvalidInput("ballistics.x3p.data_checksum", field="file")
    points = header.columns * header.rows * header.layers
    fields = [
        (name, TYPES[axis.code]) for name, axis in zip("xyz", (header.x, header.y, header.z), strict=True)
    ]
    layout = [
        each for each, axis in zip(fields, (header.x, header.y, header.z), strict=True) if axis.absolute
    ]
    kind = np.dtype(layout or [("z", TYPES[header.z.code])])
    if len(data) < points * kind.itemsize:
        raise InvalidInput(
            "ballistics.x3p.truncated", field="file", found=len(data), wanted=points * kind.itemsize
        )
    found = np.frombuffer(data, kind, points)
    heights = _scaled(found["z"] if "z" in (kind.names or ()) else np.frombuffer(data, kind, points), header)
    if header.validity:
        heights[~_bits(archive.part(header.validity), points)] = np.nan
    return _first_layer(heights, header)


def _scaled(values: Any, header: Header) -> Heights:
    heights = values.astype(np.float64)
    if header.z.code in "IL":
        heights = heights * header.z.increment + header.z.offset
    heights[~np.isfinite(heights)] = np.nan
    return np.asarray(heights)


def _bits(data: bytes, points: int) -> Any:
    bits = np.unpackbits(np.frombuffer(data, np.uint8), bitorder="little")[:points]
    if len(bits) < points:
        raise InvalidInput("ballistics.x3p.validity", field="file")
    return bits.astype(bool)


def _first_layer(heights: Heights, header: Header) -> Heights:
    return np.array(heights.reshape(header.layers, header.rows, header.columns)[0])


def _listed(header: Header) -> Heights:
    """Heights of a text list; the last number of a point is its height."""
    points = header.columns * header.rows * header.layers
    if len(header.listed) < points:
        raise InvalidInput("ballistics.x3p.truncated", field="file", found=len(header.listed), wanted=points)
    try:
        values = [float(said.split(";")[-1]) if said else np.nan for said in header.listed[:points]]
    except ValueError:
        raise InvalidInput("ballistics.x3p.number", field="file", name="Datum", said="?") from None
    return _first_layer(_scaled(np.array(values), header), header)


def _metres(header: Header, heights: Heights) -> tuple[float, float, Heights, list[Text]]:
    """The increments in metres; a file that speaks of micrometres is taken at its word, and it is told."""
    dx, dy = abs(header.x.increment) or 1.0, abs(header.y.increment) or 1.0
    notes = [Text("ballistics.x3p.text_list")] if header.listed else []
    tallest = float(np.nanmax(np.abs(heights), initial=0.0))
    if tallest > UNLIKELY:
        notes.append(Text("ballistics.x3p.heights_micrometres", {"tallest": tallest}))
        heights = heights * MICROMETRE
    if max(dx, dy) > LARGEST / 10:
        notes.append(Text("ballistics.x3p.micrometres", {"dx": header.x.increment}))
        dx, dy = dx * MICROMETRE, dy * MICROMETRE
    return dx, dy, heights, notes

"""What main.xml of an X3P file says, checked before anything of it is used."""

import re
from dataclasses import dataclass

from rastro.ballistics.x3p_xml import Document, parsed
from rastro.canonical import InvalidInput, Text, TooLarge

MAX_POINTS = 100_000_000
MAX_SIDE = 100_000
MOST_DIGITS = 9
TYPES = {"D": "<f8", "F": "<f4", "L": "<i4", "I": "<i2"}
UNKNOWN_DATE = "0001-01-01T00:00:00"
"""The standard asks for a date where there may be none; this one is nobody's."""
REGION = "Region "
"""Prefix of the facts that say what a colour of the mask means."""
FACTS = {
    "Date": "Record2",
    "Creator": "Record2",
    "Manufacturer": "Instrument",
    "Model": "Instrument",
    "Serial": "Instrument",
    "Version": "Instrument",
    "CalibrationDate": "Record2",
    "ProbingType": "ProbingSystem",
    "Probing": "ProbingSystem",
    "Comment": "Record2",
    "VendorSpecificID": "",
}
"""Facts of a surface, and the element in which the file has each."""
ELEMENTS = {"ProbingType": "Type", "Probing": "Identification"}
_LONGEST, _LONGEST_COMMENT, _MOST_ANNOTATIONS = 500, 10_000, 16
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Axis:
    """One of the axes CX, CY, CZ.

    Parameters
    ----------
    absolute
        Whether every point has its coordinate; else it follows from the increment.
    code
        `D`, `F`, `L` or `I`: float64, float32, int32, int16.
    increment, offset
        Of an incremental axis; for whole numbers on Z, what turns them into metres.
    """

    absolute: bool
    code: str
    increment: float
    offset: float


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a surface.

    Parameters
    ----------
    x, y, z
        The axes.
    columns, rows, layers
        Size of the matrix.
    data, digest, validity, checksum
        Names of the binary part with its MD5, of the one with the valid points, and of the one with the
        header's MD5; empty when there is none.
    listed
        The points as text, for files without a binary part; None for a missing point.
    facts, notes
        As in :class:`~rastro.ballistics.topography.Topography`.
    """

    x: Axis
    y: Axis
    z: Axis
    columns: int
    rows: int
    layers: int
    data: str
    digest: str
    validity: str
    checksum: str
    listed: tuple[str | None, ...]
    facts: dict[str, str]
    notes: tuple[Text, ...]

    @property
    def points(self) -> int:
        """Of all layers."""
        return self.columns * self.rows * self.layers


def read_header(xml: bytes) -> Header:
    """Read main.xml.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.x3p.xml`, `.entities`, `.encoding`, `.elements`, `.feature`, `.list`, `.lacks`, `.number`,
        `.type`, `.size`.
    """
    document = parsed(xml)
    feature = document.said("FeatureType", "SUR").upper()
    if feature not in {"SUR", "PRF"}:
        raise InvalidInput("ballistics.x3p.feature", field="file", feature=feature[:20])
    if document.has("ListDimension") and not document.has("MatrixDimension"):
        raise InvalidInput("ballistics.x3p.list", field="file")
    columns, rows, layers = (_count(document, f"Size{axis}") for axis in "XYZ")
    if columns * rows * layers > MAX_POINTS or max(columns, rows) > MAX_SIDE:
        raise TooLarge("ballistics.x3p.size", field="file", columns=columns, rows=rows)
    return Header(
        _axis(document, "CX"),
        _axis(document, "CY"),
        _axis(document, "CZ"),
        columns,
        rows,
        layers,
        document.said("PointDataLink"),
        document.said("MD5ChecksumPointData").lower().lstrip("*"),
        document.said("ValidPointsLink"),
        document.said("ChecksumFile"),
        document.data,
        _facts(document),
        (*document.notes, *_revision(document.said("Revision")), *_turned(document), *_layers(layers)),
    )


def _revision(said: str) -> tuple[Text, ...]:
    return () if said == "ISO5436 - 2000" else (Text("ballistics.x3p.revision", {"said": said[:60]}),)


def _layers(layers: int) -> tuple[Text, ...]:
    return (Text("ballistics.x3p.layers", {"layers": layers}),) if layers > 1 else ()


def _rotation(document: Document) -> str:
    places = [f"r{down}{across}" for down in "123" for across in "123"]
    said = [document.said(place, of="Rotation") for place in places]
    return " ".join(each[:30] for each in said) if all(said) else ""


def _turned(document: Document) -> tuple[Text, ...]:
    """A rotation is where the surface stood in the instrument: told, and no matter to a comparison."""
    try:
        numbers = [float(each) for each in _rotation(document).split()]
    except ValueError:
        return (Text("ballistics.x3p.rotation"),)
    unit = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]
    return () if numbers in ([], unit) else (Text("ballistics.x3p.rotation"),)


def _facts(document: Document) -> dict[str, str]:
    found = {}
    for name, parent in FACTS.items():
        element = ELEMENTS.get(name, name)
        said = document.said(element, of=parent) or ("" if name in ELEMENTS else document.said(element))
        if said and said != UNKNOWN_DATE:
            found[name] = said[: _LONGEST_COMMENT if name == "Comment" else _LONGEST]
    if rotation := _rotation(document):
        found["Rotation"] = rotation
    for colour, meaning in document.annotations[:_MOST_ANNOTATIONS]:
        if _COLOUR.fullmatch(colour) and meaning:
            found[f"{REGION}{colour.lower()}"] = meaning[:_LONGEST]
    return found


def _count(document: Document, name: str) -> int:
    said = document.said(name, "1" if name == "SizeZ" else "")
    if not said:
        raise InvalidInput("ballistics.x3p.lacks", field="file", name=name)
    usual = said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS
    if not usual or not 0 < int(said) <= MAX_POINTS:
        raise InvalidInput("ballistics.x3p.number", field="file", name=name, said=said[:40])
    return int(said)


def _axis(document: Document, name: str) -> Axis:
    if not document.has(name):
        raise InvalidInput("ballistics.x3p.lacks", field="file", name=name)
    code = document.said("DataType", "D", of=name).upper() or "D"
    if code not in TYPES:
        raise InvalidInput("ballistics.x3p.type", field="file", name=name, said=code[:20])
    return Axis(
        document.said("AxisType", "I", of=name).upper() == "A",
        code,
        _number(document, "Increment", 1.0, name),
        _number(document, "Offset", 0.0, name),
    )


def _number(document: Document, name: str, default: float, axis: str) -> float:
    said = document.said(name, of=axis)
    if not said:
        return default
    try:
        number = float(said[:60])
    except ValueError:
        number = float("nan")
    if not abs(number) < float("inf"):
        raise InvalidInput("ballistics.x3p.number", field="file", name=f"{axis} {name}", said=said[:40])
    return number

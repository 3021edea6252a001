"""What main.xml of an X3P file says, read without external entities and without trust."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from rastro.canonical import InvalidInput, Text, TooLarge

MAX_POINTS = 100_000_000
MAX_SIDE = 100_000
MOST_DIGITS = 9
TYPES = {"D": "<f8", "F": "<f4", "L": "<i4", "I": "<i2"}
_FACTS = ("Date", "Creator", "Comment", "Manufacturer", "Model", "Serial", "Version", "CalibrationDate")
_LONGEST = 500


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
    data, digest, validity
        Names of the binary part with its MD5, and of the one with the valid points; empty when there is none.
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
    listed: tuple[str | None, ...]
    facts: dict[str, str]
    notes: tuple[Text, ...]


def read_header(xml: bytes) -> Header:
    """Read main.xml.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.x3p.xml`, `.entities`, `.feature`, `.lacks`, `.number`, `.type`, `.size`.
    """
    root = _parsed(xml)
    feature = _said(root, "FeatureType", "SUR").upper()
    if feature not in {"SUR", "PRF"}:
        raise InvalidInput("ballistics.x3p.feature", field="file", feature=feature[:20])
    columns, rows, layers = (_count(root, f"Size{axis}") for axis in "XYZ")
    if columns * rows * layers > MAX_POINTS or max(columns, rows) > MAX_SIDE:
        raise TooLarge("ballistics.x3p.size", field="file", columns=columns, rows=rows)
    return Header(
        _axis(root, "CX"),
        _axis(root, "CY"),
        _axis(root, "CZ"),
        columns,
        rows,
        layers,
        _said(root, "PointDataLink"),
        _said(root, "MD5ChecksumPointData").lower(),
        _said(root, "ValidPointsLink"),
        tuple(_data_of(root)),
        {name: said[:_LONGEST] for name in _FACTS if (said := _said(root, name))},
        _revision(_said(root, "Revision")),
    )


def _parsed(xml: bytes) -> ET.Element:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or b"\x00" in xml:
        raise InvalidInput("ballistics.x3p.entities", field="file")
    try:
        return ET.fromstring(xml.lstrip(b"\xef\xbb\xbf"))  # noqa: S314 - no entities are let in
    except (ET.ParseError, ValueError, LookupError):
        raise InvalidInput("ballistics.x3p.xml", field="file") from None


def _revision(said: str) -> tuple[Text, ...]:
    usual = said.replace("–", "-").replace(" ", "")
    if usual == "ISO5436-2000" and said == "ISO5436 - 2000":
        return ()
    return (Text("ballistics.x3p.revision", {"said": said[:60]}),)


def _found(root: ET.Element, name: str) -> ET.Element | None:
    """The first element of that name, whatever its namespace."""
    return next((each for each in root.iter() if _name(each) == name), None)


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _said(root: ET.Element, name: str, default: str = "") -> str:
    element = _found(root, name)
    return (element.text or "").strip() if element is not None else default


def _count(root: ET.Element, name: str) -> int:
    said = _said(root, name, "1" if name == "SizeZ" else "")
    if not said:
        raise InvalidInput("ballistics.x3p.lacks", field="file", name=name)
    if (
        not said.isascii()
        or not said.isdigit()
        or not 0 < int(said[:9]) <= MAX_POINTS
        or len(said) > MOST_DIGITS
    ):
        raise InvalidInput("ballistics.x3p.number", field="file", name=name, said=said[:40])
    return int(said)


def _axis(root: ET.Element, name: str) -> Axis:
    element = _found(root, name)
    if element is None:
        raise InvalidInput("ballistics.x3p.lacks", field="file", name=name)
    code = _said(element, "DataType", "D").upper() or "D"
    if code not in TYPES:
        raise InvalidInput("ballistics.x3p.type", field="file", name=name, said=code[:20])
    return Axis(
        _said(element, "AxisType", "I").upper() == "A",
        code,
        _number(element, "Increment", 1.0, name),
        _number(element, "Offset", 0.0, name),
    )


def _number(element: ET.Element, name: str, default: float, axis: str) -> float:
    said = _said(element, name)
    if not said:
        return default
    try:
        number = float(said[:60])
    except ValueError:
        number = float("nan")
    if not abs(number) < float("inf"):
        raise InvalidInput("ballistics.x3p.number", field="file", name=f"{axis} {name}", said=said[:40])
    return number


def _data_of(root: ET.Element) -> Iterator[str | None]:
    for element in root.iter():
        if _name(element) == "Datum":
            yield (element.text or "").strip() or None

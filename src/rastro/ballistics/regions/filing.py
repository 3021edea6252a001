"""Regions in a file: JSON that a person may edit and a program reads strictly."""

import json
from pathlib import Path
from typing import Any

from rastro.ballistics.regions.planes import Plane
from rastro.ballistics.regions.shapes import Circle, Polygon, Shape
from rastro.ballistics.regions.values import FORMAT, LARGEST, LONGEST, MOST_SHAPES, Edit, Regions
from rastro.canonical import InvalidInput, TooLarge, parse_strict, text_from_json

MOST_VERSION = 1_000_000


def write_regions(regions: Regions) -> bytes:
    """The regions as a JSON file; the same bytes for the same regions."""
    return (json.dumps(regions.as_json(), indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def read_regions_file(source: bytes | Path | str) -> Regions:
    """Regions from their file.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.regions.missing`, `.large`, `.format`, `.form`, `.part`, `.number`, `.points`, or what
        :func:`rastro.canonical.parse_strict` finds wrong.
    """
    data = source if isinstance(source, bytes) else _bytes(Path(source))
    if len(data) > LARGEST:
        raise TooLarge("ballistics.regions.large", field="regions", limit=LARGEST // 1000, shapes=MOST_SHAPES)
    told = parse_strict(data, max_bytes=LARGEST, floats=True)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise InvalidInput("ballistics.regions.format", field="regions", form=FORMAT)
    return _regions(told)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise InvalidInput("ballistics.regions.missing", field="regions", file=path.name) from None


def _regions(told: dict[str, Any]) -> Regions:
    shapes = _listed(told, "shapes")
    if len(shapes) > MOST_SHAPES:
        raise TooLarge("ballistics.regions.large", field="regions", limit=LARGEST // 1000, shapes=MOST_SHAPES)
    version = told.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= MOST_VERSION:
        raise _bad("version")
    try:
        notes = tuple(text_from_json(each) for each in _listed(told, "notes"))
    except ValueError:
        raise _bad("notes") from None
    plane = told.get("plane")
    return Regions(
        mark=_text(told, "mark"),
        method=_text(told, "method"),
        width=_number(told, "width"),
        height=_number(told, "height"),
        shapes=tuple(_shape(each, f"shapes[{k}]") for k, each in enumerate(shapes)),
        plane=None if plane is None else _plane(plane),
        version=version,
        edits=tuple(_edit(each) for each in _listed(told, "edits")),
        notes=notes,
    )


def _shape(told: Any, place: str) -> Shape:
    match told:
        case {"kind": "circle", "part": part, "reason": str(reason), "x": x, "y": y, "radius": radius}:
            x, y, radius = (_float(each, place) for each in (x, y, radius))
            return Circle(part=part, reason=reason[:LONGEST], x=x, y=y, radius=radius)
        case {"kind": "polygon", "part": part, "reason": str(reason), "points": list(points)}:
            return Polygon(
                part=part, reason=reason[:LONGEST], points=tuple(_point(each, place) for each in points)
            )
    raise _bad(place)


def _point(told: Any, place: str) -> tuple[float, float]:
    match told:
        case [x, y]:
            return _float(x, place), _float(y, place)
    raise _bad(place)


def _plane(told: Any) -> Plane:
    if not isinstance(told, dict):
        raise _bad("plane")
    return Plane(**{name: _number(told, name) for name in ("level", "across", "down", "within")})


def _edit(told: Any) -> Edit:
    match told:
        case {"by": str(by), "why": str(why), "at": str(at), "version": int(version)}:
            return Edit(by=by[:LONGEST], why=why[:LONGEST], at=at[:LONGEST], version=version)
    raise _bad("edits")


def _listed(told: dict[str, Any], name: str) -> list[Any]:
    value = told.get(name, [])
    if not isinstance(value, list):
        raise _bad(name)
    return value


def _text(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    if not isinstance(value, str):
        raise _bad(name)
    return value[:LONGEST]


def _number(told: dict[str, Any], name: str) -> float:
    return _float(told.get(name), name)


def _float(value: Any, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _bad(place)
    return float(value)


def _bad(part: str) -> InvalidInput:
    return InvalidInput("ballistics.regions.form", field="regions", part=part)

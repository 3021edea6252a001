"""The XML of an X3P file, parsed without entities and without trust, and looked up by name in one pass."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from rastro.canonical import InvalidInput, Text, TooLarge

MAX_ELEMENTS = 300_000
MAX_DEPTH = 50
_DECLARED = re.compile(rb"""^<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9._-]{1,30})["']""")
_SAFE = re.compile(r"utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|windows-125\d|cp125\d|latin-?1", re.IGNORECASE)
"""Encodings in which a `<` is a `<`: in others a document type could hide from the search for it."""
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


@dataclass(frozen=True, slots=True)
class Document:
    """Elements of a document by their name and by their parent's, whatever their namespace.

    Parameters
    ----------
    first
        (parent's name, name) to the first such element; an empty parent for any.
    data
        The texts of all `Datum` elements, None for an empty one.
    annotations
        Colour and text of the annotations of a mask.
    notes
        What was tolerated.
    """

    first: dict[tuple[str, str], ET.Element]
    data: tuple[str | None, ...]
    annotations: tuple[tuple[str, str], ...]
    notes: tuple[Text, ...]

    def said(self, name: str, default: str = "", *, of: str = "") -> str:
        """The text of the first element of that name (within the first of the name `of`)."""
        element = self.first.get((of, name))
        return (element.text or "").strip() if element is not None else default

    def has(self, name: str) -> bool:
        """Whether there is an element of that name."""
        return ("", name) in self.first


def parsed(xml: bytes) -> Document:
    """Parse main.xml.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.x3p.xml`, `.entities`, `.encoding`, `.elements`.
    """
    text, notes = _decoded(xml)
    if "<!DOCTYPE" in text or "<!ENTITY" in text or "\x00" in text:
        raise InvalidInput("ballistics.x3p.entities", field="file")
    if text.count("<") - text.count("</") > MAX_ELEMENTS:
        raise TooLarge("ballistics.x3p.elements", field="file", limit=MAX_ELEMENTS)
    try:
        root = ET.fromstring(text)  # noqa: S314 - no entities are let in
    except (ET.ParseError, ValueError, LookupError):
        raise InvalidInput("ballistics.x3p.xml", field="file") from None
    return _looked_up(root, notes)


def _decoded(xml: bytes) -> tuple[str, tuple[Text, ...]]:
    """As text; bytes that are not in the encoding they are said to be in are taken for Windows-1252."""
    if wide := _WIDE.get(xml[:2]):
        return xml[2:].decode(wide, "replace"), (Text("ballistics.x3p.encoded", {"said": "UTF-16"}),)
    plain = xml.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _DECLARED.match(plain)
    said = declared[1].decode("ascii") if declared else "utf-8"
    if not _SAFE.fullmatch(said):
        raise InvalidInput("ballistics.x3p.encoding", field="file", said=said)
    try:
        return plain.decode(said), ()
    except (UnicodeDecodeError, LookupError):
        return plain.decode("cp1252", "replace"), (Text("ballistics.x3p.encoded", {"said": "Windows-1252"}),)


def _looked_up(root: ET.Element, notes: tuple[Text, ...]) -> Document:
    first: dict[tuple[str, str], ET.Element] = {("", _name(root)): root}
    data: list[str | None] = []
    annotations: list[tuple[str, str]] = []
    waiting = [(root, 1)]
    while waiting:
        parent, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise TooLarge("ballistics.x3p.elements", field="file", limit=MAX_ELEMENTS)
        above = _name(parent)
        below = []
        for element in parent:
            name = _name(element)
            if name == "Datum":
                data.append((element.text or "").strip() or None)
                continue
            if name == "Annotation":
                annotations.append((element.get("color", ""), (element.text or "").strip()))
            first.setdefault((above, name), element)
            first.setdefault(("", name), element)
            below.append((element, depth + 1))
        waiting += reversed(below)
    return Document(first, tuple(data), tuple(annotations), notes)


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]

"""The XML of X3P files with its fields changed one by one: sizes, kinds, links, nesting, encodings."""

import random
import re

from rastro.testing.broken_bytes import NASTY, mutated, number

_SIZE = re.compile(rb"(<Size[XYZ]>)[^<]*")
_LENGTH = re.compile(rb"(<(?:Increment|Offset)>)[^<]*")
_KIND = re.compile(rb"(<DataType>)[^<]*")
_AXIS = re.compile(rb"(<AxisType>)[^<]*")
_LINK = re.compile(rb"(<PointDataLink>)[^<]*")
_TEXT = re.compile(rb">[^<>]*<")
_MATRIX = re.compile(rb"<MatrixDimension>.*?</MatrixDimension>", re.DOTALL)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*\?>")
_ENCODINGS = (b"utf-16", b"cp037", b"iso-8859-1", b"windows-1252", b"utf-7", b"idna", b"ascii", b"bz2", b"x")


def broken_header(xml: bytes, chance: random.Random) -> bytes:
    """main.xml with one to three things wrong in it."""
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        xml = chance.choice(_CHANGES)(xml, chance)
    return xml


def _one(pattern: "re.Pattern[bytes]", xml: bytes, chance: random.Random, value: bytes) -> bytes:
    found = list(pattern.finditer(xml))
    if not found:
        return xml
    at = chance.choice(found)
    return xml[: at.end(1)] + value + xml[at.end() :]


def _size(xml: bytes, chance: random.Random) -> bytes:
    return _one(_SIZE, xml, chance, number(chance))


def _length(xml: bytes, chance: random.Random) -> bytes:
    return _one(_LENGTH, xml, chance, number(chance))


def _kind(xml: bytes, chance: random.Random) -> bytes:
    return _one(_KIND, xml, chance, chance.choice([b"D", b"F", b"L", b"I", b"Q", b"", b"d"]))


def _axis(xml: bytes, chance: random.Random) -> bytes:
    return _one(_AXIS, xml, chance, chance.choice([b"A", b"I", b"", b"B"]))


def _link(xml: bytes, chance: random.Random) -> bytes:
    names = [
        b"main.xml",
        b"md5checksum.hex",
        b"bindata/mask.png",
        b"/bindata/data.bin",
        b".\\bindata\\data.bin",
    ]
    return _one(_LINK, xml, chance, chance.choice([*names, *NASTY]))


def _any_text(xml: bytes, chance: random.Random) -> bytes:
    found = list(_TEXT.finditer(xml))
    if not found:
        return mutated(xml, chance)
    at = chance.choice(found)
    return xml[: at.start() + 1] + chance.choice(NASTY) + xml[at.end() - 1 :]


def _element(xml: bytes, chance: random.Random) -> bytes:
    """An element taken out, or said twice."""
    found = list(re.finditer(rb"<(\w+)>[^<>]*</\1>", xml))
    if not found:
        return xml
    at = chance.choice(found)
    return xml[: at.start()] + at.group() * chance.choice([0, 0, 2, 50]) + xml[at.end() :]


def _validity(xml: bytes, chance: random.Random) -> bytes:
    name = chance.choice([b"bindata/data.bin", b"bindata/valid.bin", b"main.xml", b""])
    return xml.replace(b"</DataLink>", b"<ValidPointsLink>" + name + b"</ValidPointsLink></DataLink>")


def _listed(xml: bytes, chance: random.Random) -> bytes:
    """Heights as text beside the binary part, or a list of points without a matrix."""
    if chance.random() < 1 / 4:
        return _MATRIX.sub(b"<ListDimension>9</ListDimension>", xml)
    values = [b"1e-6", b"1;2;3e-6", b";;", b"", b"nan", b"inf", b"x", b"1e999"]
    count = chance.choice([1, 16, 1600, 20_000])
    data = b"".join(b"<Datum>" + chance.choice(values) + b"</Datum>" for _ in range(count))
    return xml.replace(b"</Record3>", b"<DataList>" + data + b"</DataList></Record3>")


def _declaration(xml: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(_ENCODINGS)
    whole = b'<?xml version="1.0" encoding="' + encoding + b'"?>' + _DECLARED.sub(b"", xml)
    if chance.random() < 1 / 2:
        return whole
    try:
        return whole.decode("utf-8", "replace").encode(encoding.decode(), "replace")
    except (LookupError, ValueError, UnicodeError):
        return whole


def _entities(xml: bytes, chance: random.Random) -> bytes:
    nested = b"".join(b'<!ENTITY a%d "%s">' % (k, b"&a%d;" % (k - 1) * 10) for k in range(1, 9))
    kinds = [
        b'<!DOCTYPE a [<!ENTITY a0 "ha">' + nested + b"]>",
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        b'<!DOCTYPE a [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x"> %e;]>',
    ]
    at = _DECLARED.match(xml)
    place = at.end() if at else 0
    return xml[:place] + chance.choice(kinds) + xml[place:].replace(b"<Comment>", b"<Comment>&a8;", 1)


def _bulk(xml: bytes, chance: random.Random) -> bytes:
    """Deep nesting, many elements, many attributes, a long text."""
    size = chance.choice([40, 2_000, 150_000])
    added = chance.choice(
        [
            b"<a>" * size + b"</a>" * size,
            b"<a/>" * size,
            b"<a " + b" ".join(b"b%d=''" % k for k in range(min(size, 50_000))) + b"/>",
            b"x" * (size * 10),
            b"".join(b"<a xmlns:n%d='u%d'>" % (k, k) for k in range(min(size, 30_000))),
        ]
    )
    return xml.replace(b"</Record1>", added + b"</Record1>", 1)


def _bytes(xml: bytes, chance: random.Random) -> bytes:
    return mutated(xml, chance)


_CHANGES = (
    *(_size, _size, _length, _length, _kind, _axis, _link, _any_text, _any_text, _element, _validity),
    *(_listed, _declaration, _entities, _bulk, _bytes),
)

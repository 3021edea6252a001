"""ZIP archives made of parts, with the lies an archive can tell."""

import io
import random
import struct
import warnings
import zipfile
from collections.abc import Mapping

_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_CENTRAL, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_SIZE_IN = {_CENTRAL: 24, _LOCAL: 22}
"""Where a header says the unpacked size; the packed one stands four bytes before, the CRC eight."""


def packed(parts: Mapping[str, bytes], chance: random.Random) -> bytes:
    """The parts as an archive; one in three lies somewhere."""
    names = {name: name for name in parts}
    lying = chance.random() < 1 / 3
    if lying:
        names = {name: _renamed(name, chance) for name in parts}
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", chance.choice(_KINDS)) as file:
        warnings.simplefilter("ignore")  # names said twice are what is wanted
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(names[name]), data)
        if lying:
            _more(file, parts, chance)
    return _lied(out.getvalue(), chance) if lying else out.getvalue()


def _renamed(name: str, chance: random.Random) -> str:
    shapes = [
        name,
        name,
        name,
        name.replace("/", "\\"),
        f"scan/{name}",
        f"./{name}",
        name.upper(),
        f"../{name}",
    ]
    return chance.choice(shapes)


def _more(file: zipfile.ZipFile, parts: Mapping[str, bytes], chance: random.Random) -> None:
    match chance.randrange(5):
        case 0:
            for number in range(chance.choice([3, 70, 3_000])):
                file.writestr(zipfile.ZipInfo(f"more/{number}"), b"")
        case 1:
            file.writestr(zipfile.ZipInfo(chance.choice(list(parts))), b"again")
        case 2:
            file.writestr(
                zipfile.ZipInfo("bomb"), bytes(chance.choice([9_000_000, 20_000_000])), zipfile.ZIP_DEFLATED
            )
        case 3:
            file.comment = bytes(chance.choice([1, 60_000]))


def _lied(data: bytes, chance: random.Random) -> bytes:
    """A size, CRC, method or flag in one of the headers changed."""
    changed = bytearray(data)
    header = chance.choice([_CENTRAL, _LOCAL])
    places = [k for k in range(len(data) - 46) if data[k : k + 4] == header]
    if not places:
        return data
    place = chance.choice(places)
    size = _SIZE_IN[header]
    match chance.randrange(5):
        case 0:
            struct.pack_into("<I", changed, place + size, chance.choice([0, 1, 790_000_000, 0xFFFFFFFF]))
        case 1:
            struct.pack_into("<I", changed, place + size - 4, chance.choice([0, 1, 0x7FFFFFFF, 0xFFFFFFFF]))
        case 2:
            struct.pack_into("<I", changed, place + size - 8, chance.randrange(1 << 32))
        case 3:
            struct.pack_into("<H", changed, place + size - 14, chance.choice([0, 8, 12, 14, 99, 93]))
        case _:
            struct.pack_into("<H", changed, place + size - 16, chance.choice([1, 8, 0x40, 0xFFFF]))
    return bytes(changed)

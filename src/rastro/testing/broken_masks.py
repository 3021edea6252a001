"""PNG pictures broken in what they say, in their chunks and in their bytes."""

import io
import random
import struct
import zlib
from functools import cache

import numpy as np
from PIL import Image

from rastro.testing.broken_bytes import SIZES, mutated

_MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def broken_png(chance: random.Random, shape: tuple[int, int]) -> bytes:
    """A picture of that shape or another, whole or broken."""
    rows, columns = shape if chance.random() < 2 / 3 else (chance.randrange(1, 60), chance.randrange(1, 60))
    match chance.randrange(4):
        case 0:
            return _picture(chance, rows, columns)
        case 1:
            return mutated(_picture(chance, rows, columns), chance)
        case 2:
            return _said(chance)
        case _:
            return _with_chunk(_picture(chance, rows, columns), chance)


def _picture(chance: random.Random, rows: int, columns: int) -> bytes:
    values = np.frombuffer(chance.randbytes(rows * columns), np.uint8).reshape(rows, columns)
    mode = chance.choice(_MODES)
    made = Image.fromarray(values // chance.choice([1, 64, 255]))
    made = Image.fromarray(values.astype(np.uint16) * 257) if mode == "I;16" else made.convert(mode)
    out = io.BytesIO()
    made.save(out, "PNG", bits=chance.choice([1, 2, 4, 8])) if mode == "P" else made.save(out, "PNG")
    return out.getvalue()


def _said(chance: random.Random) -> bytes:
    """A header that says anything, and data that does or does not hold it."""
    columns, rows = (max(0, chance.choice(SIZES)) & 0xFFFFFFFF for _ in "ab")
    depth, kind = chance.choice([1, 2, 4, 8, 16, 3]), chance.choice([0, 2, 3, 4, 6, 1])
    head = struct.pack(">IIBBBBB", columns, rows, depth, kind, 0, chance.randrange(2), chance.randrange(2))
    data = _bomb(chance.choice([0, 100, 20_000, 30_000_000]))
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _with_chunk(png: bytes, chance: random.Random) -> bytes:
    bomb = _bomb(30_000_000)
    added = chance.choice(
        [
            _chunk(b"zTXt", b"a\x00\x00" + bomb),
            _chunk(b"iCCP", b"a\x00\x00" + bomb),
            _chunk(b"iTXt", b"a\x00\x01\x00\x00\x00" + bomb),
            _chunk(b"acTL", struct.pack(">II", 4_000_000_000, 0)),
            _chunk(b"PLTE", chance.randbytes(chance.choice([0, 3, 5, 900]))),
            _chunk(b"tRNS", chance.randbytes(7)),
            _chunk(b"IDAT", bomb),
            _chunk(b"IHDR", png[16:29]),
            struct.pack(">I", chance.choice([0, 1, 0x7FFFFFFF, 0xFFFFFFFF])) + b"teXt",
            _chunk(b"tEXt", b"a\x00" + b"b" * 9_000_000),
        ]
    )
    place = chance.choice([33, 33, len(png) - 12])
    return png[:place] + added + png[place:]


@cache
def _bomb(size: int) -> bytes:
    return zlib.compress(bytes(size))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

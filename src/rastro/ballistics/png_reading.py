"""Read PNG pictures (ISO/IEC 15948) without a library: masks of X3P files and pictures of surfaces."""

import struct
import zlib
from typing import Any

import numpy as np

from rastro.canonical import InvalidInput, TooLarge

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_PIXELS = 4_000_000
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PALETTE = 3
_SUB, _UP, _AVERAGE, _PAETH = 1, 2, 3, 4

type Pixels = np.ndarray[Any, np.dtype[np.uint16]]


def read_png(data: bytes) -> Pixels:
    """The pixels: shape (rows, columns, channels), 0 to 255 or to 65535; a palette's colours are laid out.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.png.broken`, `.kind` (interlaced, or fewer than 8 bits), `.size`.
    """
    if not data.startswith(SIGNATURE):
        raise InvalidInput("ballistics.png.broken", field="file")
    chunks = _chunks(data)
    header = chunks.get(b"IHDR", b"")
    if len(header) != struct.calcsize(">IIBBBBB"):
        raise InvalidInput("ballistics.png.broken", field="file")
    columns, rows, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    if not 0 < rows * columns <= MAX_PIXELS:
        raise TooLarge("ballistics.png.size", field="file", columns=columns, rows=rows)
    if depth not in {8, 16} or kind not in _CHANNELS or interlaced or (kind == _PALETTE and depth != 8):  # noqa: PLR2004
        raise InvalidInput("ballistics.png.kind", field="file")
    bytes_each = _CHANNELS[kind] * depth // 8
    lines = _unfiltered(_unpacked(chunks.get(b"IDAT", b""), rows, columns * bytes_each), bytes_each)
    found = lines.astype(np.uint16) if depth == 8 else _wide(lines)  # noqa: PLR2004
    pixels = found.reshape(rows, columns, _CHANNELS[kind])
    return _coloured(pixels, chunks.get(b"PLTE", b"")) if kind == _PALETTE else pixels


def _chunks(data: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, list[bytes]] = {}
    place = len(SIGNATURE)
    while place + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        found.setdefault(name, []).append(data[place + 8 : place + 8 + length])
        place += 12 + length
    return {name: b"".join(parts) for name, parts in found.items()}


def _unpacked(packed: bytes, rows: int, width: int) -> Any:
    wanted = rows * (width + 1)
    try:
        raw = zlib.decompressobj().decompress(packed, wanted)
    except zlib.error:
        raise InvalidInput("ballistics.png.broken", field="file") from None
    if len(raw) < wanted:
        raise InvalidInput("ballistics.png.broken", field="file")
    return np.frombuffer(raw, np.uint8).reshape(rows, width + 1)


def _unfiltered(lines: Any, step: int) -> Any:
    """Undo the filters, line by line: each byte was stored less a guess from those left and above it."""
    out = np.zeros((len(lines), lines.shape[1] - 1), np.uint8)
    above = np.zeros(lines.shape[1] - 1, np.uint8)
    for number, line in enumerate(lines):
        kind, given = int(line[0]), line[1:]
        if kind == _SUB:
            above = given.reshape(-1, step).cumsum(axis=0, dtype=np.uint8).ravel()
        elif kind == _UP:
            above = given + above
        elif kind in {_AVERAGE, _PAETH}:
            above = np.frombuffer(_guessed(kind, given.tobytes(), above.tobytes(), step), np.uint8)
        else:
            above = given
        out[number] = above
    return out


def _guessed(kind: int, given: bytes, above: bytes, step: int) -> bytearray:
    out = bytearray(step) + bytearray(given)
    over = bytes(step) + above
    for place in range(step, len(out)):
        left, up = out[place - step], over[place]
        if kind == _AVERAGE:
            guess = (left + up) >> 1
        else:
            corner = over[place - step]
            to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
            guess = (
                left if to_left <= to_up and to_left <= to_corner else up if to_up <= to_corner else corner
            )
        out[place] = (out[place] + guess) & 255
    return out[step:]


def _wide(lines: Any) -> Any:
    return np.ascontiguousarray(lines).view(">u2").astype(np.uint16)


def _coloured(pixels: Pixels, palette: bytes) -> Pixels:
    colours = np.frombuffer(palette[: len(palette) // 3 * 3], np.uint8).reshape(-1, 3)
    if not len(colours) or int(pixels.max()) >= len(colours):
        raise InvalidInput("ballistics.png.broken", field="file")
    return np.asarray(colours[pixels[:, :, 0]], np.uint16)
